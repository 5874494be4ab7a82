// Who may touch what, checked by the compiler: a mutex whose guarded members clang knows (-Wthread-safety,
// part of `./dev lint`). Other compilers see an ordinary mutex.
//
//   mutable base::Mutex mutex_;
//   std::vector<Branch> branches_ HW_GUARDED_BY(mutex_);   // touched under base::Lock only
//   Branch& branchTo(Shard& shard) HW_REQUIRES(mutex_);    // called under base::Lock only
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#if defined(__clang__)
#define HW_THREAD_SAFETY(what) __attribute__((what))
#else
#define HW_THREAD_SAFETY(what)
#endif

/// Behind a member: it is read and written with that mutex held.
#define HW_GUARDED_BY(mutex) HW_THREAD_SAFETY(guarded_by(mutex))
/// Behind a function's or lambda's parameters: it is called with that mutex held.
#define HW_REQUIRES(...) HW_THREAD_SAFETY(requires_capability(__VA_ARGS__))
/// Behind a function's parameters: it locks that mutex itself and must not be called with it held.
#define HW_EXCLUDES(...) HW_THREAD_SAFETY(locks_excluded(__VA_ARGS__))

namespace headwater::base {

class HW_THREAD_SAFETY(capability("mutex")) Mutex {
 public:
  Mutex() = default;
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;

 private:
  friend class Lock;
  std::mutex mutex_;
};

/// Holds a Mutex to the end of its scope, but for what lies between unlock() and lock().
class HW_THREAD_SAFETY(scoped_lockable) Lock {
 public:
  explicit Lock(Mutex& mutex) HW_THREAD_SAFETY(acquire_capability(mutex)) : lock_(mutex.mutex_) {}
  ~Lock() HW_THREAD_SAFETY(release_capability()) {}
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  void unlock() HW_THREAD_SAFETY(release_capability()) { lock_.unlock(); }
  void lock() HW_THREAD_SAFETY(acquire_capability()) { lock_.lock(); }

 private:
  friend class Condition;
  std::unique_lock<std::mutex> lock_;
};

/// Waits for something that a Mutex guards. A predicate reads guarded members: give it HW_REQUIRES(mutex).
class Condition {
 public:
  void notifyOne() { condition_.notify_one(); }
  void notifyAll() { condition_.notify_all(); }

  void wait(Lock& lock) { condition_.wait(lock.lock_); }
  template <class Predicate>
  void wait(Lock& lock, Predicate predicate) {
    condition_.wait(lock.lock_, predicate);
  }
  template <class Clock, class Duration>
  void waitUntil(Lock& lock, std::chrono::time_point<Clock, Duration> time) {
    condition_.wait_until(lock.lock_, time);
  }
  /// These two: whether the predicate holds.
  template <class Clock, class Duration, class Predicate>
  bool waitUntil(Lock& lock, std::chrono::time_point<Clock, Duration> time, Predicate predicate) {
    return condition_.wait_until(lock.lock_, time, predicate);
  }
  template <class Rep, class Period, class Predicate>
  bool waitFor(Lock& lock, std::chrono::duration<Rep, Period> time, Predicate predicate) {
    return condition_.wait_for(lock.lock_, time, predicate);
  }

 private:
  std::condition_variable condition_;
};

}  // namespace headwater::base
