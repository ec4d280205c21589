// Any frame as a stanza of Jingle: what is accepted becomes a session description that holds nothing but what it says,
// and reads the same after being written as XML.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/jingle/mapping.hpp"
#include "protocol/xep/0338_grouping/group.hpp"
#include "protocol/xep/0353_jmi/message.hpp"
#include "protocol/xml/parser.hpp"

namespace {

using namespace protocol;
using namespace protocol::jingle;

void require(bool condition) {
  if (!condition) std::abort();
}

// What no browser writes: values end their line, and are words of ASCII with one space between each two.
bool is_clean(std::string_view text) {
  const auto plain = [](char c) { return c == '\r' || c == '\n' || (c >= 0x20 && c < 0x7F); };
  return std::ranges::all_of(text, plain) && !text.contains("  ") && !text.contains(" \r");
}

void describe(const Contents& contents) {
  for (const auto role : {xep0166::Role::Initiator, xep0166::Role::Responder}) {
    for (const auto& description :
         {offer_from(contents, role, sections_of(contents)), answer_from(contents, role, sections_of(contents))}) {
      const auto text = write(description);
      const auto parsed = protocol::sdp::parse(text);
      require(is_clean(text));
      require(parsed.has_value());
      require(write(*parsed) == text);
    }
  }
}

void read_again(const xep0166::ReceivedJingle& received, const Contents& contents) {
  xep0166::Jingle jingle;
  jingle.action = received.action;
  jingle.sid = received.sid;
  jingle.reason = received.reason;
  jingle.contents = write_contents(contents);
  jingle.extra = xep0338::write_groups(contents.groups);
  const auto written = write_jingle(jingle);
  xml::Parser parser;
  const auto element = parser.parse(written.view());
  require(element.has_value());
  const auto again = xep0166::read_jingle(*element);
  require(again.has_value());
  require(again->reason == received.reason);
  require(read_contents(*again).has_value());
}

void read_message(const xml::Element& element) {
  const auto message = xep0353::read_message(element);
  if (!message) return;
  const auto written = write_message(*message);
  xml::Parser parser;
  const auto again = parser.parse(written.view());
  require(again.has_value());
  require(xep0353::read_message(*again) == message);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static xml::Parser parser;
  const std::vector<char> exact(data, data + size);  // so that reading beyond the end is noticed
  const auto element = parser.parse(std::string_view(exact.data(), exact.size()));
  if (!element) return 0;
  read_message(*element);
  const auto jingle = xep0166::read_jingle(*element);
  if (!jingle) return 0;
  const auto contents = read_contents(*jingle);
  if (!contents) return 0;
  describe(*contents);
  read_again(*jingle, *contents);
  return 0;
}
