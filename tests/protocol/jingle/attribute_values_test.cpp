// Every value of a Jingle session that reaches a session description, one after the other made into something else: it is
// read as grammar and written anew, or left out; only without what a call cannot be made without there is none.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "protocol/jingle/mapping.hpp"
#include "protocol/xml/parser.hpp"

using namespace protocol;
using namespace protocol::jingle;

namespace {

enum class Need : bool { Optional, Essential };

struct Place {
  std::string_view name;
  std::string_view usual;
  Need need = Need::Optional;
};

constexpr auto kPlaces = std::to_array<Place>({
    {"content", "0", Need::Essential},
    {"senders", "both", Need::Essential},
    {"payload id", "111", Need::Essential},
    {"payload name", "opus", Need::Essential},
    {"clockrate", "48000", Need::Essential},
    {"channels", "2", Need::Essential},
    {"ptime", "20"},
    {"parameter name", "minptime", Need::Essential},
    {"parameter value", "10", Need::Essential},
    {"other payload id", "110"},
    {"other parameter value", "1"},
    {"feedback type", "nack"},
    {"feedback subtype", "pli"},
    {"interval", "60"},
    {"extension id", "1"},
    {"extension uri", "urn:ietf:params:rtp-hdrext:ssrc-audio-level"},
    {"extension senders", "both"},
    {"ssrc", "1001"},
    {"cname", "Yv/wvbCdsDW2Prgd"},
    {"msid", "stream track"},
    {"label", "track"},
    {"mslabel", "stream"},
    {"source attribute", "cname"},
    {"group semantics", "FID"},
    {"grouped ssrc", "1002"},
    {"stream id", "other"},
    {"stream track", "voice"},
    {"bundle", "BUNDLE"},
    {"bundled", "0"},
    {"ufrag", "8hhy", Need::Essential},
    {"pwd", "asd88fgpdd777uzjYhagZg", Need::Essential},
    {"hash", "sha-256", Need::Essential},
    {"fingerprint", "02:1A:CC:54:27:AB:EB:9C:53:3F:3E:4B:65:2E:7D:46:3F:54:42:CD:54:F1:7A:03:A2:7D:F9:B0:7F:46:19:B2",
     Need::Essential},
    {"setup", "actpass"},
    {"foundation", "1"},
    {"component", "1"},
    {"protocol", "udp"},
    {"priority", "2130706431"},
    {"ip", "192.0.2.3"},
    {"port", "45664"},
    {"type", "srflx"},
    {"rel-addr", "10.0.1.1"},
    {"rel-port", "8998"},
    {"tcptype", ""},
    {"generation", "0"},
});

// The session with `value`, written as XML, at `place`; without a value that attribute is missing.
std::string session(std::string_view place, std::optional<std::string_view> value) {
  const auto at = [&](std::string_view name) -> std::optional<std::string_view> {
    if (name == place) return value;
    return std::ranges::find(kPlaces, name, &Place::name)->usual;
  };
  const auto with = [&](std::string_view attribute, std::string_view name) {
    const auto text = at(name);
    return text ? " " + std::string(attribute) + "='" + std::string(*text) + "'" : std::string();
  };
  const auto parameter = [&](std::string_view name) {
    return "<parameter name='" + std::string(name) + "'" + with("value", name) + "/>";
  };
  constexpr std::string_view kSource = " xmlns='urn:xmpp:jingle:apps:rtp:ssma:0'";
  const auto source = [&](std::string_view name, const std::string& inside) {
    return "<source" + std::string(kSource) + with("ssrc", name) + ">" + inside + "</source>";
  };
  std::string xml = "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='a'>";
  xml += "<group xmlns='urn:xmpp:jingle:apps:grouping:0'" + with("semantics", "bundle") + "><content" +
         with("name", "bundled") + "/></group>";
  xml += "<content creator='initiator'" + with("name", "content") + with("senders", "senders") +
         "><description xmlns='urn:xmpp:jingle:apps:rtp:1' media='video'>";
  xml += "<payload-type" + with("id", "payload id") + with("name", "payload name") + with("clockrate", "clockrate") +
         with("channels", "channels") + with("ptime", "ptime") + "><parameter" + with("name", "parameter name") +
         with("value", "parameter value") + "/><rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0'" +
         with("type", "feedback type") + with("subtype", "feedback subtype") +
         "/><rtcp-fb-trr-int xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0'" + with("value", "interval") +
         "/></payload-type>";
  xml += "<payload-type" + with("id", "other payload id") + " name='speex' clockrate='8000'><parameter name='vbr'" +
         with("value", "other parameter value") + "/></payload-type>";
  xml += "<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0'" + with("id", "extension id") +
         with("uri", "extension uri") + with("senders", "extension senders") + "/>";
  xml += source("ssrc", parameter("cname") + parameter("msid") + parameter("label") + parameter("mslabel") +
                            "<parameter" + with("name", "source attribute") + " value='again'/>");
  xml += "<ssrc-group" + std::string(kSource) + with("semantics", "group semantics") + ">" + source("ssrc", "") +
         source("grouped ssrc", "") + "</ssrc-group>";
  xml += "<stream xmlns='urn:xmpp:jingle:apps:rtp:msid:0'" + with("id", "stream id") + with("track", "stream track") +
         "/><rtcp-mux/></description>";
  xml += "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1'" + with("ufrag", "ufrag") + with("pwd", "pwd") +
         "><fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0'" + with("hash", "hash") + with("setup", "setup") + ">" +
         std::string(at("fingerprint").value_or("")) + "</fingerprint><candidate id='c1' network='0'";
  for (const auto name : {"foundation", "component", "protocol", "priority", "ip", "port", "type", "rel-addr",
                          "rel-port", "tcptype", "generation"}) {
    xml += with(name, name);
  }
  return xml + "/></transport></content></jingle>";
}

std::optional<Contents> read(const std::string& xml) {
  xml::Parser parser;
  const auto element = parser.parse(xml);
  REQUIRE(element);
  const auto jingle = xep0166::read_jingle(*element);
  if (!jingle) return std::nullopt;
  auto contents = read_contents(*jingle);
  if (!contents) return std::nullopt;
  return *std::move(contents);
}

std::string offer(const Contents& contents) {
  return write(offer_from(contents, xep0166::Role::Initiator, sections_of(contents)));
}

// What no line of a browser has: other characters than ASCII, two spaces, a space or a colon at its end.
bool is_clean(std::string_view description) {
  const auto plain = [](char c) { return c == '\r' || c == '\n' || (c >= 0x20 && c < 0x7F); };
  return std::ranges::all_of(description, plain) && !description.contains("  ") && !description.contains(" \r") &&
         !description.contains(":\r") && !description.contains("=;");
}

void check_written(const Contents& contents) {
  const auto text = offer(contents);
  CAPTURE(text);
  CHECK(is_clean(text));
  const auto again = protocol::sdp::parse(text);
  REQUIRE(again);
  CHECK(write(*again) == text);
}

std::string lines_of(std::string_view place, std::string_view value) {
  const auto contents = read(session(place, value));
  return contents ? offer(*contents) : "none";
}

}  // namespace

