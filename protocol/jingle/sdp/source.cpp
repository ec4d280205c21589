#include "protocol/jingle/sdp/source.hpp"

#include <algorithm>

#include "protocol/jingle/sdp/grammar.hpp"

namespace protocol::jingle::sdp {
namespace {

// Firefox puts its identifiers into braces, which RFC 8830's `token-char` does not have.
bool is_msid_part(std::string_view text) { return is_word(text) && text.size() <= 128; }

}  // namespace

std::optional<std::uint32_t> parse_ssrc(std::string_view text) {
  return parse_number<std::uint32_t>(text, 0, 0xFFFFFFFFU);
}

std::optional<SourceAttribute> make_source_attribute(std::string_view name, std::string_view value) {
  if (!is_token(name) || (!value.empty() && !is_text(value))) return std::nullopt;
  return SourceAttribute{std::string(name), std::string(value)};
}

std::optional<SourceGroup> parse_source_group(std::string_view text) {
  Words words{text};
  SourceGroup group;
  group.semantics = words.next();
  if (!is_token(group.semantics)) return std::nullopt;
  while (!words.rest.empty()) {
    const auto ssrc = parse_ssrc(words.next());
    if (!ssrc || group.ssrcs.size() == kMaxSources) return std::nullopt;
    group.ssrcs.push_back(*ssrc);
  }
  if (group.ssrcs.empty()) return std::nullopt;
  return group;
}

std::optional<Msid> parse_msid(std::string_view text) {
  Words words{text};
  const auto stream = words.next();
  const auto track = words.next();
  if (!is_msid_part(stream) || !words.rest.empty() || (!track.empty() && !is_msid_part(track))) return std::nullopt;
  return Msid{std::string(stream), std::string(track)};
}

std::string write_msid(const Msid& msid) { return msid.track.empty() ? msid.stream : msid.stream + ' ' + msid.track; }

Source* find_or_add(std::vector<Source>& sources, std::uint32_t ssrc) {
  const auto found = std::ranges::find(sources, ssrc, &Source::ssrc);
  if (found != sources.end()) return &*found;
  if (sources.size() == kMaxSources) return nullptr;
  return &sources.emplace_back(Source{ssrc, {}});
}

}  // namespace protocol::jingle::sdp
