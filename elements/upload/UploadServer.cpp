#include <libsoup/soup.h>
#include <pthread.h>

#include <atomic>
#include <future>
#include <map>
#include <thread>

#include "elements/base/Mutex.hpp"
#include "elements/gst/Signal.hpp"
#include "elements/upload/UploadStream.hpp"
#include "elements/upload/Uploads.hpp"

namespace headwater::upload {

namespace {

using Clock = std::chrono::steady_clock;

/// Runs `job` on the context's thread.
void invokeOn(GMainContext* context, std::function<void()> job) {
  using Job = std::function<void()>;
  g_main_context_invoke_full(
      context, G_PRIORITY_DEFAULT,
      [](gpointer data) -> gboolean {
        (*static_cast<Job*>(data))();
        return G_SOURCE_REMOVE;
      },
      new Job(std::move(job)), [](gpointer data) { delete static_cast<Job*>(data); });
}

struct Context {
  GMainContext* context = g_main_context_new();
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { g_main_context_unref(context); }
};
using ContextPtr = std::shared_ptr<Context>;

class Place;

/// What places and the server share. Thread-safe.
struct Registry {
  std::atomic<uint64_t> uploads{0}, started{0}, refused{0}, bytes{0};
  base::Mutex mutex;
  std::map<std::string, std::weak_ptr<Place>> places HW_GUARDED_BY(mutex);
};

/// Ends a connection whose upload nobody wants any more.
void hangUp(SoupServerMessage* message) {
  if (GSocket* socket = soup_server_message_get_socket(message))
    g_socket_shutdown(socket, TRUE, TRUE, nullptr);
}

/// Thread: its state is the server's thread's, but for the stream, which is under its lock.
class Place : public UploadPlace, public std::enable_shared_from_this<Place> {
 public:
  Place(std::shared_ptr<Registry> registry, ContextPtr context, std::string path, size_t capacity,
        std::chrono::milliseconds silence, std::weak_ptr<UploadObserver> observer)
      : registry_(std::move(registry)),
        context_(std::move(context)),
        path_(std::move(path)),
        capacity_(capacity),
        silence_(silence),
        observer_(std::move(observer)) {}
  ~Place() override;

  std::function<void(const gst::Ptr<GstElement>&)> feed() override {
    return [weak = weak_from_this()](const gst::Ptr<GstElement>& appsrc) {
      const auto self = weak.lock();
      if (!self) return;
      if (const auto stream = self->stream()) stream->feed(appsrc);
    };
  }
  void drop() override {
    invokeOn(context_->context, [weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->abandon();
    });
  }

  // The server's thread.
  bool busy() const { return taken_; }
  void begin(SoupServerMessage* message);
  void push(SoupServerMessage* message, GBytes* chunk);
  void finish(SoupServerMessage* message);
  void abandon();

 private:
  void watchSilence();

  std::shared_ptr<UploadStream> stream() const {
    const base::Lock lock(mutex_);
    return stream_;
  }

  const std::shared_ptr<Registry> registry_;
  const ContextPtr context_;
  const std::string path_;
  const size_t capacity_;
  const std::chrono::milliseconds silence_;
  const std::weak_ptr<UploadObserver> observer_;
  Clock::time_point heard_{};
  gst::Ptr<SoupServerMessage> message_;
  bool taken_ = false;  ///< until what came has been played
  bool paused_ = false;
  mutable base::Mutex mutex_;
  std::shared_ptr<UploadStream> stream_ HW_GUARDED_BY(mutex_);
};

class Server : public UploadServer {
 public:
  explicit Server(UploadServerOptions options) : options_(std::move(options)) {}
  ~Server() override;
  base::Expected<void> listen();

  uint16_t port() const override { return port_; }
  std::shared_ptr<UploadPlace> open(const std::string& path, std::chrono::milliseconds silence,
                                    std::weak_ptr<UploadObserver> observer) override;
  UploadMetrics metrics() const override {
    return {registry_->uploads, registry_->started, registry_->refused, registry_->bytes};
  }

 private:
  base::Expected<void> listenThere();
  void onHeaders(SoupServerMessage* message, const std::string& path);
  void refuse(SoupServerMessage* message, unsigned status, const char* why);
  std::shared_ptr<Place> find(const std::string& path) const {
    const base::Lock lock(registry_->mutex);
    const auto found = registry_->places.find(path);
    return found == registry_->places.end() ? nullptr : found->second.lock();
  }

