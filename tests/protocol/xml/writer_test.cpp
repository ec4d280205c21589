#include "protocol/xml/writer.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xml/parser.hpp"

using namespace std::literals;

namespace protocol::xml {
namespace {

std::string written(Writer& writer) { return writer.take().release(); }

std::string with_text(std::string_view text) {
  Writer w;
  w.open("a", "").text(text).close();
  return written(w);
}

/// What the other side reads when `text` is sent as text and as an attribute.
struct Received {
  std::string text;
  std::string attribute;
};

Received send_and_receive(std::string_view text) {
  Writer w;
  w.open("a", "urn:a").attribute("b", text).text(text).close();
  const std::string frame = written(w);
  Parser parser;
  const auto root = parser.parse(frame);
  INFO(frame);
  REQUIRE(root.has_value());
  CHECK(root->children().empty());
  CHECK(root->attributes().size() == 1);
  return {std::string(root->text()), std::string(root->attribute("b").value_or(""))};
}

}  // namespace

TEST_CASE("a request is written as the specifications show it", "[xml]") {
  Writer w;
  w.open("iq", "jabber:client").attribute("type", "get").attribute("id", 7);
  w.open("query", "jabber:iq:roster").attribute("ver", "").open("item").close().close();
  w.close();
  CHECK(written(w) ==
        "<iq xmlns='jabber:client' type='get' id='7'><query xmlns='jabber:iq:roster' ver=''><item/></query></iq>");
}

TEST_CASE("a namespace is declared where it changes and only there", "[xml]") {
  Writer w;
  w.open("a", "urn:1").open("b", "urn:1").close().open("c", "urn:2").open("d").close();
  w.open("e", "urn:1").close().open("f", "").close().close().open("g").close().close();
  CHECK(written(w) == "<a xmlns='urn:1'><b/><c xmlns='urn:2'><d/><e xmlns='urn:1'/><f xmlns=''/></c><g/></a>");
}

TEST_CASE("attributes in a namespace get a prefix", "[xml]") {
  Writer w;
  w.open("a", "urn:1").attribute("lang", kXmlNamespace, "de").attribute("x", "urn:2", "1").attribute("x", "urn:3", "2");
  w.attribute("x", "", "3").open("b").attribute("x", "urn:2", "4").close().close();
  Parser parser;
  const std::string frame = written(w);
  const auto root = parser.parse(frame);
  INFO(frame);
  REQUIRE(root);
  CHECK(root->attribute("lang", kXmlNamespace) == "de");
  CHECK(root->attribute("x", "urn:2") == "1");
  CHECK(root->attribute("x", "urn:3") == "2");
  CHECK(root->attribute("x") == "3");
  CHECK(root->child("b").attribute("x", "urn:2") == "4");
}

TEST_CASE("absent values write no attribute", "[xml]") {
  Writer w;
  w.open("a", "u").attribute("b", std::optional<std::string>{}).attribute("c", std::optional<int>{-3});
  w.attribute("d", std::optional<std::string_view>{"x"}).close();
  CHECK(written(w) == "<a xmlns='u' c='-3' d='x'/>");
}

TEST_CASE("markup that somebody typed stays text", "[xml]") {
  CHECK(with_text("</a><b c='d'>&amp;]]>") == "<a xmlns=''>&lt;/a&gt;&lt;b c='d'&gt;&amp;amp;]]&gt;</a>");
  for (std::string_view text : {"</body></message><presence/>"sv, "' onclick='x"sv, R"(" x=")"sv, "]]>"sv, "<!--"sv,
                                "&#x0;"sv, "<![CDATA["sv, " x='y"sv, " b='"sv}) {
    const Received received = send_and_receive(text);
    CHECK(received.text == text);
    CHECK(received.attribute == text);
  }
}

TEST_CASE("white space arrives as it was", "[xml]") {
  constexpr std::string_view kText = " \t one\r\ntwo\rthree\n\n ";
  const Received received = send_and_receive(kText);
  CHECK(received.text == kText);
  CHECK(received.attribute == kText);
}

TEST_CASE("what XML cannot carry arrives as U+FFFD", "[xml]") {
  constexpr std::array kBad = {"\0"sv, "\x01"sv, "\x1F"sv, "\xEF\xBF\xBE"sv, "\xEF\xBF\xBF"sv, "\x80"sv, "\xFF"sv};
  for (const std::string_view bad : kBad) {
    const Received received = send_and_receive("a" + std::string(bad) + "b");
    CHECK(received.text ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(received.attribute == received.text);
  }
  CHECK(send_and_receive("\xED\xA0\x80").text == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(send_and_receive("cut \xF0\x9F\x98").text.starts_with("cut \xEF\xBF\xBD"));
  CHECK(send_and_receive("\xF0\x9F\x98\x80\xD8\xB9").text == "\xF0\x9F\x98\x80\xD8\xB9");
}

TEST_CASE("whole elements can be put into another", "[xml]") {
  Parser parser;
  const auto received = parser.parse(
      "<p:x xmlns:p='urn:x' xmlns:q='urn:q' q:r='&lt;' s='1'>t<p:y/><![CDATA[&]]><z xmlns=''>u<w/></z></p:x>");
  REQUIRE(received);
  const Serialized unknown = serialize(*received);

  Writer w;
  w.open("message", "jabber:client").append(unknown).append(Serialized{}).append(*received).append(Element{}).close();
  const std::string frame = written(w);
  Parser again;
  const auto message = again.parse(frame);
  INFO(frame);
  REQUIRE(message);
  std::size_t copies = 0;
  for (const Element copy : message->children("x", "urn:x")) {
    ++copies;
    CHECK(copy.text() == "t&");
    CHECK(copy.attribute("r", "urn:q") == "<");
    CHECK(copy.attribute("s") == "1");
    CHECK(copy.child("y"));
    CHECK(copy.child("z", "").child("w"));
    CHECK(serialize(copy) == unknown);
  }
  CHECK(copies == 2);
}

TEST_CASE("an element without namespace keeps none wherever it is put", "[xml]") {
  Parser parser;
  for (const std::string_view frame : {"<a><b/></a>"sv, "<xml:a><b/></xml:a>"sv}) {
    const Serialized bare = serialize(*parser.parse(frame));
    Writer w;
    w.open("message", "jabber:client").append(bare).close();
    Parser again;
    const std::string wrapped = written(w);
    const auto message = again.parse(wrapped);
    INFO(wrapped);
    REQUIRE(message);
    CHECK(serialize(message->first_child()) == bare);
    CHECK(message->first_child().child("b", ""));
  }
}

TEST_CASE("a null element serialises to nothing", "[xml]") { CHECK(serialize(Element{}).empty()); }

TEST_CASE("a writer can be used again after take", "[xml]") {
  Writer w;
  w.open("a", "urn:1").close();
  CHECK(written(w) == "<a xmlns='urn:1'/>");
  w.open("b", "urn:1").text_element("c", "x").text_element("d", "urn:2", "y").close();
  CHECK(written(w) == "<b xmlns='urn:1'><c>x</c><d xmlns='urn:2'>y</d></b>");
}

}  // namespace protocol::xml
