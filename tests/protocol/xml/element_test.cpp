#include "protocol/xml/element.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xml/parser.hpp"

namespace protocol::xml {
namespace {

std::vector<std::string> names(Children children) {
  std::vector<std::string> result;
  for (const Element child : children) result.emplace_back(child.name());
  return result;
}

}  // namespace

static_assert(std::forward_iterator<Children::Iterator>);

TEST_CASE("a null element answers everything with nothing", "[xml]") {
  const Element none;
  CHECK_FALSE(none);
  CHECK(none.name().empty());
  CHECK(none.ns().empty());
  CHECK(none.text().empty());
  CHECK_FALSE(none.is("", ""));
  CHECK_FALSE(none.attribute("id"));
  CHECK(none.attributes().empty());
  CHECK(none.children().empty());
  CHECK(none.children("a", "b").empty());
  CHECK_FALSE(none.child("a").child("b", "c").first_child());
}

TEST_CASE("children come in document order, text between them left out", "[xml]") {
  Parser parser;
  const auto root = parser.parse("<r>t<a><x/><y>deep</y></a>t<b/><![CDATA[t]]><c>leaf</c></r>");
  REQUIRE(root);
  CHECK(names(root->children()) == std::vector<std::string>{"a", "b", "c"});
  CHECK(names(root->child("a").children()) == std::vector<std::string>{"x", "y"});
  CHECK(root->child("b").children().empty());
  CHECK(root->child("c").children().empty());
  CHECK(root->first_child().name() == "a");
  const Children children = root->children();
  CHECK(std::ranges::distance(children.begin(), children.end()) == 3);
}

TEST_CASE("children can be chosen by name and namespace", "[xml]") {
  Parser parser;
  const auto query = parser.parse("<query xmlns='q'><item n='1'/><other/><item xmlns='w' n='2'/><item n='3'/></query>");
  REQUIRE(query);
  std::string numbers;
  for (const Element item : query->children("item")) numbers += item.attribute("n").value_or("?");
  CHECK(numbers == "13");
  numbers.clear();
  for (const Element item : query->children("item", "w")) numbers += item.attribute("n").value_or("?");
  CHECK(numbers == "2");
  CHECK(query->child("item", "w").attribute("n") == "2");
  CHECK(query->child("item").attribute("n") == "1");
  CHECK_FALSE(query->child("item", "none"));
  CHECK(query->children("nothing").empty());
}

TEST_CASE("elements compare by place", "[xml]") {
  Parser parser;
  const auto root = parser.parse("<r><a/><a/></r>");
  REQUIRE(root);
  CHECK(root->child("a") == root->first_child());
  CHECK(*std::next(root->children().begin()) != root->first_child());
}

}  // namespace protocol::xml
