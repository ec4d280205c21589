#pragma once

#include <expected>
#include <memory>
#include <string_view>

#include "protocol/xml/element.hpp"
#include "protocol/xml/limits.hpp"
#include "protocol/xml/parse_error.hpp"

namespace protocol::xml {

/// Parses one WebSocket message at a time (RFC 7395 §3.3.3): exactly one complete element, namespaces resolved.
///
/// Accepts well-formed XML 1.0 (5th edition) with Namespaces 1.0 (3rd edition) in UTF-8, less what RFC 6120 §11.1
/// forbids: no comments, processing instructions, document type declarations, or references to entities other than
/// the five predefined ones. An XML declaration is accepted (RFC 7395 §3.3.3 merely discourages it) if it names
/// UTF-8 or nothing. The first byte must be '<'; white space may follow the element. CDATA is accepted as text.
///
/// Reuse one Parser: it keeps its buffers, so that in the steady state a frame allocates nothing.
class Parser {
 public:
  explicit Parser(Limits limits = {});
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

  /// Parses `frame` (UTF-8). The root is never null. It refers to `frame` and to this parser: it is valid until the
  /// next parse(), and as long as the bytes of `frame` stay where they are.
  std::expected<Element, ParseError> parse(std::string_view frame);

 private:
  Limits limits_;
  std::unique_ptr<struct Workspace> workspace_;
};

}  // namespace protocol::xml
