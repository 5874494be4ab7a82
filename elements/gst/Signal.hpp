// A connected GObject signal handler that disconnects itself.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include "elements/gst/GstPtr.hpp"

namespace headwater::gst {

/// Owns one handler id. Disconnecting does not wait for a handler that is running: handlers hold what they
/// need by weak pointers (see weakly()). Thread: any one at a time.
class SignalConnection {
 public:
  SignalConnection() = default;
  SignalConnection(GObject* object, gulong id) : object_(object), id_(id) {}
  SignalConnection(SignalConnection&& other) noexcept
      : object_(std::move(other.object_)), id_(std::exchange(other.id_, 0)) {}
  SignalConnection& operator=(SignalConnection&& other) noexcept {
    if (this == &other) return *this;
    disconnect();
    object_ = std::move(other.object_);
    id_ = std::exchange(other.id_, 0);
    return *this;
  }
  ~SignalConnection() { disconnect(); }

  bool connected() const { return id_ != 0; }
  /// The handler stays for as long as what it is connected to.
  void leave() { id_ = 0; }
  void disconnect() {
    const gulong id = std::exchange(id_, 0);
    if (id == 0) return;
    if (const auto object = object_.lock()) g_signal_handler_disconnect(object.get(), id);
  }

 private:
  WeakPtr<GObject> object_;
  gulong id_ = 0;
};

namespace detail {

template <class Return, class... Args>
struct Handler {
  using Function = std::function<Return(Args...)>;
  static Return call(gpointer, Args... args, gpointer data) noexcept {
    return (*static_cast<Function*>(data))(args...);
  }
  static void destroy(gpointer data, GClosure*) { delete static_cast<Function*>(data); }
};

}  // namespace detail

/// Connects `handler` to `signal` ("name" or "name::detail"). Args are the signal's own C types, without the
/// instance and the user data. The handler runs on whatever thread emits.
template <class Return, class... Args>
SignalConnection connect(gpointer instance, const char* signal,
                         std::type_identity_t<std::function<Return(Args...)>> handler) {
  using Bound = detail::Handler<Return, Args...>;
  auto* data = new typename Bound::Function(std::move(handler));
  const gulong id = g_signal_connect_data(instance, signal, G_CALLBACK(&Bound::call), data, &Bound::destroy,
                                          static_cast<GConnectFlags>(0));
  return {G_OBJECT(instance), id};
}

/// A handler that runs only while its owner lives, and keeps it alive meanwhile.
template <class... Args, class Owner, class Function>
std::function<void(Args...)> weakly(std::weak_ptr<Owner> owner, Function function) {
  return [owner = std::move(owner), function = std::move(function)](Args... args) {
    if (const auto self = owner.lock()) function(*self, args...);
  };
}

/// Connects to "notify::<property>"; the handler reads the property itself.
inline SignalConnection connectNotify(gpointer instance, const std::string& property,
                                      std::function<void()> handler) {
  return connect<void, GParamSpec*>(instance, ("notify::" + property).c_str(),
                                    [handler = std::move(handler)](GParamSpec*) { handler(); });
}

}  // namespace headwater::gst
