#include "protocol/xml/limits.hpp"

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xml/parser.hpp"

namespace protocol::xml {
namespace {

std::string repeat(std::string_view piece, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += piece;
  return result;
}

void require_fault(Limits limits, const std::string& frame, ParseFault fault) {
  Parser parser(limits);
  const auto root = parser.parse(frame);
  REQUIRE_FALSE(root.has_value());
  CHECK(root.error().fault == fault);
  CHECK(stream_error_condition(fault) == "policy-violation");
  CHECK(parser.parse("<a/>"));
}

void require_accepted(Limits limits, const std::string& frame) {
  Parser parser(limits);
  CHECK(parser.parse(frame).has_value());
}

/// `count` attributes with distinct names.
std::string attributes(std::string_view prefix, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) (result += ' ').append(prefix).append(std::to_string(i)).append("='v'");
  return result;
}

}  // namespace

TEST_CASE("each limit admits what reaches it and refuses one more", "[xml]") {
  require_accepted({.bytes = 7}, "<abcd/>");
  require_fault({.bytes = 7}, "<abcde/>", ParseFault::FrameTooLarge);

  require_accepted({.depth = 3}, "<a><a><a/></a></a>");
  require_fault({.depth = 3}, "<a><a><a><a/></a></a></a>", ParseFault::TooDeep);

  require_accepted({.attributes = 3}, "<a" + attributes("b", 2) + " xmlns='u'/>");
  require_fault({.attributes = 3}, "<a" + attributes("b", 3) + " xmlns='u'/>", ParseFault::TooManyAttributes);

  require_accepted({.nodes = 4}, "<a>text<b/>text</a>");
  require_fault({.nodes = 4}, "<a>text<b/>text<c/></a>", ParseFault::TooManyNodes);

  require_accepted({.namespaces = 2}, "<a xmlns:p='1'><b xmlns:q='2'/><b xmlns:r='3'/></a>");
  require_fault({.namespaces = 2}, "<a xmlns:p='1'><b xmlns:q='2'><c xmlns:r='3'/></b></a>",
                ParseFault::TooManyNamespaces);
}

TEST_CASE("the usual limits admit the largest stanzas that servers send", "[xml]") {
  require_accepted({}, "<message xmlns='jabber:client'><body>" + repeat("x", 512 * 1024) + "</body></message>");
  require_accepted({}, "<query xmlns='jabber:iq:roster'>" +
                           repeat("<item jid='somebody@example.org' name='Somebody' subscription='both'>"
                                  "<group>Friends</group></item>",
                                  20'000) +
                           "</query>");
  require_accepted({}, repeat("<a>", 128) + repeat("</a>", 128));
}

TEST_CASE("frames made to be slow are refused or read in linear time", "[xml]") {
  const Limits usual;
  require_fault({}, repeat("<a>", 1'000'000), ParseFault::TooDeep);
  require_fault({}, "<a>" + repeat("<b/>", usual.nodes) + "</a>", ParseFault::TooManyNodes);
  require_fault({}, "<a" + attributes("b", usual.attributes + 1) + "/>", ParseFault::TooManyAttributes);
  require_fault({}, repeat("<a xmlns:p='1' xmlns:q='2'>", 100), ParseFault::TooManyNamespaces);
  require_accepted({}, "<a>" + repeat("x<b>&lt;</b>", 60'000) + "</a>");
  require_accepted({}, "<a>" + repeat("&amp;\r", 500'000) + "</a>");
  require_accepted({}, "<a" + attributes("xmlns:p", 127) + ">" + repeat("<p0:b/>", 100'000) + "</a>");
}

}  // namespace protocol::xml
