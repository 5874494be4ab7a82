// One GET.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "elements/base/Types.hpp"
#include "elements/gst/GstPtr.hpp"

namespace headwater::http {

struct Request {
  std::string uri{};
  uint64_t from = 0;                          ///< the byte to begin with
  std::chrono::milliseconds timeout{10'000};  ///< without a sign of life of the server
  bool redirects = true;                      ///< are followed
  size_t ahead = 256 << 10;                   ///< bytes that may wait to be taken before reading rests
};

struct Answer {
  unsigned status = 0;
  std::optional<uint64_t> size{};  ///< of the whole, where it is known
  bool parts = false;              ///< it can begin with any byte
  std::string uri{};               ///< where it came from, after redirects
};

struct BytesFree {
  void operator()(GBytes* bytes) const { g_bytes_unref(bytes); }
};
using Bytes = std::unique_ptr<GBytes, BytesFree>;

/// A download under way. Held by shared_ptr; thread-safe, read by one thread. Dropping it, in whatever state,
/// ends it later on the client's thread, and nobody waits for that.
class Fetch {
 public:
  enum class Next { data, end, failed, interrupted };

  static std::shared_ptr<Fetch> start(Request request);
  ~Fetch();
  Fetch(const Fetch&) = delete;
  Fetch& operator=(const Fetch&) = delete;

  /// Waits for what comes next; `bytes` is set with Next::data. Until `deadline`, after which it is
  /// interrupted.
  Next next(Bytes& bytes, std::optional<std::chrono::steady_clock::time_point> deadline = std::nullopt);
  /// While it is set, next() does not wait.
  void interrupt(bool on);

  std::optional<Answer> answer() const;  ///< with Next::data and Next::end it is there
  /// Why, after Next::failed. Failure: notFound.
  base::Failure failure() const;
  bool refused() const;  ///< the server answered, and does not give it

 private:
  struct State;
  class Transfer;

  explicit Fetch(Request request);

  const std::shared_ptr<State> state_;
  std::shared_ptr<Transfer> transfer_;  ///< let go of on its own thread only
};

/// All that is at `uri`, without following redirects. Blocks for at most `deadline`. Failure: notFound, or
/// invalidArgument when there are more than `most` bytes.
base::Expected<std::string> fetchAll(const std::string& uri, size_t most, std::chrono::milliseconds deadline);

}  // namespace headwater::http
