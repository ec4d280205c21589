#include "protocol/sdp/group.hpp"

#include "protocol/sdp/description.hpp"
#include "protocol/sdp/grammar.hpp"

namespace protocol::sdp {

bool is_mid(std::string_view text) { return text.size() <= 16 && is_token(text); }

std::optional<Group> parse_group(std::string_view text) {
  Words words{text};
  Group group;
  group.semantics = words.next();
  if (!is_token(group.semantics)) return std::nullopt;
  while (!words.rest.empty()) {
    const auto mid = words.next();
    if (!is_mid(mid) || group.mids.size() == kMaxSections) return std::nullopt;
    group.mids.emplace_back(mid);
  }
  return group;
}

std::string write_group(const Group& group) {
  std::string text = group.semantics;
  for (const auto& mid : group.mids) text.append(" ").append(mid);
  return text;
}

}  // namespace protocol::sdp
