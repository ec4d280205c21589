#include "protocol/xep/0338_grouping/group.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "protocol/sdp/description.hpp"
#include "protocol/sdp/grammar.hpp"
#include "protocol/xep/0166_jingle/value.hpp"

namespace protocol::xep0338 {
namespace {

bool is_group(const sdp::Group& group) {
  return sdp::is_token(group.semantics) && !group.mids.empty() && group.mids.size() <= sdp::kMaxSections &&
         std::ranges::all_of(group.mids, sdp::is_mid);
}

}  // namespace

std::vector<sdp::Group> read_groups(const xml::Element& jingle) {
  std::vector<sdp::Group> groups;
  for (const auto element : jingle.children("group", kGrouping)) {
    sdp::Group group{std::string(xep0166::value_of(element, "semantics")), {}};
    for (const auto content : element.children("content")) group.mids.emplace_back(xep0166::value_of(content, "name"));
    if (is_group(group) && groups.size() < sdp::kMaxGroups) groups.push_back(std::move(group));
  }
  return groups;
}

xml::Serialized write_groups(const std::vector<sdp::Group>& groups) {
  xml::Writer writer;
  for (const auto& group : groups) {
    writer.open("group", kGrouping).attribute("semantics", group.semantics);
    for (const auto& mid : group.mids) writer.open("content").attribute("name", mid).close();
    writer.close();
  }
  return writer.take();
}

}  // namespace protocol::xep0338