TEST_CASE("the usual values reach the description", "[jingle]") {
  const auto contents = read(session("", {}));
  REQUIRE(contents);
  check_written(*contents);
  const auto text = offer(*contents);
  for (const auto* line :
       {"a=group:BUNDLE 0\r\n", "a=mid:0\r\n", "a=ssrc-group:FID 1001 1002\r\n", "a=ssrc:1001 msid:stream track\r\n",
        "a=ssrc:1002 cname:Yv/wvbCdsDW2Prgd\r\n", "a=msid:other voice\r\n", "a=rtcp-fb:111 nack pli\r\n",
        "a=rtcp-fb:111 trr-int 60\r\n", "a=fmtp:111 minptime=10\r\n", "a=setup:actpass\r\n",
        "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n", "raddr 10.0.1.1 rport 8998"}) {
    CAPTURE(line, text);
    CHECK(text.contains(line));
  }
}

TEST_CASE("white space around a value means nothing", "[jingle][hostile]") {
  const auto place = GENERATE(from_range(kPlaces));
  CAPTURE(place.name);
  const auto usual = offer(*read(session("", {})));
  for (const auto& [before, after] : {std::pair("", " "), std::pair(" ", ""), std::pair("&#9;", "&#10;&#13;")}) {
    if (place.name == "content") continue;  // a name, which answers repeat as it is
    const auto contents = read(session(place.name, before + std::string(place.usual) + after));
    REQUIRE(contents);
    CHECK(offer(*contents) == usual);
  }
}

