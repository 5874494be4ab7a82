// Tells ThreadSanitizer how GLib and GStreamer order what threads do.
//
// GLib's locks are futexes in a library that is not instrumented, so that everything they guard looks like a
// race. The functions here stand in front of GLib's (an executable's symbols come first), call them, and tell
// the sanitizer what happens before what. Only built with HEADWATER_SANITIZE=thread.
#include <dlfcn.h>
#include <gst/gst.h>
#include <sanitizer/tsan_interface.h>

#include <cstdarg>

namespace {

template <class F>
F* next(const char* name) {
  return reinterpret_cast<F*>(dlsym(RTLD_NEXT, name));
}

// Everything before this call, on this thread, happens before what another thread does after its own: for
// locks, and for objects that threads hand to one another by counting references.
void order(const void* object) {
  __tsan_acquire(const_cast<void*>(object));
  __tsan_release(const_cast<void*>(object));
}

}  // namespace

#define NEXT(name) static const auto real = next<decltype(name)>(#name)

// NOLINTBEGIN(readability-identifier-naming): GLib's names
extern "C" {

#define LOCK(name, Type)  \
  void name(Type* lock) { \
    NEXT(name);           \
    real(lock);           \
    __tsan_acquire(lock); \
  }
#define TRYLOCK(name, Type)          \
  gboolean name(Type* lock) {        \
    NEXT(name);                      \
    const gboolean got = real(lock); \
    if (got) __tsan_acquire(lock);   \
    return got;                      \
  }
#define UNLOCK(name, Type) \
  void name(Type* lock) {  \
    NEXT(name);            \
    __tsan_release(lock);  \
    real(lock);            \
  }

LOCK(g_mutex_lock, GMutex)
TRYLOCK(g_mutex_trylock, GMutex)
UNLOCK(g_mutex_unlock, GMutex)
LOCK(g_rec_mutex_lock, GRecMutex)
TRYLOCK(g_rec_mutex_trylock, GRecMutex)
UNLOCK(g_rec_mutex_unlock, GRecMutex)
LOCK(g_rw_lock_writer_lock, GRWLock)
TRYLOCK(g_rw_lock_writer_trylock, GRWLock)
UNLOCK(g_rw_lock_writer_unlock, GRWLock)
LOCK(g_rw_lock_reader_lock, GRWLock)
TRYLOCK(g_rw_lock_reader_trylock, GRWLock)
UNLOCK(g_rw_lock_reader_unlock, GRWLock)

void g_cond_wait(GCond* condition, GMutex* lock) {
  NEXT(g_cond_wait);
  __tsan_release(lock);
  real(condition, lock);
  __tsan_acquire(lock);
}

gboolean g_cond_wait_until(GCond* condition, GMutex* lock, gint64 end) {
  NEXT(g_cond_wait_until);
  __tsan_release(lock);
  const gboolean signalled = real(condition, lock, end);
  __tsan_acquire(lock);
  return signalled;
}

// The one who drops the last reference sees all that the others did with the object.
gpointer(g_object_ref)(gpointer object) {
  static const auto real = next<gpointer(gpointer)>("g_object_ref");
  order(object);
  return real(object);
}
void g_object_unref(gpointer object) {
  NEXT(g_object_unref);
  order(object);
  real(object);
}
gpointer gst_object_ref(gpointer object) {
  NEXT(gst_object_ref);
  order(object);
  return real(object);
}
void gst_object_unref(gpointer object) {
  NEXT(gst_object_unref);
  order(object);
  real(object);
}
GstMiniObject* gst_mini_object_ref(GstMiniObject* object) {
  NEXT(gst_mini_object_ref);
  order(object);
  return real(object);
}
void gst_mini_object_unref(GstMiniObject* object) {
  NEXT(gst_mini_object_unref);
  order(object);
  real(object);
}

// Connecting a handler happens before its being called.
gulong g_signal_connect_data(gpointer instance, const gchar* signal, GCallback handler, gpointer data,
                             GClosureNotify destroy, GConnectFlags flags) {
  NEXT(g_signal_connect_data);
  order(instance);
  return real(instance, signal, handler, data, destroy, flags);
}
void g_signal_handler_disconnect(gpointer instance, gulong handler) {
  NEXT(g_signal_handler_disconnect);
  order(instance);
  real(instance, handler);
  order(instance);
}
void g_signal_emit(gpointer instance, guint signal, GQuark detail, ...) {
  order(instance);
  va_list arguments;
  va_start(arguments, detail);
  g_signal_emit_valist(instance, signal, detail, arguments);
  va_end(arguments);
}
void g_object_notify(GObject* object, const gchar* property) {
  NEXT(g_object_notify);
  order(object);
  real(object, property);
}
void g_object_notify_by_pspec(GObject* object, GParamSpec* property) {
  NEXT(g_object_notify_by_pspec);
  order(object);
  real(object, property);
}

// What is handed to a queue, a main context or a thread happens before what is done with it there.
void g_async_queue_push(GAsyncQueue* queue, gpointer data) {
  NEXT(g_async_queue_push);
  order(data);
  real(queue, data);
}
gpointer g_async_queue_pop(GAsyncQueue* queue) {
  NEXT(g_async_queue_pop);
  const gpointer data = real(queue);
  order(data);
  return data;
}
// Pools live as long as the process or nearly so: what stands in front of their functions is not freed.
struct PoolFunction {
  GFunc function;
  gpointer data;
};
void callInPool(gpointer job, gpointer data) {
  order(job);
  const auto* pool = static_cast<PoolFunction*>(data);
  pool->function(job, pool->data);
}
GThreadPool* g_thread_pool_new(GFunc function, gpointer data, gint threads, gboolean exclusive,
                               GError** error) {
  NEXT(g_thread_pool_new);
  return real(callInPool, new PoolFunction{function, data}, threads, exclusive, error);
}
gboolean g_thread_pool_push(GThreadPool* pool, gpointer data, GError** error) {
  NEXT(g_thread_pool_push);
  order(data);
  return real(pool, data, error);
}
GstPromiseResult gst_promise_wait(GstPromise* promise) {
  NEXT(gst_promise_wait);
  const auto result = real(promise);
  order(promise);
  return result;
}
void gst_promise_reply(GstPromise* promise, GstStructure* reply) {
  NEXT(gst_promise_reply);
  order(promise);
  real(promise, reply);
}

}  // extern "C"
// NOLINTEND(readability-identifier-naming)
