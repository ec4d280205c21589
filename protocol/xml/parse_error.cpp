#include "protocol/xml/parse_error.hpp"

namespace protocol::xml {

std::string_view stream_error_condition(ParseFault fault) {
  switch (fault) {
    case ParseFault::FrameTooLarge:
    case ParseFault::TooDeep:
    case ParseFault::TooManyAttributes:
    case ParseFault::TooManyNodes:
    case ParseFault::TooManyNamespaces: return "policy-violation";
    case ParseFault::ForbiddenComment:
    case ParseFault::ForbiddenDoctype:
    case ParseFault::ForbiddenEntity:
    case ParseFault::ForbiddenProcessingInstruction: return "restricted-xml";
    case ParseFault::UnsupportedEncoding:
    case ParseFault::InvalidUtf8: return "unsupported-encoding";
    default: return "not-well-formed";
  }
}

std::string_view describe(ParseFault fault) {
  switch (fault) {
    case ParseFault::FrameTooLarge: return "the frame is too large";
    case ParseFault::TooDeep: return "elements are nested too deeply";
    case ParseFault::TooManyAttributes: return "an element has too many attributes";
    case ParseFault::TooManyNodes: return "the frame has too many elements";
    case ParseFault::TooManyNamespaces: return "too many namespaces are in scope";
    case ParseFault::ForbiddenComment: return "comments are forbidden";
    case ParseFault::ForbiddenDoctype: return "document type declarations are forbidden";
    case ParseFault::ForbiddenEntity: return "only the five predefined entities are allowed";
    case ParseFault::ForbiddenProcessingInstruction: return "processing instructions are forbidden";
    case ParseFault::UnsupportedEncoding: return "the encoding is not UTF-8";
    case ParseFault::InvalidUtf8: return "the bytes are not UTF-8";
    case ParseFault::UnexpectedEnd: return "the frame ends inside the element";
    case ParseFault::Malformed: return "the markup is malformed";
    case ParseFault::InvalidCharacter: return "a character is not allowed in XML";
    case ParseFault::InvalidName: return "a name is not valid";
    case ParseFault::InvalidReference: return "a character reference is not valid";
    case ParseFault::MismatchedTag: return "an end tag does not match its start tag";
    case ParseFault::DuplicateAttribute: return "an attribute occurs twice";
    case ParseFault::ContentOutsideRoot: return "there is something beside the one element";
    case ParseFault::UnboundPrefix: return "a namespace prefix is not declared";
    case ParseFault::ReservedNamespace: return "a reserved prefix or namespace is misused";
  }
  return "";
}

}  // namespace protocol::xml
