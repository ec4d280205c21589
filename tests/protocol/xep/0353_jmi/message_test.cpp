#include "protocol/xep/0353_jmi/message.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/xml_frame.hpp"

using namespace protocol::xep0353;
using protocol::xep0166::Condition;
using protocol::xep0166::Reason;
using tests::jingle::Frame;

namespace {

std::optional<Message> read(const std::string& text) {
  const Frame frame(text);
  return read_message(frame.element());
}

}  // namespace

TEST_CASE("every message of the protocol is read as it was written", "[xep0353]") {
  for (std::size_t kind = 0; kind < kNames.size(); ++kind) {
    Message message;
    message.kind = static_cast<Kind>(kind);
    message.id = {"ca3cf894-5325-482f-a412-a6e9f832298d"};
    if (message.kind == Kind::Propose) message.media = {.audio = true, .video = true};
    if (message.kind == Kind::Retract) message.reason = Reason{Condition::Cancel, "Retracted"};
    if (message.kind == Kind::Reject) message.tie_break = true;
    if (message.kind == Kind::Finish) message.migrated_to = {"989a46a6-f202-4910-a7c3-83c6ba3f3947"};
    CHECK(read(write_message(message).release()) == message);
  }
}

TEST_CASE("the examples of the specification are read", "[xep0353]") {
  const auto reject = read(
      "<reject xmlns='urn:xmpp:jingle-message:0' id='fecbea35'><reason xmlns='urn:xmpp:jingle:1'><expired/>"
      "<text>Tie-Break</text></reason><tie-break/></reject>");
  REQUIRE(reject.has_value());
  CHECK(reject->reason == Reason{Condition::Expired, "Tie-Break"});
  CHECK(reject->tie_break);
  const auto propose = read(
      "<propose xmlns='urn:xmpp:jingle-message:0' id='ca3cf894'><description xmlns='urn:xmpp:jingle:apps:rtp:1' "
      "media='audio'/></propose>");
  REQUIRE(propose.has_value());
  CHECK(propose->media == protocol::xep0353::Media{.audio = true, .video = false});
}

TEST_CASE("what is no message of the protocol is refused", "[xep0353]") {
  CHECK_FALSE(read("<ringing xmlns='urn:xmpp:jingle-message:0'/>").has_value());
  CHECK_FALSE(read("<ringing xmlns='urn:xmpp:jingle-message:0' id=''/>").has_value());
  CHECK_FALSE(read("<ringing xmlns='urn:xmpp:jingle-message:1' id='x'/>").has_value());
  CHECK_FALSE(read("<dancing xmlns='urn:xmpp:jingle-message:0' id='x'/>").has_value());
  CHECK_FALSE(read("<ringing xmlns='urn:xmpp:jingle-message:0' id='" + std::string(300, 'x') + "'/>").has_value());
  CHECK_FALSE(read("<propose xmlns='urn:xmpp:jingle-message:0' id='x'/>").has_value());
  CHECK_FALSE(read("<propose xmlns='urn:xmpp:jingle-message:0' id='x'><description xmlns='urn:xmpp:jingle:apps:rtp:1' "
                   "media='smell'/></propose>")
                  .has_value());
}
