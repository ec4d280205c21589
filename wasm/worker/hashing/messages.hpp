#pragma once

#include <cstddef>
#include <variant>
#include <vector>

#include "shell/ports/digests.hpp"
#include "wasm/js/value.hpp"

// What page and worker tell each other of digests.
namespace wasm::worker::hashing {

using protocol::crypto::ContentHash;
using protocol::crypto::Digest;
using shell::ports::DigestStream;

struct Begin {
  DigestStream stream{};
  std::vector<ContentHash> wanted;
};
struct Chunk {
  DigestStream stream{};
  js::val bytes;  // a Uint8Array of which the buffer is transferred
};
struct End {
  DigestStream stream{};
};
struct Cancel {
  DigestStream stream{};
};
using ToWorker = std::variant<Begin, Chunk, End, Cancel>;

// A chunk was hashed.
struct Taken {
  DigestStream stream{};
  std::size_t size = 0;  // bytes
};
struct Finished {
  DigestStream stream{};
  std::vector<Digest> digests;
};
using ToPage = std::variant<Taken, Finished>;

js::val write(const ToWorker& message);
js::val write(const ToPage& message);
ToWorker read_to_worker(const js::val& message);
ToPage read_to_page(const js::val& message);

}  // namespace wasm::worker::hashing
