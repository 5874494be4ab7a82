#include "elements/gst/Promise.hpp"

#include <optional>

#include "elements/base/Mutex.hpp"

namespace headwater::gst {

namespace {

struct Pending {
  base::Mutex mutex;
  base::Condition ready;
  std::optional<Reply> reply HW_GUARDED_BY(mutex);
};

Reply read(GstPromise* promise) {
  const auto result = gst_promise_wait(promise);  // has been replied to: returns at once
  if (result == GST_PROMISE_RESULT_INTERRUPTED) return tl::make_unexpected(std::string("interrupted"));
  if (result == GST_PROMISE_RESULT_EXPIRED)
    return tl::make_unexpected(std::string("expired without a reply"));
  const GstStructure* reply = gst_promise_get_reply(promise);
  if (!reply) return StructurePtr(gst_structure_new_empty("reply"));
  GError* error = nullptr;
  if (gst_structure_get(reply, "error", G_TYPE_ERROR, &error, nullptr) && error) {
    const ErrorPtr owned(error);
    return tl::make_unexpected(std::string(error->message));
  }
  return StructurePtr(gst_structure_copy(reply));
}

void onChange(GstPromise* promise, gpointer data) noexcept {
  const auto pending = *static_cast<std::shared_ptr<Pending>*>(data);
  auto reply = read(promise);
  const base::Lock lock(pending->mutex);
  pending->reply.emplace(std::move(reply));
  pending->ready.notifyAll();
}

}  // namespace

Reply await(std::chrono::milliseconds deadline, const std::function<void(GstPromise*)>& start) {
  const auto pending = std::make_shared<Pending>();
  const auto promise = adopt(gst_promise_new_with_change_func(
      onChange, new std::shared_ptr<Pending>(pending),
      [](gpointer data) { delete static_cast<std::shared_ptr<Pending>*>(data); }));
  start(promise.get());
  base::Lock lock(pending->mutex);
  if (!pending->ready.waitFor(lock, deadline,
                              [&]() HW_REQUIRES(pending->mutex) { return pending->reply.has_value(); }))
    return tl::make_unexpected("no reply within " + std::to_string(deadline.count()) + " ms");
  return std::move(*pending->reply);
}

}  // namespace headwater::gst
