#include "protocol/xep/0339_ssrc/source.hpp"

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/xml_frame.hpp"

using namespace protocol::xep0339;
using protocol::sdp::kMaxSources;
using protocol::sdp::Source;
using protocol::sdp::SourceGroup;
using tests::jingle::Frame;

TEST_CASE("sources and their groups are read and written again", "[xep0339]") {
  const std::vector<Source> sources{{1656081975, {{"cname", "Yv/wvbCdsDW2Prgd"}, {"msid", "stream track"}}}, {7, {}}};
  const std::vector<SourceGroup> groups{{"FID", {1656081975, 7}}};
  protocol::xml::Writer writer;
  writer.open("description", "urn:xmpp:jingle:apps:rtp:1");
  write_sources(writer, sources);
  write_source_groups(writer, groups);
  writer.close();
  const Frame frame(writer.take().release());
  CHECK(read_sources(frame.element()) == sources);
  CHECK(read_source_groups(frame.element()) == groups);
}

TEST_CASE("what breaks the grammar of sources is dropped", "[xep0339]") {
  const Frame frame(
      "<description xmlns='urn:xmpp:jingle:apps:rtp:1' xmlns:s='urn:xmpp:jingle:apps:rtp:ssma:0'>"
      "<s:source ssrc='-1'/><s:source ssrc='4294967296'/><s:source/>"
      "<s:source ssrc='1'><s:parameter name='c name' value='x'/><s:parameter name='cname' value='x&#13;y'/>"
      "<s:parameter value='x'/></s:source>"
      "<s:ssrc-group semantics='FID'/><s:ssrc-group semantics='F D'><s:source ssrc='1'/></s:ssrc-group>"
      "<s:ssrc-group semantics='FID'><s:source ssrc='x'/></s:ssrc-group></description>");
  CHECK(read_sources(frame.element()) == std::vector<Source>{{1, {}}});
  CHECK(read_source_groups(frame.element()).empty());
}

TEST_CASE("sources are bounded", "[xep0339]") {
  std::string text = "<description xmlns='urn:xmpp:jingle:apps:rtp:1'>";
  for (std::size_t i = 0; i < 2 * kMaxSources; ++i)
    text += "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='" + std::to_string(i) + "'/>";
  const Frame frame(text + "</description>");
  CHECK(read_sources(frame.element()).size() == kMaxSources);
}
