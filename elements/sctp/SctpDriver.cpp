#include "elements/sctp/SctpDriver.hpp"

#include <pthread.h>
#include <usrsctp.h>

#include <chrono>
#include <thread>

namespace headwater::sctp {

namespace {

constexpr std::chrono::milliseconds kTick{10};  ///< usrsctp counts time in these
constexpr uint32_t kDelayedAck = 20;            ///< milliseconds

/// usrsctp's names of endpoints are pointers, which it never follows.
void* toPointer(uintptr_t id) {
  return reinterpret_cast<void*>(id);  // NOLINT
}

}  // namespace

SctpAssociation::Driver& SctpAssociation::Driver::shared() {
  static auto* driver = new Driver;
  return *driver;
}

SctpAssociation::Driver::Driver() {
  usrsctp_init_nothreads(
      0,
      [](void* id, void* data, size_t size, uint8_t, uint8_t) {
        if (const auto association = shared().find(id))
          association->callbacks_.output({static_cast<const uint8_t*>(data), size});
        return 0;
      },
      nullptr);
  usrsctp_sysctl_set_sctp_ecn_enable(0);
  usrsctp_sysctl_set_sctp_asconf_enable(0);
  usrsctp_sysctl_set_sctp_auth_enable(0);
  usrsctp_sysctl_set_sctp_delayed_sack_time_default(kDelayedAck);
  std::thread thread([this] { run(); });
  pthread_setname_np(thread.native_handle(), "hw-sctp");
  thread.detach();
}

void* SctpAssociation::Driver::add(const std::shared_ptr<SctpAssociation>& association) {
  void* id = nullptr;
  {
    const base::Lock lock(mutex_);
    id = toPointer(++last_);
    associations_[id] = association;
  }
  changed_.notifyAll();
  usrsctp_register_address(id);  // without the lock, which callbacks take inside of usrsctp's
  return id;
}

void SctpAssociation::Driver::remove(void* id) {
  {
    const base::Lock lock(mutex_);
    associations_.erase(id);
  }
  usrsctp_deregister_address(id);
}

std::shared_ptr<SctpAssociation> SctpAssociation::Driver::find(void* id) {
  const base::Lock lock(mutex_);
  const auto found = associations_.find(id);
  return found == associations_.end() ? nullptr : found->second.lock();
}

void SctpAssociation::Driver::run() {
  using Clock = std::chrono::steady_clock;
  auto before = Clock::now();
  for (;;) {
    std::vector<std::shared_ptr<SctpAssociation>> all;
    {
      base::Lock lock(mutex_);
      if (associations_.empty()) {
        changed_.wait(lock, [this]() HW_REQUIRES(mutex_) { return !associations_.empty(); });
        before = Clock::now();
      }
      changed_.waitFor(lock, kTick, [] { return false; });
      for (const auto& [id, association] : associations_)
        if (auto owned = association.lock()) all.push_back(std::move(owned));
    }
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - before);
    before += passed;
    usrsctp_handle_timers(static_cast<uint32_t>(passed.count()));
    for (const auto& association : all) association->drain();
  }
}

}  // namespace headwater::sctp
