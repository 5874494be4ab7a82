#include "elements/http/Fetch.hpp"

#include <algorithm>

#include "elements/base/Mutex.hpp"
#include "elements/http/Client.hpp"

namespace headwater::http {

namespace {

using Clock = std::chrono::steady_clock;

constexpr gsize kPiece = 64 << 10;
constexpr std::chrono::milliseconds kLookEach{500};

std::string take(GError* error) {
  const gst::ErrorPtr owned(error);
  return error ? error->message : "no reason given";
}

}  // namespace

/// What both sides know of a download.
struct Fetch::State {
  const Request request;
  mutable base::Mutex mutex;
  base::Condition changed;
  std::deque<Bytes> pieces HW_GUARDED_BY(mutex);
  size_t waiting HW_GUARDED_BY(mutex) = 0;  ///< bytes in them
  std::optional<Answer> answer HW_GUARDED_BY(mutex);
  bool ended HW_GUARDED_BY(mutex) = false;
  bool failed HW_GUARDED_BY(mutex) = false;
  bool refused HW_GUARDED_BY(mutex) = false;
  bool interrupted HW_GUARDED_BY(mutex) = false;
  bool rests HW_GUARDED_BY(mutex) = false;  ///< the reader does, until pieces are taken
  std::string why HW_GUARDED_BY(mutex);

  explicit State(Request wanted) : request(std::move(wanted)) {}
};

/// The half on the client's thread, which alone makes, calls and drops it. Each operation under way holds it.
class Fetch::Transfer : public std::enable_shared_from_this<Transfer> {
 public:
  explicit Transfer(std::shared_ptr<State> state) : state_(std::move(state)) {}

  void send();
  void read();
  void cancel();

 private:
  using Self = std::shared_ptr<Transfer>;

  static Self taken(gpointer data) {
    const std::unique_ptr<Self> held(static_cast<Self*>(data));
    return std::move(*held);
  }
  void onSent(GAsyncResult* result);
  void onRead(GAsyncResult* result);
  bool isAnswered();
  void begin();
  void end();
  void fail(const std::string& why, bool refused = false);
  bool watch();

