#include "protocol/xep/0167_jingle_rtp/description.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xep/0167_jingle_rtp/session_info.hpp"
#include "tests/protocol/jingle/support/xml_frame.hpp"

using namespace protocol::xep0167;
using protocol::sdp::MediaKind;
using protocol::sdp::Parameter;
using tests::jingle::Frame;

namespace {

std::optional<Description> read(const std::string& inside, const std::string& media = "audio") {
  const Frame frame("<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='" + media + "'>" + inside +
                    "</description>");
  return read_description(frame.element());
}

constexpr std::string_view kOpus = "<payload-type id='96' name='opus' clockrate='48000' channels='2'/>";

}  // namespace

TEST_CASE("a description of sound is read", "[xep0167]") {
  const auto description = read(
      "<payload-type id='96' name='speex' clockrate='16000' ptime='20' maxptime='40'><parameter name='vbr' value='on'/>"
      "<parameter name='cng' value='on'/></payload-type><payload-type id='0' name='PCMU'/><payload-type id='8'/>"
      "<rtcp-mux/><rtcp-reduced-size/>");
  REQUIRE(description.has_value());
  CHECK(description->media == MediaKind::Audio);
  REQUIRE(description->payload_types.size() == 3);
  CHECK(description->payload_types[0].parameters == std::vector<Parameter>{{"vbr", "on"}, {"cng", "on"}});
  CHECK(description->payload_types[1].clock_rate == 8000);  // RFC 3551 says what the number means
  CHECK(description->payload_types[2].name == "PCMA");
  CHECK(description->times == PacketTimes{20, 40});
  CHECK(description->rtcp_mux);
  CHECK(description->rtcp_reduced_size);
}

TEST_CASE("payload types that cannot stand in a session description are left out", "[xep0167]") {
  const auto count = [](const std::string& payload_type) {
    const auto description = read(payload_type + std::string(kOpus));
    return description ? description->payload_types.size() : 0;
  };
  CHECK(count("<payload-type id='128' name='x' clockrate='8000'/>") == 1);
  CHECK(count("<payload-type name='x' clockrate='8000'/>") == 1);
  CHECK(count("<payload-type id='97' clockrate='8000'/>") == 1);
  CHECK(count("<payload-type id='97' name='a b' clockrate='8000'/>") == 1);
  CHECK(count("<payload-type id='97' name='x/y' clockrate='8000'/>") == 1);
  CHECK(count("<payload-type id='97' name='x' clockrate='-1'/>") == 1);
  CHECK(count("<payload-type id='97' name='x' clockrate='8000' channels='256'/>") == 1);
  CHECK(count("<payload-type id='97' name='x' clockrate='8000'><parameter name='a' value='b;c=d'/></payload-type>") ==
        1);
  CHECK(count("<payload-type id='97' name='x' clockrate='8000'><parameter name='a b' value='c'/></payload-type>") == 1);
  CHECK(count("<payload-type id='96' name='x' clockrate='8000'/>") == 1);  // the number is taken
  CHECK(count("<payload-type id='97' name='x' clockrate='8000'/>") == 2);
}

TEST_CASE("a bare value of a format is read in either attribute, and not written", "[xep0167]") {
  const auto description = read(
      "<payload-type id='101' name='telephone-event' clockrate='8000'><parameter value='0-15'/><parameter name='0-16'/>"
      "<parameter/></payload-type>");
  REQUIRE(description.has_value());
  CHECK(description->payload_types[0].parameters == std::vector<Parameter>{{"", "0-15"}, {"", "0-16"}});
  CHECK_FALSE(write_description(*description).view().contains("parameter"));
}

TEST_CASE("a description without use is refused", "[xep0167]") {
  CHECK_FALSE(read(std::string(kOpus), "text").has_value());
  CHECK_FALSE(read(std::string(kOpus), "application").has_value());
  CHECK_FALSE(read("").has_value());
  const Frame other("<description xmlns='urn:xmpp:jingle:apps:file-transfer:5' media='audio'/>");
  CHECK_FALSE(read_description(other.element()).has_value());
}

TEST_CASE("encryption other than DTLS is not looked at", "[xep0167]") {
  const auto description = read(std::string(kOpus) +
                                "<encryption required='1'><crypto crypto-suite='AES_CM_128_HMAC_SHA1_80' "
                                "key-params='inline:x' tag='1'/></encryption>");
  REQUIRE(description.has_value());
  CHECK(*description == read(std::string(kOpus)));
}

TEST_CASE("the stream of a content is found wherever it is said", "[xep0167]") {
  using protocol::sdp::Msid;
  const auto element = read(std::string(kOpus) + "<stream xmlns='urn:xmpp:jingle:apps:rtp:msid:0' id='s' track='t'/>");
  CHECK(element->streams == std::vector<Msid>{{"s", "t"}});
  const auto source =
      read(std::string(kOpus) +
           "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='1'><parameter name='msid' value='s t'/>"
           "</source><source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='2'><parameter name='msid' "
           "value='s t'/><parameter name='msid' value='one two three'/></source>");
  CHECK(source->streams == std::vector<Msid>{{"s", "t"}});
}

TEST_CASE("session information is read and written", "[xep0167]") {
  using protocol::xep0166::Role;
  for (const auto info : {Info::Active, Info::Hold, Info::Mute, Info::Ringing, Info::Unhold, Info::Unmute}) {
    const SessionInfo written{info, Role::Responder, "0"};
    const Frame frame("<jingle xmlns='urn:xmpp:jingle:1'>" + write_session_info(written).release() + "</jingle>");
    CHECK(read_session_info(frame.element()) == written);
  }
  const Frame all("<jingle xmlns='urn:xmpp:jingle:1'><mute xmlns='urn:xmpp:jingle:apps:rtp:info:1'/></jingle>");
  CHECK(read_session_info(all.element()) == SessionInfo{Info::Mute, Role::Initiator, ""});
  const Frame other("<jingle xmlns='urn:xmpp:jingle:1'><mute xmlns='other'/></jingle>");
  CHECK_FALSE(read_session_info(other.element()).has_value());
}
