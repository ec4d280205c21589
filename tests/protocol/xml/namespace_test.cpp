#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xml/parser.hpp"

namespace protocol::xml {
namespace {

ParseFault fault_of(std::string_view frame) {
  Parser parser;
  const auto root = parser.parse(frame);
  INFO(frame);
  REQUIRE_FALSE(root.has_value());
  return root.error().fault;
}

}  // namespace

TEST_CASE("the default namespace is inherited, replaced and undone", "[xml]") {
  Parser parser;
  const auto root = parser.parse("<a xmlns='urn:1'><b/><c xmlns='urn:2'><d/><e xmlns=''><f/></e></c><g/></a>");
  REQUIRE(root);
  CHECK(root->ns() == "urn:1");
  CHECK(root->child("b", "urn:1"));
  const Element c = root->child("c", "urn:2");
  CHECK(c.child("d"));
  CHECK(c.child("e", "").child("f", ""));
  CHECK(root->child("g", "urn:1"));
  CHECK(root->attributes().empty());
}

TEST_CASE("prefixes are resolved where they are in scope", "[xml]") {
  Parser parser;
  const auto root = parser.parse("<p:a xmlns:p='urn:1'><p:b xmlns:p='urn:2' p:x='1' x='2'/><p:c/><d/></p:a>");
  REQUIRE(root);
  CHECK(root->is("a", "urn:1"));
  const Element b = root->child("b", "urn:2");
  CHECK(b.attribute("x", "urn:2") == "1");
  CHECK(b.attribute("x") == "2");
  CHECK(root->child("c", "urn:1"));
  CHECK(root->child("d", ""));
}

TEST_CASE("the prefix xml needs no declaration and may have the right one", "[xml]") {
  Parser parser;
  CHECK(parser.parse("<a xml:lang='de'/>")->attribute("lang", kXmlNamespace) == "de");
  CHECK(parser.parse("<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='de'/>"));
}

TEST_CASE("a prefix that is not in scope is refused", "[xml]") {
  CHECK(fault_of("<p:a/>") == ParseFault::UnboundPrefix);
  CHECK(fault_of("<a p:b='1'/>") == ParseFault::UnboundPrefix);
  CHECK(fault_of("<a><b xmlns:p='urn:1'/><p:c/></a>") == ParseFault::UnboundPrefix);
  CHECK(fault_of("<xmlns:a/>") == ParseFault::UnboundPrefix);
}

TEST_CASE("reserved prefixes and namespaces cannot be redeclared", "[xml]") {
  CHECK(fault_of("<a xmlns:xmlns='urn:1'/>") == ParseFault::ReservedNamespace);
  CHECK(fault_of("<a xmlns:xml='urn:1'/>") == ParseFault::ReservedNamespace);
  CHECK(fault_of("<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>") == ParseFault::ReservedNamespace);
  CHECK(fault_of("<a xmlns:p='http://www.w3.org/2000/xmlns/'/>") == ParseFault::ReservedNamespace);
  CHECK(fault_of("<a xmlns='http://www.w3.org/XML/1998/namespace'/>") == ParseFault::ReservedNamespace);
  CHECK(fault_of("<a xmlns='http://www.w3.org/2000/xmlns/'/>") == ParseFault::ReservedNamespace);
  CHECK(fault_of("<a xmlns:p=''/>") == ParseFault::ReservedNamespace);
}

TEST_CASE("an attribute occurs once, however its name is written", "[xml]") {
  CHECK(fault_of("<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>") == ParseFault::DuplicateAttribute);
  CHECK(fault_of("<a p:b='1' xmlns:p='u' xmlns:q='&#117;' q:b='2'/>") == ParseFault::DuplicateAttribute);
  CHECK(fault_of("<a xmlns='1' xmlns='2'/>") == ParseFault::DuplicateAttribute);
  CHECK(fault_of("<a xmlns:p='1' xmlns:p='2'/>") == ParseFault::DuplicateAttribute);
  Parser parser;
  CHECK(parser.parse("<a xmlns='u' xmlns:p='u' p:b='1' b='2'/>"));
}

TEST_CASE("colons separate a prefix from a name and nothing else", "[xml]") {
  CHECK(fault_of("<:a/>") == ParseFault::InvalidName);
  CHECK(fault_of("<a:/>") == ParseFault::InvalidName);
  CHECK(fault_of("<a xmlns:b='u' b:c:d='1'/>") == ParseFault::InvalidName);
  CHECK(fault_of("<a xmlns:='u'/>") == ParseFault::InvalidName);
  CHECK(fault_of("<a xmlns:b='u'><b:1/></a>") == ParseFault::InvalidName);
}

TEST_CASE("references in a declaration are resolved", "[xml]") {
  Parser parser;
  CHECK(parser.parse("<a xmlns='urn:x&amp;y'/>")->ns() == "urn:x&y");
}

}  // namespace protocol::xml
