#include "protocol/xep/0339_ssrc/source.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "protocol/sdp/grammar.hpp"
#include "protocol/xep/0166_jingle/value.hpp"

namespace protocol::xep0339 {
namespace {

void read_attributes(sdp::Source& source, const xml::Element& element) {
  for (const auto parameter : element.children("parameter")) {
    auto attribute =
        sdp::make_source_attribute(xep0166::value_of(parameter, "name"), xep0166::value_of(parameter, "value"));
    if (!attribute || source.attributes.size() == sdp::kMaxSourceAttributes) continue;
    if (std::ranges::contains(source.attributes, attribute->name, &sdp::SourceAttribute::name)) continue;
    source.attributes.push_back(*std::move(attribute));
  }
}

std::optional<sdp::SourceGroup> read_group(const xml::Element& element) {
  sdp::SourceGroup group{std::string(xep0166::value_of(element, "semantics")), {}};
  for (const auto source : element.children("source")) {
    const auto ssrc = sdp::parse_ssrc(xep0166::value_of(source, "ssrc"));
    if (!ssrc || group.ssrcs.size() == sdp::kMaxSources) return std::nullopt;
    group.ssrcs.push_back(*ssrc);
  }
  if (group.ssrcs.empty() || !sdp::is_token(group.semantics)) return std::nullopt;
  return group;
}

}  // namespace

std::vector<sdp::Source> read_sources(const xml::Element& description) {
  std::vector<sdp::Source> sources;
  for (const auto element : description.children("source", kSsma)) {
    const auto ssrc = sdp::parse_ssrc(xep0166::value_of(element, "ssrc"));
    auto* source = ssrc ? sdp::find_or_add(sources, *ssrc) : nullptr;
    if (source != nullptr) read_attributes(*source, element);
  }
  return sources;
}

std::vector<sdp::SourceGroup> read_source_groups(const xml::Element& description) {
  std::vector<sdp::SourceGroup> groups;
  for (const auto element : description.children("ssrc-group", kSsma)) {
    auto group = read_group(element);
    if (group && groups.size() < sdp::kMaxSources) groups.push_back(*std::move(group));
  }
  return groups;
}

void write_sources(xml::Writer& writer, const std::vector<sdp::Source>& sources) {
  for (const auto& source : sources) {
    writer.open("source", kSsma).attribute("ssrc", source.ssrc);
    for (const auto& attribute : source.attributes)
      writer.open("parameter").attribute("name", attribute.name).attribute("value", attribute.value).close();
    writer.close();
  }
}

void write_source_groups(xml::Writer& writer, const std::vector<sdp::SourceGroup>& groups) {
  for (const auto& group : groups) {
    writer.open("ssrc-group", kSsma).attribute("semantics", group.semantics);
    for (const auto ssrc : group.ssrcs) writer.open("source").attribute("ssrc", ssrc).close();
    writer.close();
  }
}

}  // namespace protocol::xep0339
