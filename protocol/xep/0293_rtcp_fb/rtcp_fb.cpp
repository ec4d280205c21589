#include "protocol/xep/0293_rtcp_fb/rtcp_fb.hpp"

#include <cstdint>
#include <optional>
#include <utility>

#include "protocol/sdp/grammar.hpp"
#include "protocol/xep/0166_jingle/value.hpp"

namespace protocol::xep0293 {
namespace {

constexpr std::string_view kInterval = "trr-int";

std::optional<sdp::Feedback> read_one(const xml::Element& element) {
  if (element.name() == "rtcp-fb")
    return sdp::make_feedback(xep0166::value_of(element, "type"), xep0166::value_of(element, "subtype"));
  const auto value = xep0166::value_of(element, "value");
  if (element.name() != "rtcp-fb-trr-int" || !sdp::parse_number<std::uint32_t>(value, 0, 1'000'000))
    return std::nullopt;
  return sdp::make_feedback(kInterval, value);
}

}  // namespace

std::vector<sdp::Feedback> read_feedback(const xml::Element& parent) {
  std::vector<sdp::Feedback> feedback;
  for (const auto child : parent.children()) {
    if (child.ns() != kRtcpFb || feedback.size() == sdp::kMaxFeedback) continue;
    if (auto item = read_one(child)) feedback.push_back(*std::move(item));
  }
  return feedback;
}

void write_feedback(xml::Writer& writer, const std::vector<sdp::Feedback>& feedback) {
  for (const auto& item : feedback) {
    if (item.type == kInterval) {
      writer.open("rtcp-fb-trr-int", kRtcpFb).attribute("value", item.subtype).close();
      continue;
    }
    writer.open("rtcp-fb", kRtcpFb).attribute("type", item.type);
    if (!item.subtype.empty()) writer.attribute("subtype", item.subtype);
    writer.close();
  }
}

}  // namespace protocol::xep0293
