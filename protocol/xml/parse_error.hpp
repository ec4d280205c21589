#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace protocol::xml {

/// Why a frame was refused.
enum class ParseFault : std::uint8_t {
  // Limits of ours.
  FrameTooLarge,
  TooDeep,
  TooManyAttributes,
  TooManyNodes,
  TooManyNamespaces,
  // Features of XML that RFC 6120 §11.1 forbids in XMPP.
  ForbiddenComment,
  ForbiddenDoctype,
  ForbiddenEntity,
  ForbiddenProcessingInstruction,
  // RFC 6120 §11.6: UTF-8 only.
  UnsupportedEncoding,
  InvalidUtf8,
  // XML 1.0 (5th edition): well-formedness.
  UnexpectedEnd,
  Malformed,
  InvalidCharacter,
  InvalidName,
  InvalidReference,
  MismatchedTag,
  DuplicateAttribute,
  ContentOutsideRoot,
  // Namespaces in XML 1.0 (3rd edition).
  UnboundPrefix,
  ReservedNamespace,
};

/// A refused frame. A value, because only the other side can be at fault.
struct ParseError {
  ParseFault fault = ParseFault::Malformed;
  /// Bytes from the start of the frame to where the fault was noticed.
  std::size_t offset = 0;

  friend bool operator==(const ParseError&, const ParseError&) = default;
};

/// The stream error condition to answer with (RFC 6120 §4.9.3), such as "not-well-formed".
std::string_view stream_error_condition(ParseFault fault);

/// A short English description for logs.
std::string_view describe(ParseFault fault);

}  // namespace protocol::xml
