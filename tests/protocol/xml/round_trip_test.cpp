#include <algorithm>
#include <array>
#include <random>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xml/characters.hpp"
#include "protocol/xml/parser.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xml {
namespace {

/// An element as a test makes it up. Its text comes before its children.
struct Model {
  std::string name;
  std::string ns;
  struct Value {
    std::string name;
    std::string ns;
    std::string value;
  };
  std::vector<Value> attributes;
  std::string text;
  std::vector<Model> children;
};

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  Model element(int depth) {
    Model model;
    model.name = pick({"message", "a", "x.1", "\xD8\xB9", "_"});
    model.ns = pick({"urn:1", "urn:2", "", "u'&<>"});
    for (unsigned i = below(4); i > 0; --i) {
      const std::string name = pick({"id", "to", "\xC3\xA9"}) + std::to_string(i);
      model.attributes.push_back({name, pick({"", "", "urn:1", std::string(kXmlNamespace)}), characters()});
    }
    model.text = characters();
    for (unsigned i = depth > 0 ? below(4) : 0; i > 0; --i) model.children.push_back(element(depth - 1));
    return model;
  }

  /// Any characters that XML can carry, the troublesome ones often.
  std::string characters() {
    std::string result;
    for (unsigned i = below(3) == 0 ? 0 : below(40); i > 0; --i) {
      if (below(2) == 0) {
        result += pick({"&", "<", ">", "'", "\"", "\r", "\n", "\t", "]]>", " ", "\r\n", "<![CDATA[", "&amp;"});
        continue;
      }
      const char32_t c = below(2) == 0 ? below(0x80) : below(0x110000);
      std::array<char, 4> utf8{};
      if (is_xml_character(c)) result.append(utf8.data(), encode_utf8(c, utf8.data()));
    }
    return result;
  }

  std::string bytes() {
    std::string result;
    for (unsigned i = below(60); i > 0; --i) result += static_cast<char>(below(256));
    return result;
  }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
  std::string pick(const std::vector<std::string>& from) { return from[below(static_cast<unsigned>(from.size()))]; }

  std::mt19937 random_;
};

void write(Writer& w, const Model& model) {
  w.open(model.name, model.ns);
  for (const auto& [name, ns, value] : model.attributes) w.attribute(name, ns, value);
  w.text(model.text);
  for (const Model& child : model.children) write(w, child);
  w.close();
}

bool same(const Model& model, Element element) {
  if (!element.is(model.name, model.ns) || element.text() != model.text) return false;
  if (element.attributes().size() != model.attributes.size()) return false;
  for (const auto& [name, ns, value] : model.attributes)
    if (element.attribute(name, ns) != value) return false;
  const Children children = element.children();
  return std::ranges::equal(model.children, std::ranges::subrange(children.begin(), children.end()), same);
}

}  // namespace

TEST_CASE("whatever is written is read back the same", "[xml]") {
  Parser parser;
  Parser again;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    const Model model = Generator(seed).element(3);
    Writer w;
    write(w, model);
    const std::string frame = w.take().release();
    const auto root = parser.parse(frame);
    INFO("seed " << seed << ": " << frame);
    REQUIRE(root.has_value());
    REQUIRE(same(model, *root));

    const Serialized copy = serialize(*root);
    const auto reread = again.parse(copy.view());
    REQUIRE(reread.has_value());
    REQUIRE(same(model, *reread));
  }
}

TEST_CASE("any bytes written as text give a frame that can be read", "[xml]") {
  Parser parser;
  for (unsigned seed = 0; seed < 5000; ++seed) {
    const std::string bytes = Generator(seed).bytes();
    Writer w;
    w.open("message", "jabber:client").attribute("id", bytes).text_element("body", bytes).close();
    const std::string frame = w.take().release();
    const auto root = parser.parse(frame);
    INFO("seed " << seed);
    REQUIRE(root.has_value());
    REQUIRE(root->attribute("id") == root->child("body").text());
  }
}

}  // namespace protocol::xml
