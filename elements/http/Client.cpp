#include "elements/http/Client.hpp"

#include <pthread.h>

#include <future>
#include <thread>

namespace headwater::http {

namespace {

/// Players wait for nobody else's downloads; how many there are is limited elsewhere.
constexpr int kConnections = 65'536;

}  // namespace

Client& Client::shared() {
  static auto* const one = new Client;
  return *one;
}

Client::Client() : context_(g_main_context_new()) {
  std::promise<void> ready;
  std::thread([this, &ready] {
    pthread_setname_np(pthread_self(), "hw-fetch");
    g_main_context_push_thread_default(context_);
    session_ = soup_session_new_with_options("max-conns", kConnections, "max-conns-per-host", kConnections,
                                             "user-agent", "Headwater ", nullptr);
    // What is media is not packed a second time; its length and its parts are counted as it is sent.
    soup_session_remove_feature_by_type(session_, SOUP_TYPE_CONTENT_DECODER);
    GMainLoop* loop = g_main_loop_new(context_, FALSE);
    ready.set_value();
    g_main_loop_run(loop);
  }).detach();
  ready.get_future().wait();
}

void Client::post(std::function<void()> job) {
  attach(g_idle_source_new(), [job = std::move(job)] {
    job();
    return false;
  });
}

void Client::repeat(std::chrono::milliseconds period, std::function<bool()> job) {
  attach(g_timeout_source_new(static_cast<guint>(period.count())), std::move(job));
}

void Client::attach(GSource* source, std::function<bool()> job) {
  using Job = std::function<bool()>;
  g_source_set_priority(source, G_PRIORITY_DEFAULT);
  g_source_set_callback(
      source,
      [](gpointer data) noexcept {
        return (*static_cast<Job*>(data))() ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
      },
      new Job(std::move(job)), [](gpointer data) { delete static_cast<Job*>(data); });
  g_source_attach(source, context_);
  g_source_unref(source);
}

}  // namespace headwater::http