  const std::shared_ptr<State> state_;
  gst::Ptr<GCancellable> stop_ = gst::adopt(g_cancellable_new());
  gst::Ptr<SoupMessage> message_;
  gst::Ptr<GInputStream> body_;
  bool busy_ = false, timedOut_ = false;
  Clock::time_point since_{};  ///< busy
};

void Fetch::Transfer::send() {
  const auto& request = state_->request;
  message_ = gst::adopt(soup_message_new("GET", request.uri.c_str()));
  if (!message_) return fail("it is no URI of HTTP");
  auto* headers = soup_message_get_request_headers(message_.get());
  if (request.from > 0) soup_message_headers_set_range(headers, static_cast<goffset>(request.from), -1);
  if (!request.redirects) soup_message_add_flags(message_.get(), SOUP_MESSAGE_NO_REDIRECT);
  begin();
  soup_session_send_async(
      Client::shared().session(), message_.get(), G_PRIORITY_DEFAULT, stop_.get(),
      [](GObject*, GAsyncResult* result, gpointer data) noexcept { taken(data)->onSent(result); },
      new Self(shared_from_this()));
  Client::shared().repeat(kLookEach, [weak = weak_from_this()] {
    const auto self = weak.lock();
    return self && self->watch();
  });
}

void Fetch::Transfer::begin() {
  busy_ = true;
  since_ = Clock::now();
}

void Fetch::Transfer::onSent(GAsyncResult* result) {
  busy_ = false;
  GError* error = nullptr;
  body_ = gst::adopt(soup_session_send_finish(Client::shared().session(), result, &error));
  if (!body_) return fail(take(error));
  if (g_cancellable_is_cancelled(stop_.get())) return end();
  if (isAnswered()) read();
}

/// Whether the body is what was asked for.
bool Fetch::Transfer::isAnswered() {
  const auto& request = state_->request;
  Answer answer;
  answer.status = soup_message_get_status(message_.get());
  auto* headers = soup_message_get_response_headers(message_.get());
  if (!SOUP_STATUS_IS_SUCCESSFUL(answer.status)) {
    const char* phrase = soup_message_get_reason_phrase(message_.get());
    fail("the server answers " + std::to_string(answer.status) + " " + (phrase ? phrase : ""), true);
    return false;
  }
  const char* accepted = soup_message_headers_get_one(headers, "Accept-Ranges");
  goffset first = 0, last = 0, whole = -1;
  if (answer.status == SOUP_STATUS_PARTIAL_CONTENT &&
      soup_message_headers_get_content_range(headers, &first, &last, &whole)) {
    answer.parts = true;
  } else {
    answer.parts = accepted && g_ascii_strcasecmp(accepted, "bytes") == 0;
    if (soup_message_headers_get_encoding(headers) == SOUP_ENCODING_CONTENT_LENGTH)
      whole = soup_message_headers_get_content_length(headers);
  }
  if (static_cast<uint64_t>(first) != request.from) {
    fail("the server does not begin with byte " + std::to_string(request.from), true);
    return false;
  }
  if (whole >= 0) answer.size = static_cast<uint64_t>(whole);
  const gst::CharPtr from(g_uri_to_string_partial(soup_message_get_uri(message_.get()), G_URI_HIDE_PASSWORD));
  answer.uri = from ? from.get() : request.uri;
  const base::Lock lock(state_->mutex);
  state_->answer = std::move(answer);
  return true;
}

void Fetch::Transfer::read() {
  if (!body_ || busy_ || g_cancellable_is_cancelled(stop_.get())) return;
  begin();
  g_input_stream_read_bytes_async(
      body_.get(), kPiece, G_PRIORITY_DEFAULT, stop_.get(),
      [](GObject*, GAsyncResult* result, gpointer data) noexcept { taken(data)->onRead(result); },
      new Self(shared_from_this()));
}

void Fetch::Transfer::onRead(GAsyncResult* result) {
  busy_ = false;
  GError* error = nullptr;
  Bytes piece(g_input_stream_read_bytes_finish(body_.get(), result, &error));
  if (!piece) return fail(take(error));
  if (g_cancellable_is_cancelled(stop_.get())) return end();
  const size_t size = g_bytes_get_size(piece.get());
  bool more = size > 0;
  {
    const base::Lock lock(state_->mutex);
    if (more) state_->pieces.push_back(std::move(piece));
    state_->waiting += size;
    state_->ended = !more;
    state_->rests = more && state_->waiting >= state_->request.ahead;
    more = more && !state_->rests;
    state_->changed.notifyAll();
  }
  if (size == 0) return end();
  if (more) read();
}

/// False: it need not be looked at any more.
bool Fetch::Transfer::watch() {
  if (!message_) return false;
  if (!busy_ || Clock::now() - since_ < state_->request.timeout) return true;
  timedOut_ = true;
  g_cancellable_cancel(stop_.get());
  return false;
}

void Fetch::Transfer::fail(const std::string& why, bool refused) {
  {
    const base::Lock lock(state_->mutex);
    state_->failed = true;
    state_->refused = refused;
    state_->why = timedOut_ ? "the server has not answered for " +
                                  std::to_string(state_->request.timeout.count()) + " ms"
                            : why;
    state_->changed.notifyAll();
  }
  end();
}

void Fetch::Transfer::cancel() {
  g_cancellable_cancel(stop_.get());
  if (!busy_) end();
}

/// Nothing is under way on what is dropped here.
void Fetch::Transfer::end() {
  body_.reset();
  message_.reset();
}

std::shared_ptr<Fetch> Fetch::start(Request request) {
  return std::shared_ptr<Fetch>(new Fetch(std::move(request)));
}

Fetch::Fetch(Request request)
    : state_(std::make_shared<State>(std::move(request))), transfer_(std::make_shared<Transfer>(state_)) {
  Client::shared().post([transfer = transfer_] { transfer->send(); });
}

Fetch::~Fetch() {
  Client::shared().post([transfer = std::move(transfer_)] { transfer->cancel(); });
}

Fetch::Next Fetch::next(Bytes& bytes, std::optional<Clock::time_point> deadline) {
  base::Lock lock(state_->mutex);
  const auto any = [this]() HW_REQUIRES(state_->mutex) {
    return state_->interrupted || !state_->pieces.empty() || state_->ended || state_->failed;
  };
  if (!deadline)
    state_->changed.wait(lock, any);
  else if (!state_->changed.waitUntil(lock, *deadline, any))
    return Next::interrupted;
  if (state_->interrupted) return Next::interrupted;
  if (state_->pieces.empty()) return state_->failed ? Next::failed : Next::end;
  bytes = std::move(state_->pieces.front());
  state_->pieces.pop_front();
  state_->waiting -= g_bytes_get_size(bytes.get());
  if (state_->rests && state_->waiting < state_->request.ahead) {
    state_->rests = false;
    Client::shared().post([transfer = transfer_] { transfer->read(); });
  }
  return Next::data;
}

void Fetch::interrupt(bool on) {
  const base::Lock lock(state_->mutex);
  state_->interrupted = on;
  state_->changed.notifyAll();
}

std::optional<Answer> Fetch::answer() const {
  const base::Lock lock(state_->mutex);
  return state_->answer;
}

base::Failure Fetch::failure() const {
  const base::Lock lock(state_->mutex);
  return {base::Failure::Code::notFound, state_->why};
}

bool Fetch::refused() const {
  const base::Lock lock(state_->mutex);
  return state_->refused;
}

base::Expected<std::string> fetchAll(const std::string& uri, size_t most,
                                     std::chrono::milliseconds deadline) {
  const auto until = Clock::now() + deadline;
  const auto fetch = Fetch::start({.uri = uri, .timeout = deadline, .redirects = false});
  std::string content;
  for (;;) {
    Bytes bytes;
    switch (fetch->next(bytes, until)) {
      case Fetch::Next::interrupted:
        return base::fail(base::Failure::Code::notFound, "it did not come in time");
      case Fetch::Next::failed:
        return tl::make_unexpected(fetch->failure());
      case Fetch::Next::end:
        return content;
      case Fetch::Next::data: {
        gsize size = 0;
        const auto* data = static_cast<const char*>(g_bytes_get_data(bytes.get(), &size));
        if (content.size() + size > most)
          return base::fail(base::Failure::Code::invalidArgument,
                            "it is larger than " + std::to_string(most) + " bytes");
        content.append(data, size);
      }
    }
  }
}

}  // namespace headwater::http
