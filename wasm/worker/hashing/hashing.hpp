#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "wasm/worker/hashing/messages.hpp"

namespace wasm::worker::hashing {

// The work, within the worker: hashes the chunks of each stream as they come.
class Hashing {
 public:
  using Reply = std::function<void(const ToPage&)>;

  explicit Hashing(Reply reply) : reply_(std::move(reply)) {}

  void take(const ToWorker& message);

 private:
  void take(const Begin& begin);
  void take(const Chunk& chunk);
  void take(const End& end);
  void take(const Cancel& cancel);

  Reply reply_;
  std::map<DigestStream, std::vector<protocol::crypto::Hasher>> streams_;
  std::vector<std::uint8_t> chunk_;  // the one that is hashed
};

}  // namespace wasm::worker::hashing
