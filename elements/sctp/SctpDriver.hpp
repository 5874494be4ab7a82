// The process's usrsctp.
#pragma once

#include <map>
#include <memory>

#include "elements/base/Mutex.hpp"
#include "elements/sctp/SctpAssociation.hpp"

namespace headwater::sctp {

/// One thread, `hw-sctp`, for the timers of all associations, and those by the names that usrsctp has of
/// them: what comes too late for one finds nothing. Thread-safe.
struct SctpAssociation::Driver {
  /// Never destroyed: usrsctp cannot be ended while anything may still call it.
  static Driver& shared();

  /// How usrsctp names it from here on.
  void* add(const std::shared_ptr<SctpAssociation>& association);
  void remove(void* id);
  std::shared_ptr<SctpAssociation> find(void* id);

 private:
  Driver();
  [[noreturn]] void run();

  base::Mutex mutex_;
  base::Condition changed_;
  std::map<void*, std::weak_ptr<SctpAssociation>> associations_ HW_GUARDED_BY(mutex_);
  uintptr_t last_ HW_GUARDED_BY(mutex_) = 0;
};

}  // namespace headwater::sctp
