#include "protocol/xep/0294_hdrext/hdrext.hpp"

#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/xml_frame.hpp"

using namespace protocol::xep0294;
using protocol::xep0166::Senders;
using tests::jingle::Frame;

TEST_CASE("header extensions are read and written again", "[xep0294]") {
  const std::vector<HeaderExtension> extensions{{1, "urn:ietf:params:rtp-hdrext:toffset", Senders::Both},
                                                {4096, "http://example.org/ext#one", Senders::Responder}};
  protocol::xml::Writer writer;
  writer.open("description", "urn:xmpp:jingle:apps:rtp:1");
  write_extensions(writer, extensions);
  write_mixing(writer, Mixing::Allowed);
  writer.close();
  const Frame frame(writer.take().release());
  CHECK(read_extensions(frame.element()) == extensions);
  CHECK(read_mixing(frame.element()) == Mixing::Allowed);
}

TEST_CASE("header extensions that break the grammar, or use a number twice, are dropped", "[xep0294]") {
  const Frame frame(
      "<description xmlns='urn:xmpp:jingle:apps:rtp:1' xmlns:h='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0'>"
      "<h:rtp-hdrext id='0' uri='urn:a'/><h:rtp-hdrext id='256' uri='urn:a'/><h:rtp-hdrext id='1' uri='urn:a b'/>"
      "<h:rtp-hdrext id='1' uri='no-scheme'/><h:rtp-hdrext id='1'/><h:rtp-hdrext id='1' uri='urn:a' senders='all'/>"
      "<h:rtp-hdrext id='2' uri='urn:good'/><h:rtp-hdrext id='2' uri='urn:again'/></description>");
  CHECK(read_extensions(frame.element()) == std::vector<HeaderExtension>{{2, "urn:good", Senders::Both}});
  CHECK(read_mixing(frame.element()) == Mixing::Refused);
}
