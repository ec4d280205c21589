#include "protocol/sdp/source.hpp"

#include <algorithm>
#include <utility>

#include "protocol/sdp/grammar.hpp"

namespace protocol::sdp {
namespace {

// Wider than RFC 8830's 64 of `token-char`: there are clients that put base64 here.
bool is_msid_part(std::string_view text) { return is_plain_word(text) && text.size() <= 128; }

constexpr std::size_t kMaxCname = 255;  // RFC 3550 §6.5: its length is one byte

// What a browser reads of a source. The others of RFC 5576 mean nothing to it.
std::optional<std::string> read_value(std::string_view name, std::string_view value) {
  if (name == "msid") return parse_msid(value).transform(write_msid);
  if (name != "cname" && name != "label" && name != "mslabel") return std::nullopt;
  return trim(value).size() <= kMaxCname ? join_words(value, 1) : std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> parse_ssrc(std::string_view text) {
  return parse_number<std::uint32_t>(text, 0, 0xFFFFFFFFU);
}

std::optional<SourceAttribute> make_source_attribute(std::string_view name, std::string_view value) {
  return read_value(name, value).transform([&](std::string read) {
    return SourceAttribute{std::string(name), std::move(read)};
  });
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
  const auto joined = join_words(text, 2);
  if (!joined) return std::nullopt;
  Words words{*joined};
  const auto stream = words.next();
  const auto track = words.next();
  if (!is_msid_part(stream) || (!track.empty() && !is_msid_part(track))) return std::nullopt;
  return Msid{std::string(stream), std::string(track)};
}

std::string write_msid(const Msid& msid) { return msid.track.empty() ? msid.stream : msid.stream + ' ' + msid.track; }

Source* find_or_add(std::vector<Source>& sources, std::uint32_t ssrc) {
  const auto found = std::ranges::find(sources, ssrc, &Source::ssrc);
  if (found != sources.end()) return &*found;
  if (sources.size() == kMaxSources) return nullptr;
  return &sources.emplace_back(Source{ssrc, {}});
}

}  // namespace protocol::sdp
