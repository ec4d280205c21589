#include "protocol/xep/0167_jingle_rtp/session_info.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace protocol::xep0167 {
namespace {

constexpr auto kNames = std::to_array<std::pair<Info, std::string_view>>({
    {Info::Active, "active"},
    {Info::Hold, "hold"},
    {Info::Mute, "mute"},
    {Info::Ringing, "ringing"},
    {Info::Unhold, "unhold"},
    {Info::Unmute, "unmute"},
});

}  // namespace

std::optional<SessionInfo> read_session_info(const xml::Element& jingle) {
  for (const auto child : jingle.children()) {
    if (child.ns() != kRtpInfo) continue;
    const auto found = std::ranges::find(kNames, child.name(), &std::pair<Info, std::string_view>::second);
    if (found == kNames.end()) continue;
    const auto creator =
        child.attribute("creator") == "responder" ? xep0166::Role::Responder : xep0166::Role::Initiator;
    return SessionInfo{found->first, creator, std::string(child.attribute("name").value_or(""))};
  }
  return std::nullopt;
}

xml::Serialized write_session_info(const SessionInfo& info) {
  xml::Writer writer;
  writer.open(std::ranges::find(kNames, info.info, &std::pair<Info, std::string_view>::first)->second, kRtpInfo);
  if (!info.content.empty()) {
    writer.attribute("creator", info.creator == xep0166::Role::Initiator ? "initiator" : "responder")
        .attribute("name", info.content);
  }
  writer.close();
  return writer.take();
}

}  // namespace protocol::xep0167