TEST_CASE("a value that is none is left out, and costs the call only where there is none without",
          "[jingle][hostile]") {
  const auto place = GENERATE(from_range(kPlaces));
  const std::string longest(10'000, 'a');
  const std::string digits(10'000, '9');
  const std::vector<std::optional<std::string>> values{std::nullopt,
                                                       "",
                                                       " ",
                                                       "a b c",
                                                       "a  b",
                                                       "a&#9;b",
                                                       "a&#10;b",
                                                       "x&#13;&#10;a=setup:active",
                                                       "\xC3\xBC",
                                                       "\xE2\x80\xAE",
                                                       "\xF0\x9F\x98\x80",
                                                       longest,
                                                       digits,
                                                       "-1",
                                                       "0",
                                                       "99999999999",
                                                       "a:b",
                                                       "a;b=c",
                                                       "&lt;x/&gt;",
                                                       "&amp;",
                                                       "&quot;",
                                                       "a=b",
                                                       "*",
                                                       "1 1"};
  for (const auto& value : values) {
    CAPTURE(place.name, value.value_or("(missing)").substr(0, 40));
    const auto contents = read(session(place.name, value));
    if (contents) check_written(*contents);
    if (place.need == Need::Optional) CHECK(contents);
  }
}

TEST_CASE("sources keep what is understood of them", "[jingle][hostile]") {
  CHECK(lines_of("msid", "stream track ").contains("a=ssrc:1001 msid:stream track\r\n"));
  CHECK(lines_of("msid", " stream  track").contains("a=ssrc:1001 msid:stream track\r\n"));
  CHECK_FALSE(lines_of("msid", "one two three").contains("one two"));
  CHECK(lines_of("msid", "one two three").contains("a=ssrc:1001 cname:Yv/wvbCdsDW2Prgd\r\n"));
  CHECK_FALSE(lines_of("label", "").contains("label:\r\n"));
  CHECK_FALSE(lines_of("cname", "two words").contains("cname:two"));
}

TEST_CASE("what browsers refuse a whole description for is left out of it", "[jingle][hostile]") {
  CHECK_FALSE(lines_of("group semantics", "SIM2").contains("ssrc-group"));
  CHECK_FALSE(lines_of("grouped ssrc", "1001").contains("ssrc-group"));
  CHECK_FALSE(lines_of("other payload id", "72").contains("speex"));  // a packet of RTCP
  CHECK_FALSE(lines_of("extension id", "4096").contains("extmap"));
  CHECK(read(session("payload id", "95"))->list[0].description.payload_types.size() == 1);
}

TEST_CASE("a content is once in a bundle, and a source once in a session", "[jingle][hostile]") {
  auto contents = *read(session("", {}));
  auto second = contents.list[0];
  second.name = "1";
  contents.list.push_back(second);
  contents.groups = {{"BUNDLE", {"0", "0", "1", "gone"}}, {"BUNDLE", {"1", "0"}}};
  const auto text = offer(contents);
  CAPTURE(text);
  CHECK(text.contains("a=group:BUNDLE 0 1\r\n"));
  CHECK(text.find("a=group:") == text.rfind("a=group:"));
  CHECK(text.find("a=ssrc-group:") == text.rfind("a=ssrc-group:"));
  CHECK(text.find("a=ssrc:1001 cname") == text.rfind("a=ssrc:1001 cname"));
}

TEST_CASE("a section has the sources of one track, since browsers put all of them into one", "[jingle][hostile]") {
  const protocol::sdp::SourceAttribute cname{"cname", "one"};
  auto contents = *read(session("", {}));
  auto& audio = contents.list[0].description;
  audio.media = protocol::sdp::MediaKind::Audio;
  audio.sources = {{5, {}}, {1, {cname}}, {2, {cname}}, {77, {cname}}};
  audio.source_groups = {{"FID", {1, 2}}};
  auto second = contents.list[0];
  second.name = "1";
  auto& video = second.description;
  video.media = protocol::sdp::MediaKind::Video;
  video.sources = {{11, {cname}}, {77, {cname}}, {12, {cname}}, {13, {cname}}, {14, {cname}}, {15, {cname}}};
  video.source_groups = {{"FID", {12, 13}}, {"SIM", {11, 12}}, {"FID", {14, 15}}};
  contents.list.push_back(second);
  const auto written = protocol::sdp::parse(offer(contents));
  REQUIRE(written);
  const auto numbers = [](const protocol::sdp::Media& media) {
    std::vector<std::uint32_t> list;
    for (const auto& source : media.sources) list.push_back(source.ssrc);
    return list;
  };
  CHECK(numbers(written->media.at(0)) == std::vector<std::uint32_t>{1});  // one alone, or no sound at all
  CHECK(written->media[0].source_groups.empty());
  CHECK(numbers(written->media.at(1)) == std::vector<std::uint32_t>{11, 12, 13});
  CHECK(written->media[1].source_groups.size() == 2);
}
