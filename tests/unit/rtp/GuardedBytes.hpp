// Bytes that end where memory ends: whoever reads one too many crashes.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>

namespace headwater::test {

class GuardedBytes {
 public:
  static constexpr size_t kMaxSize = 4096;

  GuardedBytes() {
    void* pages = mmap(nullptr, 2 * kMaxSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) throw std::runtime_error("mmap failed");
    pages_ = static_cast<uint8_t*>(pages);
    if (mprotect(pages_ + kMaxSize, kMaxSize, PROT_NONE) != 0) throw std::runtime_error("mprotect failed");
  }
  ~GuardedBytes() { munmap(pages_, 2 * kMaxSize); }
  GuardedBytes(const GuardedBytes&) = delete;
  GuardedBytes& operator=(const GuardedBytes&) = delete;

  /// A copy of `bytes` (at most kMaxSize) until the next call.
  std::span<const uint8_t> hold(std::span<const uint8_t> bytes) {
    uint8_t* const start = pages_ + kMaxSize - bytes.size();
    std::copy(bytes.begin(), bytes.end(), start);
    return {start, bytes.size()};
  }

 private:
  uint8_t* pages_ = nullptr;
};

}  // namespace headwater::test
