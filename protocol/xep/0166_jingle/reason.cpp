#include "protocol/xep/0166_jingle/reason.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace protocol::xep0166 {
namespace {

constexpr auto kNames = std::to_array<std::pair<Condition, std::string_view>>({
    {Condition::AlternativeSession, "alternative-session"},
    {Condition::Busy, "busy"},
    {Condition::Cancel, "cancel"},
    {Condition::ConnectivityError, "connectivity-error"},
    {Condition::Decline, "decline"},
    {Condition::Expired, "expired"},
    {Condition::FailedApplication, "failed-application"},
    {Condition::FailedTransport, "failed-transport"},
    {Condition::GeneralError, "general-error"},
    {Condition::Gone, "gone"},
    {Condition::IncompatibleParameters, "incompatible-parameters"},
    {Condition::MediaError, "media-error"},
    {Condition::SecurityError, "security-error"},
    {Condition::Success, "success"},
    {Condition::Timeout, "timeout"},
    {Condition::UnsupportedApplications, "unsupported-applications"},
    {Condition::UnsupportedTransports, "unsupported-transports"},
});

// At most `limit` bytes of `text`, cut between characters.
std::string_view clip(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return text.substr(0, limit);
}

}  // namespace

std::string_view name_of(Condition condition) {
  const auto found = std::ranges::find(kNames, condition, &std::pair<Condition, std::string_view>::first);
  return found == kNames.end() ? std::string_view{} : found->second;
}

std::optional<Reason> read_reason(const xml::Element& parent) {
  const auto element = parent.child("reason", kJingle);
  if (!element) return std::nullopt;
  Reason reason;
  for (const auto child : element.children()) {
    if (child.ns() != kJingle) continue;
    if (child.name() == "text") {
      reason.text = clip(child.text(), kMaxReasonText);
      continue;
    }
    const auto found = std::ranges::find(kNames, child.name(), &std::pair<Condition, std::string_view>::second);
    if (found != kNames.end()) reason.condition = found->first;
  }
  return reason;
}

void write_reason(xml::Writer& writer, const Reason& reason) {
  writer.open("reason", kJingle).open(name_of(reason.condition)).close();
  if (!reason.text.empty()) writer.text_element("text", reason.text);
  writer.close();
}

}  // namespace protocol::xep0166
