// Any bytes: the parser must agree with expat on what is well-formed, within the subset of XML that XMPP allows, and
// on what it means; and what it accepts must survive being written and read again.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/xml/parser.hpp"
#include "protocol/xml/serialized.hpp"

#ifdef PARLEY_HAVE_EXPAT
#include <expat.h>
#endif

namespace protocol::xml {
namespace {

constexpr char kSeparator = '\x01';  // between namespace and name; no XML document can hold it

void require(bool condition) {
  if (!condition) std::abort();
}

/// Whether all names are ASCII, prefixes included: whatever stands in tags, but for attribute values.
bool names_are_ascii(std::string_view frame) {
  constexpr std::string_view kSection = "<![CDATA[";
  bool in_tag = false;
  char quote = 0;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    const char c = frame[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (!in_tag && frame.substr(i).starts_with(kSection)) {
      i = std::min(frame.find("]]>", i + kSection.size()), frame.size());
    } else if (!in_tag) {
      in_tag = c == '<';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      in_tag = false;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      return false;
    }
  }
  return true;
}

std::string expanded_name(std::string_view ns, std::string_view name) {
  return ns.empty() ? std::string(name) : std::string(ns) + kSeparator + std::string(name);
}

/// An element in one form for both parsers: name, sorted attributes, direct text, children.
struct Description {
  std::string head;
  std::string text;
  std::string children;

  std::string whole() const { return '(' + head + '"' + text + '"' + children + ')'; }
};

std::string describe_head(std::string name, std::vector<std::string> attributes) {
  std::ranges::sort(attributes);
  for (const std::string& attribute : attributes) name += ' ' + attribute;
  return name;
}

std::string describe_ours(Element element) {
  std::vector<std::string> attributes;
  for (const Attribute& a : element.attributes())
    attributes.push_back(expanded_name(a.ns, a.name) + '=' + std::string(a.value));
  Description description{.head = describe_head(expanded_name(element.ns(), element.name()), attributes),
                          .text = std::string(element.text()),
                          .children = {}};
  for (const Element child : element.children()) description.children += describe_ours(child);
  return description.whole();
}

#ifdef PARLEY_HAVE_EXPAT
struct Oracle {
  std::vector<Description> open{{}};
  bool restricted = false;
  bool accepted = false;
};

Oracle& oracle(void* data) { return *static_cast<Oracle*>(data); }

void on_start(void* data, const char* name, const char** pairs) {
  std::vector<std::string> attributes;
  for (; *pairs; pairs += 2) attributes.push_back(std::string(pairs[0]) + '=' + pairs[1]);
  oracle(data).open.push_back({.head = describe_head(name, attributes), .text = {}, .children = {}});
}

void on_end(void* data, const char*) {
  std::vector<Description>& open = oracle(data).open;
  const std::string whole = open.back().whole();
  open.pop_back();
  open.back().children += whole;
}

void on_text(void* data, const char* text, int size) {
  oracle(data).open.back().text.append(text, static_cast<std::size_t>(size));
}

Oracle ask_expat(std::string_view frame) {
  Oracle result;
  XML_Parser parser = XML_ParserCreateNS("UTF-8", kSeparator);
  XML_SetUserData(parser, &result);
  XML_SetElementHandler(parser, on_start, on_end);
  XML_SetCharacterDataHandler(parser, on_text);
  XML_SetCommentHandler(parser, [](void* data, const char*) { oracle(data).restricted = true; });
  XML_SetProcessingInstructionHandler(parser,
                                      [](void* data, const char*, const char*) { oracle(data).restricted = true; });
  XML_SetStartDoctypeDeclHandler(
      parser, [](void* data, const char*, const char*, const char*, int) { oracle(data).restricted = true; });
  result.accepted = XML_Parse(parser, frame.data(), static_cast<int>(frame.size()), 1) == XML_STATUS_OK;
  XML_ParserFree(parser);
  return result;
}

/// Where the two differ by intent: frames begin with '<', versions and encodings are checked, names follow the fifth
/// edition rather than the fourth, and limits.
bool may_differ(std::string_view frame, const std::expected<Element, ParseError>& ours) {
  if (!names_are_ascii(frame)) return true;
  if (ours) return false;
  if (stream_error_condition(ours.error().fault) == "policy-violation") return true;
  return !frame.starts_with('<') || frame.starts_with("<?xml");
}

void compare_with_expat(std::string_view frame, const std::expected<Element, ParseError>& ours) {
  if (may_differ(frame, ours)) return;
  const Oracle expat = ask_expat(frame);
  require(ours.has_value() == (expat.accepted && !expat.restricted));
  if (ours) require(describe_ours(*ours) == expat.open.front().children);
}
#endif

void survive_writing(Element root) {
  const Serialized first = serialize(root);
  Parser parser;
  const auto again = parser.parse(first.view());
  require(again.has_value());
  require(describe_ours(*again) == describe_ours(root));
  require(serialize(*again) == first);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Parser parser;
  const std::vector<char> exact(data, data + size);  // so that reading beyond the end is noticed
  const std::string_view frame(exact.data(), exact.size());
  const auto root = parser.parse(frame);
  if (root) survive_writing(*root);
#ifdef PARLEY_HAVE_EXPAT
  compare_with_expat(frame, root);
#endif
  return 0;
}

}  // namespace protocol::xml
