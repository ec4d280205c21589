#include "protocol/xep/0293_rtcp_fb/rtcp_fb.hpp"

#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/xml_frame.hpp"

using protocol::sdp::Feedback;
using tests::jingle::Frame;

TEST_CASE("feedback is read and written again, the interval too", "[xep0293]") {
  const std::vector<Feedback> feedback{{"nack", ""}, {"nack", "pli"}, {"trr-int", "60"}};
  protocol::xml::Writer writer;
  writer.open("payload-type", "urn:xmpp:jingle:apps:rtp:1");
  protocol::xep0293::write_feedback(writer, feedback);
  writer.close();
  const Frame frame(writer.take().release());
  CHECK(frame.element().child("rtcp-fb-trr-int", protocol::xep0293::kRtcpFb).attribute("value") == "60");
  CHECK(protocol::xep0293::read_feedback(frame.element()) == feedback);
}

TEST_CASE("feedback that breaks the grammar is dropped", "[xep0293]") {
  const Frame frame(
      "<payload-type xmlns='urn:xmpp:jingle:apps:rtp:1'><rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0'/>"
      "<rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='a b'/>"
      "<rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='nack' subtype='x&#10;y'/>"
      "<rtcp-fb-trr-int xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' value='often'/>"
      "<rtcp-fb xmlns='other' type='nack'/><rtcp-fb type='nack'/></payload-type>");
  CHECK(protocol::xep0293::read_feedback(frame.element()).empty());
}
