#include "protocol/xml/parser.hpp"

#include "protocol/xml/frame_reader.hpp"

namespace protocol::xml {

Parser::Parser(Limits limits) : limits_(limits), workspace_(std::make_unique<Workspace>()) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

std::expected<Element, ParseError> Parser::parse(std::string_view frame) {
  FrameReader reader(frame, limits_, *workspace_);
  if (reader.read()) return Element(&workspace_->tree, 0);
  const Cursor& cursor = reader.cursor();
  return std::unexpected(
      ParseError{.fault = cursor.fault, .offset = static_cast<std::size_t>(cursor.at - frame.data())});
}

}  // namespace protocol::xml
