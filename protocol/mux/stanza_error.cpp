#include "protocol/mux/stanza_error.hpp"

#include <array>

#include "protocol/core/namespaces.hpp"

namespace protocol::mux {
namespace {

// In the order of StanzaCondition.
constexpr std::array<std::string_view, 22> kNames{"bad-request",
                                                  "conflict",
                                                  "feature-not-implemented",
                                                  "forbidden",
                                                  "gone",
                                                  "internal-server-error",
                                                  "item-not-found",
                                                  "jid-malformed",
                                                  "not-acceptable",
                                                  "not-allowed",
                                                  "not-authorized",
                                                  "policy-violation",
                                                  "recipient-unavailable",
                                                  "redirect",
                                                  "registration-required",
                                                  "remote-server-not-found",
                                                  "remote-server-timeout",
                                                  "resource-constraint",
                                                  "service-unavailable",
                                                  "subscription-required",
                                                  "undefined-condition",
                                                  "unexpected-request"};
static_assert(static_cast<std::size_t>(StanzaCondition::UnexpectedRequest) + 1 == kNames.size());

}  // namespace

std::string_view condition_name(StanzaCondition condition) {
  const auto index = static_cast<std::size_t>(condition);
  return index < kNames.size() ? kNames[index] : "undefined-condition";
}

std::optional<StanzaCondition> parse_condition(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<StanzaCondition>(i);
  return std::nullopt;
}

StanzaError parse_stanza_error(const xml::Element& stanza) {
  StanzaError error;
  const auto element = stanza.child("error");
  for (const auto child : element.children()) {
    if (child.ns() != ns::kStanzaErrors) continue;
    if (child.name() == "text")
      error.text = child.text();
    else if (const auto condition = parse_condition(child.name()))
      error.condition = *condition;
  }
  return error;
}

}  // namespace protocol::mux
