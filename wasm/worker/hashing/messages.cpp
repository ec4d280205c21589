#include "wasm/worker/hashing/messages.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "wasm/js/bytes.hpp"

// A message is [which of its variant, stream, what else it has].
namespace wasm::worker::hashing {

using js::val;

namespace {

val content(const Begin& begin) {
  val wanted = val::array();
  for (const ContentHash hash : begin.wanted) wanted.call<void>("push", static_cast<int>(hash));
  return wanted;
}
val content(const Chunk& chunk) { return chunk.bytes; }
val content(const End& /*end*/) { return val::undefined(); }
val content(const Cancel& /*cancel*/) { return val::undefined(); }
val content(const Taken& taken) { return val(taken.size); }
val content(const Finished& finished) {
  val digests = val::array();
  for (const Digest& digest : finished.digests) digests.call<void>("push", *js::copy_of(digest.bytes()));
  return digests;
}

template <typename Message>
val write_any(const Message& message) {
  val written = val::array();
  written.set(0, static_cast<int>(message.index()));
  std::visit(
      [&](const auto& one) {
        written.set(1, static_cast<std::uint32_t>(one.stream));
        written.set(2, content(one));
      },
      message);
  return written;
}

void read_content(Begin& begin, const val& wanted) {
  for (int i = 0; i < js::integer(wanted, "length"); ++i)
    begin.wanted.push_back(static_cast<ContentHash>(wanted[i].as<int>()));
}
void read_content(Chunk& chunk, const val& bytes) { chunk.bytes = bytes; }
void read_content(End& /*end*/, const val& /*nothing*/) {}
void read_content(Cancel& /*cancel*/, const val& /*nothing*/) {}
void read_content(Taken& taken, const val& size) { taken.size = size.as<std::size_t>(); }
void read_content(Finished& finished, const val& digests) {
  std::vector<std::uint8_t> bytes;
  for (int i = 0; i < js::integer(digests, "length"); ++i) {
    js::read(digests[i], bytes);
    std::ranges::copy(bytes, finished.digests.emplace_back(bytes.size()).bytes().begin());
  }
}

// The alternative of Message with that index.
template <typename Message, std::size_t kIndex = 0>
Message make(std::size_t index) {
  if constexpr (kIndex + 1 < std::variant_size_v<Message>) {
    if (index != kIndex) return make<Message, kIndex + 1>(index);
  }
  return Message(std::in_place_index<kIndex>);
}

template <typename Message>
Message read_any(const val& written) {
  Message message = make<Message>(written[0].as<std::size_t>());
  std::visit(
      [&](auto& one) {
        one.stream = static_cast<DigestStream>(written[1].as<std::uint32_t>());
        read_content(one, written[2]);
      },
      message);
  return message;
}

}  // namespace

val write(const ToWorker& message) { return write_any(message); }
val write(const ToPage& message) { return write_any(message); }
ToWorker read_to_worker(const val& message) { return read_any<ToWorker>(message); }
ToPage read_to_page(const val& message) { return read_any<ToPage>(message); }

}  // namespace wasm::worker::hashing