  const UploadServerOptions options_;
  const ContextPtr context_ = std::make_shared<Context>();
  gst::Ptr<SoupServer> soup_;
  GMainLoop* loop_ = nullptr;
  uint16_t port_ = 0;
  const std::shared_ptr<Registry> registry_ = std::make_shared<Registry>();
  std::thread thread_;
};

Place::~Place() {
  {
    const base::Lock lock(registry_->mutex);
    registry_->places.erase(path_);
  }
  if (const auto to = stream()) to->end();
  if (!message_) return;
  --registry_->uploads;
  // The message belongs to the server's thread, and so does its last reference.
  invokeOn(context_->context, [message = std::move(message_)] { hangUp(message.get()); });
}

void Place::begin(SoupServerMessage* message) {
  message_ = gst::ref(message);
  taken_ = true;
  paused_ = false;
  heard_ = Clock::now();
  watchSilence();
  auto stream = std::make_shared<UploadStream>(capacity_, [context = context_, weak = weak_from_this()] {
    invokeOn(context->context, [weak] {
      const auto self = weak.lock();
      if (!self || !self->message_ || !std::exchange(self->paused_, false)) return;
      self->heard_ = Clock::now();
      soup_server_message_unpause(self->message_.get());
    });
  });
  {
    const base::Lock lock(mutex_);
    stream_ = std::move(stream);
  }
  if (const auto observer = observer_.lock()) observer->onUploadStarted();
}

/// Comes again for as long as this upload is under way.
void Place::watchSilence() {
  struct Watch {
    std::weak_ptr<Place> place;
    SoupServerMessage* message;
  };
  GSource* timer = g_timeout_source_new(200);
  g_source_set_callback(
      timer,
      [](gpointer data) -> gboolean {
        const auto* watch = static_cast<Watch*>(data);
        const auto self = watch->place.lock();
        if (!self || !self->message_ || self->message_.get() != watch->message) return G_SOURCE_REMOVE;
        if (self->paused_ || Clock::now() - self->heard_ < self->silence_) return G_SOURCE_CONTINUE;
        const auto message = self->message_;
        self->finish(message.get());
        hangUp(message.get());
        return G_SOURCE_REMOVE;
      },
      new Watch{weak_from_this(), message_.get()}, [](gpointer data) { delete static_cast<Watch*>(data); });
  g_source_attach(timer, context_->context);
  g_source_unref(timer);
}

void Place::push(SoupServerMessage* message, GBytes* chunk) {
  const auto to = stream();
  if (!to || message_.get() != message) return;
  gsize size = 0;
  const auto* data = g_bytes_get_data(chunk, &size);
  registry_->bytes += size;
  heard_ = Clock::now();
  if (to->push(gst::adopt(gst_buffer_new_memdup(data, size))) || paused_) return;
  paused_ = true;
  soup_server_message_pause(message);
}

void Place::finish(SoupServerMessage* message) {
  if (!message_ || message_.get() != message) return;
  message_.reset();
  --registry_->uploads;
  if (const auto to = stream()) to->end();
  if (const auto observer = observer_.lock()) observer->onUploadEnded();
}

void Place::abandon() {
  taken_ = false;
  if (!message_) return;
  const auto message = message_;
  if (std::exchange(paused_, false)) soup_server_message_unpause(message.get());
  finish(message.get());
  hangUp(message.get());
}

void Server::refuse(SoupServerMessage* message, unsigned status, const char* why) {
  if (status >= 400) ++registry_->refused;
  soup_server_message_set_status(message, status, nullptr);
  soup_server_message_set_response(message, "text/plain", SOUP_MEMORY_COPY, why,
                                   std::char_traits<char>::length(why));
  soup_message_headers_append(soup_server_message_get_response_headers(message), "Connection", "close");
}

/// Before the body is read, so that it does not have to be when nobody wants it.
void Server::onHeaders(SoupServerMessage* message, const std::string& path) {
  auto* answer = soup_server_message_get_response_headers(message);
  soup_message_headers_append(answer, "Access-Control-Allow-Origin", "*");
  soup_message_body_set_accumulate(soup_server_message_get_request_body(message), FALSE);
  const std::string method = soup_server_message_get_method(message);
  if (method == "OPTIONS") {
    soup_message_headers_append(answer, "Access-Control-Allow-Methods", "POST, PUT, OPTIONS");
    soup_message_headers_append(answer, "Access-Control-Allow-Headers", "*");
    return soup_server_message_set_status(message, SOUP_STATUS_NO_CONTENT, nullptr);
  }
  const auto place = find(path);
  if (!place) return refuse(message, SOUP_STATUS_NOT_FOUND, "There is no such place to upload to.\n");
  if (method != "POST" && method != "PUT")
    return refuse(message, SOUP_STATUS_METHOD_NOT_ALLOWED, "Media is uploaded here by POST or PUT.\n");
  const char* type =
      soup_message_headers_get_content_type(soup_server_message_get_request_headers(message), nullptr);
  if (type && g_str_has_prefix(type, "multipart/"))
    return refuse(message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE,
                  "A form is no media: send the file itself as the body, for example with Content-Type "
                  "video/webm.\n");
  if (place->busy())
    return refuse(message, SOUP_STATUS_CONFLICT, "Another upload is under way or being played here.\n");
  if (registry_->uploads >= options_.maxUploads)
    return refuse(message, SOUP_STATUS_SERVICE_UNAVAILABLE, "Too many uploads are under way.\n");
  ++registry_->uploads;
  ++registry_->started;
  const std::weak_ptr<Place> weak = place;
  // The handlers go with the message.
  gst::connect<void, GBytes*>(
      message, "got-chunk",
      gst::weakly<GBytes*>(weak, [message](Place& self, GBytes* chunk) { self.push(message, chunk); }))
      .leave();
  for (const char* end : {"got-body", "finished", "disconnected"})
    gst::connect<void>(message, end, gst::weakly<>(weak, [message](Place& self) { self.finish(message); }))
        .leave();
  place->begin(message);
}

base::Expected<void> Server::listenThere() {
  soup_ = gst::adopt(soup_server_new("server-header", "Headwater", nullptr));
  soup_server_add_early_handler(
      soup_.get(), nullptr,
      [](SoupServer*, SoupServerMessage* message, const char* path, GHashTable*, gpointer data) {
        static_cast<Server*>(data)->onHeaders(message, path);
      },
      this, nullptr);
  soup_server_add_handler(
      soup_.get(), nullptr,
      [](SoupServer*, SoupServerMessage* message, const char*, GHashTable*, gpointer) {
        if (soup_server_message_get_status(message) == 0)
          soup_server_message_set_status(message, SOUP_STATUS_OK, nullptr);
      },
      this, nullptr);
  const auto address =
      gst::adopt(g_inet_socket_address_new_from_string(options_.address.c_str(), options_.port));
  if (!address)
    return base::fail(base::Failure::Code::invalidArgument,
                      "'" + options_.address + "' is no IP address to listen on");
  GError* error = nullptr;
  if (!soup_server_listen(soup_.get(), address.get(), static_cast<SoupServerListenOptions>(0), &error)) {
    const gst::ErrorPtr owned(error);
    return base::fail(base::Failure::Code::internal, "HTTP uploads cannot be taken on " + options_.address +
                                                         ":" + std::to_string(options_.port) + ": " +
                                                         (error ? error->message : "no reason given"));
  }
  GSList* uris = soup_server_get_uris(soup_.get());
  if (uris) port_ = static_cast<uint16_t>(g_uri_get_port(static_cast<GUri*>(uris->data)));
  g_slist_free_full(uris, reinterpret_cast<GDestroyNotify>(g_uri_unref));
  return {};
}

base::Expected<void> Server::listen() {
  loop_ = g_main_loop_new(context_->context, FALSE);
  std::promise<base::Expected<void>> listening;
  auto result = listening.get_future();
  thread_ = std::thread([this, &listening] {
    pthread_setname_np(pthread_self(), "hw-http");
    g_main_context_push_thread_default(context_->context);
    auto done = listenThere();
    const bool serves = done.has_value();
    listening.set_value(std::move(done));
    if (serves) g_main_loop_run(loop_);
    if (soup_) soup_server_disconnect(soup_.get());
    soup_.reset();
    g_main_context_pop_thread_default(context_->context);
  });
  return result.get();
}

Server::~Server() {
  if (thread_.joinable()) {
    invokeOn(context_->context, [loop = loop_] { g_main_loop_quit(loop); });
    thread_.join();
  }
  if (loop_) g_main_loop_unref(loop_);
}

std::shared_ptr<UploadPlace> Server::open(const std::string& path, std::chrono::milliseconds silence,
                                          std::weak_ptr<UploadObserver> observer) {
  auto place =
      std::make_shared<Place>(registry_, context_, path, options_.bufferBytes, silence, std::move(observer));
  const base::Lock lock(registry_->mutex);
  registry_->places[path] = place;
  return place;
}

}  // namespace

base::Expected<std::shared_ptr<UploadServer>> UploadServer::start(UploadServerOptions options) {
  auto server = std::make_shared<Server>(std::move(options));
  if (auto listening = server->listen(); !listening) return tl::make_unexpected(listening.error());
  return std::shared_ptr<UploadServer>(std::move(server));
}

}  // namespace headwater::upload
