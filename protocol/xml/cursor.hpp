#pragma once

#include <cstring>
#include <string_view>

#include "protocol/xml/characters.hpp"
#include "protocol/xml/parse_error.hpp"

namespace protocol::xml {

/// A place in a frame, and the fault that stopped the reading if there was one. Readers return whether they succeeded.
struct Cursor {
  const char* at = nullptr;
  const char* end = nullptr;
  ParseFault fault = ParseFault::Malformed;

  bool done() const { return at == end; }
  std::string_view rest() const { return {at, end}; }

  /// Notes why reading stops here. Always false, so that a reader can return it.
  bool fail(ParseFault why) {
    fault = why;
    return false;
  }

  /// Fails with `why`, or with UnexpectedEnd if the frame ends here.
  bool fail_here(ParseFault why) { return fail(done() ? ParseFault::UnexpectedEnd : why); }

  bool starts_with(std::string_view token) const {
    return static_cast<std::size_t>(end - at) >= token.size() && std::memcmp(at, token.data(), token.size()) == 0;
  }

  /// Passes over `token` if it is next.
  bool take(std::string_view token) {
    if (!starts_with(token)) return false;
    at += token.size();
    return true;
  }

  bool take(char byte) {
    if (done() || *at != byte) return false;
    ++at;
    return true;
  }

  /// Passes over white space and says whether there was any.
  bool take_space() {
    const char* const begin = at;
    while (!done() && is(*at, ByteClass::Space)) ++at;
    return at != begin;
  }
};

}  // namespace protocol::xml
