#include "protocol/stream/features.hpp"

#include <charconv>

#include "protocol/core/namespaces.hpp"

namespace protocol::stream {
namespace {

constexpr std::string_view kClientState = "urn:xmpp:csi:0";
constexpr std::string_view kLimits = "urn:xmpp:stream-limits:0";

std::optional<std::size_t> parse_size(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Features parse_features(const xml::Element& element) {
  Features features;
  for (const auto mechanism : element.child("mechanisms", ns::kSasl).children("mechanism"))
    features.mechanisms.emplace_back(mechanism.text());
  features.bind = static_cast<bool>(element.child("bind", ns::kBind));
  features.stream_management = static_cast<bool>(element.child("sm", ns::kStreamManagement));
  features.client_state = static_cast<bool>(element.child("csi", kClientState));
  features.max_bytes = parse_size(element.child("limits", kLimits).child("max-bytes").text());
  return features;
}

}  // namespace protocol::stream
