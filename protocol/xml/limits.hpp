#pragma once

#include <cstddef>

namespace protocol::xml {

/// Bounds on one frame. What lies beyond is refused with a ParseFault that names the limit.
struct Limits {
  /// Size of the frame in bytes of UTF-8. Servers commonly stop stanzas of other people at 256 or 512 KiB, but
  /// not what they answer themselves: a roster or a room list of 20,000 entries needs about 3 MiB.
  std::size_t bytes = std::size_t{4} << 20;
  /// Elements inside one another. A carbon copy of a forwarded, encrypted file share stays below 20.
  std::size_t depth = 128;
  /// Attributes and namespace declarations of one element. A Jingle candidate has about 15.
  std::size_t attributes = 128;
  /// Elements and runs of text in the frame. Bounds memory to some 16 MiB where `bytes` alone would allow 64.
  std::size_t nodes = std::size_t{1} << 18;
  /// Namespace declarations in scope at one place; bounds the time that looking up a prefix takes.
  std::size_t namespaces = 128;
};

}  // namespace protocol::xml
