#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <span>
#include <vector>

#include "protocol/core/hasher.hpp"

namespace shell::ports {

// Names a stream of bytes until it has ended or was cancelled. Never used again.
enum class DigestStream : std::uint32_t {};

enum class DigestError : std::uint8_t {
  Unavailable,  // what computes them could not be started: a file of it is missing, or the browser or a policy forbids it
  Broken,       // it ended amid its work, for one because there is no memory left
};

// Digests of content of any size, computed beside the page's own work; of several streams at once.
class Digests {
 public:
  // How many bytes of a stream may be under way: added, but not yet hashed.
  static constexpr std::size_t kMostUnderWay = std::size_t{4} << 20U;

  // In the order in which the hashes were asked for.
  using Result = std::expected<std::vector<protocol::crypto::Digest>, DigestError>;

  // Neither is called from within a call.
  struct Events {
    std::function<void()> room;        // bytes were hashed, so that more may be added
    std::function<void(Result)> done;  // the last event, exactly once; none at all comes after cancel()
  };

  virtual ~Digests() = default;
  virtual DigestStream begin(std::vector<protocol::crypto::ContentHash> wanted, Events events) = 0;
  // How many bytes may be added now, kMostUnderWay at first.
  [[nodiscard]] virtual std::size_t room(DigestStream stream) const = 0;
  // The next bytes of the stream, at most room(). They are copied.
  virtual void add(DigestStream stream, std::span<const std::uint8_t> bytes) = 0;
  // Nothing is added any more: the digests are wanted.
  virtual void end(DigestStream stream) = 0;
  virtual void cancel(DigestStream stream) = 0;
  // A stream that has ended has no room, and what is asked of it does nothing.
};

}  // namespace shell::ports
