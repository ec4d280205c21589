#include "protocol/xep/0338_grouping/group.hpp"

#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/xml_frame.hpp"

using protocol::sdp::Group;
using tests::jingle::Frame;

TEST_CASE("groups are read and written again", "[xep0338]") {
  const std::vector<Group> groups{{"BUNDLE", {"0", "1"}}, {"LS", {"0"}}};
  const Frame frame("<jingle xmlns='urn:xmpp:jingle:1'>" + protocol::xep0338::write_groups(groups).release() +
                    "</jingle>");
  CHECK(protocol::xep0338::read_groups(frame.element()) == groups);
}

TEST_CASE("groups that break the grammar are dropped", "[xep0338]") {
  const Frame frame(
      "<jingle xmlns='urn:xmpp:jingle:1' xmlns:g='urn:xmpp:jingle:apps:grouping:0'>"
      "<g:group semantics='BUNDLE'/><g:group semantics='B U'><g:content name='0'/></g:group>"
      "<g:group semantics='BUNDLE'><g:content name='0 1'/></g:group>"
      "<g:group semantics='BUNDLE'><g:content/></g:group><g:group><g:content name='0'/></g:group></jingle>");
  CHECK(protocol::xep0338::read_groups(frame.element()).empty());
}
