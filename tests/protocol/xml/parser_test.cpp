#include "protocol/xml/parser.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

using namespace std::literals;

namespace protocol::xml {
namespace {

struct Refused {
  std::string_view frame;
  ParseFault fault;
};

void require_refused(std::initializer_list<Refused> frames) {
  Parser parser;
  for (const Refused& expected : frames) {
    const auto root = parser.parse(expected.frame);
    INFO(expected.frame);
    REQUIRE_FALSE(root.has_value());
    CHECK(describe(root.error().fault) == describe(expected.fault));
    CHECK(root.error().offset <= expected.frame.size());
  }
}

/// The text of the only element in `frame`.
std::string text_of(std::string_view frame) {
  Parser parser;
  const auto root = parser.parse(frame);
  INFO(frame);
  REQUIRE(root.has_value());
  return std::string(root->text());
}

/// The value of the attribute `a` of the only element in `frame`.
std::string value_of(std::string_view frame) {
  Parser parser;
  const auto root = parser.parse(frame);
  INFO(frame);
  REQUIRE(root.has_value());
  return std::string(root->attribute("a").value_or("(none)"));
}

bool accepts(std::string_view frame) {
  Parser parser;
  return parser.parse(frame).has_value();
}

}  // namespace

TEST_CASE("a message stanza is read into names, attributes and text", "[xml]") {
  Parser parser;
  const auto message = parser.parse(
      "<message xmlns='jabber:client' from='romeo@example.net' type=\"chat\">"
      "<body>Art thou not &quot;Romeo&quot;?</body><active xmlns='http://jabber.org/protocol/chatstates'/></message>");
  REQUIRE(message);
  CHECK(message->is("message", "jabber:client"));
  CHECK(message->attribute("from") == "romeo@example.net");
  CHECK(message->attribute("type") == "chat");
  CHECK(message->attributes().size() == 2);
  CHECK(message->child("body").text() == "Art thou not \"Romeo\"?");
  CHECK(message->child("active", "http://jabber.org/protocol/chatstates"));
}

TEST_CASE("a parser can be used again after success and after failure", "[xml]") {
  Parser parser;
  REQUIRE(parser.parse("<a xmlns='urn:one' xmlns:p='urn:p'><p:b>text</p:b></a>"));
  REQUIRE_FALSE(parser.parse("<a xmlns:p='urn:p'><b><c>"));
  REQUIRE_FALSE(parser.parse("<p:a/>"));
  const auto root = parser.parse("<a><b/></a>");
  REQUIRE(root);
  CHECK(root->ns().empty());
  CHECK(root->text().empty());
  CHECK(root->child("b"));
}

TEST_CASE("what RFC 6120 section 11.1 forbids is refused as restricted XML", "[xml]") {
  require_refused({
      {"<a><!-- comment --></a>", ParseFault::ForbiddenComment},
      {"<!-- comment --><a/>", ParseFault::ForbiddenComment},
      {"<a/><!-- comment -->", ParseFault::ForbiddenComment},
      {"<a><?target data?></a>", ParseFault::ForbiddenProcessingInstruction},
      {"<?xml-stylesheet href='x'?><a/>", ParseFault::ForbiddenProcessingInstruction},
      {"<a/><?target?>", ParseFault::ForbiddenProcessingInstruction},
      {"<!DOCTYPE a><a/>", ParseFault::ForbiddenDoctype},
      {"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", ParseFault::ForbiddenDoctype},
      {"<a>&nbsp;</a>", ParseFault::ForbiddenEntity},
      {"<a b='&copy;'/>", ParseFault::ForbiddenEntity},
  });
  CHECK(stream_error_condition(ParseFault::ForbiddenComment) == "restricted-xml");
  CHECK(stream_error_condition(ParseFault::ForbiddenDoctype) == "restricted-xml");
  CHECK(stream_error_condition(ParseFault::ForbiddenEntity) == "restricted-xml");
  CHECK(stream_error_condition(ParseFault::ForbiddenProcessingInstruction) == "restricted-xml");
}

TEST_CASE("a frame holds exactly one element and begins with it", "[xml]") {
  require_refused({
      {"", ParseFault::UnexpectedEnd},
      {" <a/>", ParseFault::ContentOutsideRoot},
      {"\xEF\xBB\xBF<a/>", ParseFault::ContentOutsideRoot},
      {"text", ParseFault::ContentOutsideRoot},
      {"<a/><b/>", ParseFault::ContentOutsideRoot},
      {"<a/>text", ParseFault::ContentOutsideRoot},
      {"<a/>\0"sv, ParseFault::ContentOutsideRoot},
      {"</a>", ParseFault::InvalidName},
  });
  CHECK(accepts("<a/> \r\n\t"));
}

TEST_CASE("a frame that is cut short is refused at every length", "[xml]") {
  constexpr std::string_view kFrame =
      "<?xml version='1.0'?><a xmlns:p='urn:p' p:b='&#x1F600;'>text &amp; more<p:c>\xD8\xA7</p:c><![CDATA[x]]>]]</a >";
  REQUIRE(accepts(kFrame));
  for (std::size_t size = 0; size < kFrame.size(); ++size) {
    INFO(kFrame.substr(0, size));
    CHECK_FALSE(accepts(kFrame.substr(0, size)));
  }
}

TEST_CASE("an XML declaration is accepted if it is right and says UTF-8", "[xml]") {
  CHECK(accepts("<?xml version='1.0'?><a/>"));
  CHECK(accepts("<?xml version=\"1.0\" encoding = 'utf-8' standalone='yes' ?>\n<a/>"));
  require_refused({
      {"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", ParseFault::UnsupportedEncoding},
      {"<?xml version='1.0' encoding='UTF-16'?><a/>", ParseFault::UnsupportedEncoding},
      {"<?xml version='1.0' encoding=''?><a/>", ParseFault::Malformed},
      {"<?xml version='2.0'?><a/>", ParseFault::Malformed},
      {"<?xml encoding='UTF-8'?><a/>", ParseFault::Malformed},
      {"<?xml version='1.0' standalone='maybe'?><a/>", ParseFault::Malformed},
      {"<?xml version='1.0'standalone='yes'?><a/>", ParseFault::Malformed},
      {"<?xml version='1.0'><a/>", ParseFault::Malformed},
      {"<?xml version='1.0'", ParseFault::UnexpectedEnd},
      {"<a/><?xml version='1.0'?>", ParseFault::ForbiddenProcessingInstruction},
      {"<?XML version='1.0'?><a/>", ParseFault::ForbiddenProcessingInstruction},
  });
}

TEST_CASE("malformed markup is refused", "[xml]") {
  require_refused({
      {"<a></b>", ParseFault::MismatchedTag},
      {"<a></ab>", ParseFault::MismatchedTag},
      {"<ab></a>", ParseFault::MismatchedTag},
      {"<a><b></a></b>", ParseFault::MismatchedTag},
      {"<a></a b='c'>", ParseFault::MismatchedTag},
      {"<a", ParseFault::UnexpectedEnd},
      {"< a/>", ParseFault::InvalidName},
      {"<1/>", ParseFault::InvalidName},
      {"<a/ >", ParseFault::Malformed},
      {"<a b/>", ParseFault::Malformed},
      {"<a b=c/>", ParseFault::Malformed},
      {"<a b='1'c='2'/>", ParseFault::Malformed},
      {"<a b='<'/>", ParseFault::Malformed},
      {"<a b='1' b='2'/>", ParseFault::DuplicateAttribute},
      {"<a>]]></a>", ParseFault::Malformed},
      {"<a>&amp;]]></a>", ParseFault::Malformed},
      {"<a><![CDATA[</a>", ParseFault::UnexpectedEnd},
      {"<a><![cdata[]]></a>", ParseFault::Malformed},
      {"<![CDATA[x]]>", ParseFault::Malformed},
      {"<a><!ELEMENT b ANY></a>", ParseFault::Malformed},
  });
}

TEST_CASE("references give the characters they name, and no others", "[xml]") {
  CHECK(text_of("<a>&lt;&gt;&amp;&apos;&quot;&#65;&#x42;&#x1f600;&#xD;</a>") == "<>&'\"AB\xF0\x9F\x98\x80\r");
  CHECK(value_of("<a a='&#9;&#xA;&#13;&lt;'/>") == "\t\n\r<");
  require_refused({
      {"<a>&</a>", ParseFault::InvalidReference},
      {"<a>& b</a>", ParseFault::InvalidReference},
      {"<a>&amp</a>", ParseFault::InvalidReference},
      {"<a>&#;</a>", ParseFault::InvalidReference},
      {"<a>&#x;</a>", ParseFault::InvalidReference},
      {"<a>&#X41;</a>", ParseFault::InvalidReference},
      {"<a>&#6A;</a>", ParseFault::InvalidReference},
      {"<a>&#0;</a>", ParseFault::InvalidReference},
      {"<a>&#8;</a>", ParseFault::InvalidReference},
      {"<a>&#xD800;</a>", ParseFault::InvalidReference},
      {"<a>&#xFFFE;</a>", ParseFault::InvalidReference},
      {"<a>&#x110000;</a>", ParseFault::InvalidReference},
      {"<a>&#4294967361;</a>", ParseFault::InvalidReference},
      {"<a>&#99999999999999999999;</a>", ParseFault::InvalidReference},
  });
}

TEST_CASE("line ends and attribute values are normalised", "[xml]") {
  CHECK(text_of("<a>1\r\n2\r3\n\r4</a>") == "1\n2\n3\n\n4");
  CHECK(text_of("<a><![CDATA[1\r\n2\r]]>3</a>") == "1\n2\n3");
  CHECK(value_of("<a a='1\t2\n3\r\n4\r5'/>") == "1 2 3 4 5");
  CHECK(value_of("<a a='  two  spaces '/>") == "  two  spaces ");
}

TEST_CASE("text is joined across CDATA sections and children", "[xml]") {
  CHECK(text_of("<a>one<![CDATA[ <two> ]]>&amp; three</a>") == "one <two> & three");
  CHECK(text_of("<a>one<b>not this</b> two<b/>\r\n</a>") == "one two\n");
  CHECK(text_of("<a><![CDATA[]]></a>").empty());
  CHECK(text_of("<a><![CDATA[]]]]><![CDATA[>]]></a>") == "]]>");
  CHECK(text_of("<a><b/>after</a>") == "after");
}

TEST_CASE("text without references is a view of the frame", "[xml]") {
  const std::string frame = "<a b='value'>some text ] ]] > here</a>";
  Parser parser;
  const auto root = parser.parse(frame);
  REQUIRE(root);
  CHECK(root->text().data() == frame.data() + frame.find("some"));
  CHECK(root->attribute("b").value_or("").data() == frame.data() + frame.find("value"));
}

TEST_CASE("characters that XML does not allow are refused wherever they stand", "[xml]") {
  require_refused({
      {"<a>\0</a>"sv, ParseFault::InvalidCharacter},
      {"<a>\x01</a>", ParseFault::InvalidCharacter},
      {"<a>sixteen bytes and more of it \x1F</a>", ParseFault::InvalidCharacter},
      {"<a b='\x0B'/>", ParseFault::InvalidCharacter},
      {"<a><![CDATA[\x08]]></a>", ParseFault::InvalidCharacter},
      {"<a>\xEF\xBF\xBE</a>", ParseFault::InvalidCharacter},
      {"<a>\xEF\xBF\xBF</a>", ParseFault::InvalidCharacter},
      {"<a b='\xEF\xBF\xBF'/>", ParseFault::InvalidCharacter},
  });
  CHECK(text_of("<a>\x7F\xC2\x80\xEF\xBF\xBD</a>") == "\x7F\xC2\x80\xEF\xBF\xBD");
}

TEST_CASE("bytes that are not UTF-8 are refused wherever they stand", "[xml]") {
  require_refused({
      {"<a>\x80</a>", ParseFault::InvalidUtf8},
      {"<a>\xC0\x80</a>", ParseFault::InvalidUtf8},
      {"<a>\xC1\xBF</a>", ParseFault::InvalidUtf8},
      {"<a>\xE0\x9F\xBF</a>", ParseFault::InvalidUtf8},
      {"<a>\xED\xA0\x80</a>", ParseFault::InvalidUtf8},
      {"<a>\xF0\x8F\xBF\xBF</a>", ParseFault::InvalidUtf8},
      {"<a>\xF4\x90\x80\x80</a>", ParseFault::InvalidUtf8},
      {"<a>\xF5\x80\x80\x80</a>", ParseFault::InvalidUtf8},
      {"<a>\xE4\xB8</a>", ParseFault::InvalidUtf8},
      {"<a b='\xFF'/>", ParseFault::InvalidUtf8},
      {"<a><![CDATA[\xE4]]></a>", ParseFault::InvalidUtf8},
      {"<a\xC3/>", ParseFault::InvalidUtf8},
  });
}

TEST_CASE("names follow the fifth edition", "[xml]") {
  CHECK(accepts("<_-.9\xC2\xB7/>"));
  CHECK(accepts("<\xD8\xB9\xD9\x86\xD8\xB5\xD8\xB1/>"));
  CHECK(accepts("<\xF0\x90\x80\x80/>"));
  require_refused({
      {"<-a/>", ParseFault::InvalidName},
      {"<.a/>", ParseFault::InvalidName},
      {"<\xC2\xB7/>", ParseFault::InvalidName},
      {"<a\xC3\x97/>", ParseFault::InvalidName},
      {"<a \xCD\xBE='1'/>", ParseFault::InvalidName},
      {"<\xF3\xB0\x80\x80/>", ParseFault::InvalidName},
  });
}

TEST_CASE("the error says where it was noticed", "[xml]") {
  Parser parser;
  CHECK(parser.parse("<a><!-- --></a>").error() == ParseError{ParseFault::ForbiddenComment, 3});
  CHECK(parser.parse("<a>0123456789\x01</a>").error() == ParseError{ParseFault::InvalidCharacter, 13});
}

}  // namespace protocol::xml
