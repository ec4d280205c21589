#include "wasm/worker/hashing/hashing.hpp"

#include <utility>

#include "wasm/js/bytes.hpp"

namespace wasm::worker::hashing {

using protocol::crypto::Hasher;

void Hashing::take(const ToWorker& message) {
  std::visit([this](const auto& one) { take(one); }, message);
}

void Hashing::take(const Begin& begin) {
  std::vector<Hasher>& hashers = streams_[begin.stream];
  for (const ContentHash hash : begin.wanted) hashers.emplace_back(hash);
}

void Hashing::take(const Chunk& chunk) {
  js::read(chunk.bytes, chunk_);
  for (Hasher& hasher : streams_.at(chunk.stream)) hasher.add(chunk_);
  reply_(Taken{.stream = chunk.stream, .size = chunk_.size()});
}

void Hashing::take(const End& end) {
  Finished finished{.stream = end.stream, .digests = {}};
  for (Hasher& hasher : streams_.at(end.stream)) finished.digests.push_back(hasher.finish());
  streams_.erase(end.stream);
  reply_(std::move(finished));
}

void Hashing::take(const Cancel& cancel) { streams_.erase(cancel.stream); }

}  // namespace wasm::worker::hashing
