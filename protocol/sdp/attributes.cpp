#include "protocol/sdp/attributes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/sdp/grammar.hpp"

namespace protocol::sdp {
namespace {

using Outcome = std::optional<Fault>;
using Reader = Outcome (*)(Media&, std::string_view value);

template <class Value>
Outcome set_once(std::optional<Value>& target, std::optional<Value> value) {
  if (!value) return Fault::BadAttribute;
  if (target) return Fault::Duplicate;
  target = value;
  return std::nullopt;
}

template <class Value>
Outcome append(std::vector<Value>& list, std::size_t limit, std::optional<Value> value) {
  if (!value) return Fault::BadAttribute;
  if (list.size() == limit) return Fault::TooLarge;
  list.push_back(*std::move(value));
  return std::nullopt;
}

Outcome raise(bool& flag) {
  flag = true;
  return std::nullopt;
}

PayloadType* find_payload_type(Media& media, std::string_view id) {
  const auto number = parse_number<std::uint8_t>(id, 0, 127);
  if (!number) return nullptr;
  const auto found = std::ranges::find(media.payload_types, *number, &PayloadType::id);
  return found == media.payload_types.end() ? nullptr : &*found;
}

// ICE user name and password come on two lines; they are put together here and checked when the section ends.
Outcome read_ufrag(Media& media, std::string_view value) {
  if (!is_ufrag(value)) return Fault::BadAttribute;
  if (!media.ice) media.ice.emplace();
  media.ice->ufrag = value;
  return std::nullopt;
}

Outcome read_pwd(Media& media, std::string_view value) {
  if (!is_ice_pwd(value)) return Fault::BadAttribute;
  if (!media.ice) media.ice.emplace();
  media.ice->pwd = value;
  return std::nullopt;
}

Outcome read_fingerprint(Media& media, std::string_view value) {
  Words words{value};
  const auto hash = words.next();
  return append(media.fingerprints, kMaxFingerprints, make_fingerprint(hash, words.rest));
}

Outcome read_setup(Media& media, std::string_view value) {
  const auto setup = parse_setup(value);
  if (!setup) return Fault::BadAttribute;
  media.setup = setup;
  return std::nullopt;
}

// A candidate for a transport that we do not know is skipped (RFC 8839 §5.1); one that breaks the grammar too, since
// RFC 8839 §4.3.1 lets the others stand.
Outcome read_candidate(Media& media, std::string_view value) {
  auto candidate = parse_candidate("candidate:" + std::string(value));
  if (!candidate) return std::nullopt;
  return append(media.candidates, kMaxCandidates, std::move(candidate));
}

Outcome read_mid(Media& media, std::string_view value) {
  if (!is_mid(value)) return Fault::BadAttribute;
  if (!media.mid.empty()) return Fault::Duplicate;
  media.mid = value;
  return std::nullopt;
}

Outcome read_rtpmap(Media& media, std::string_view value) {
  Words words{value};
  auto* payload_type = find_payload_type(media, words.next());
  if (payload_type == nullptr || !parse_encoding(words.rest, *payload_type)) return Fault::BadAttribute;
  return std::nullopt;
}

Outcome read_fmtp(Media& media, std::string_view value) {
  Words words{value};
  auto* payload_type = find_payload_type(media, words.next());
  auto parameters = parse_parameters(words.rest);
  if (payload_type == nullptr || !parameters) return Fault::BadAttribute;
  auto& list = payload_type->parameters;
  if (list.size() + parameters->size() > kMaxParameters) return Fault::TooLarge;
  std::ranges::move(*parameters, std::back_inserter(list));
  return std::nullopt;
}

Outcome read_rtcp_fb(Media& media, std::string_view value) {
  Words words{value};
  const auto target = words.next();
  const auto type = words.next();
  if (target == "*") return append(media.feedback, kMaxFeedback, make_feedback(type, words.rest));
  auto* payload_type = find_payload_type(media, target);
  if (payload_type == nullptr) return Fault::BadAttribute;
  return append(payload_type->feedback, kMaxFeedback, make_feedback(type, words.rest));
}

Outcome read_extmap(Media& media, std::string_view value) {
  return append(media.extensions, kMaxExtensions, parse_extmap(value));
}

Outcome read_ssrc(Media& media, std::string_view value) {
  Words words{value};
  const auto ssrc = parse_ssrc(words.next());
  const auto colon = words.rest.find(':');
  const auto text = colon == std::string_view::npos ? std::string_view{} : words.rest.substr(colon + 1);
  const auto name = words.rest.substr(0, colon);
  if (!ssrc || !is_token(name) || (!text.empty() && !is_text(text))) return Fault::BadAttribute;
  auto attribute = make_source_attribute(name, text);
  if (!attribute) return std::nullopt;  // of no use to anybody here
  auto* source = find_or_add(media.sources, *ssrc);
  if (source == nullptr) return Fault::TooLarge;
  return append(source->attributes, kMaxSourceAttributes, std::move(attribute));
}

Outcome read_ssrc_group(Media& media, std::string_view value) {
  return append(media.source_groups, kMaxSources, parse_source_group(value));
}

Outcome read_msid(Media& media, std::string_view value) { return append(media.msids, kMaxSources, parse_msid(value)); }

Outcome read_ptime(Media& media, std::string_view value) {
  return set_once(media.ptime, parse_number<std::uint16_t>(value, 1, 10'000));
}

Outcome read_max_ptime(Media& media, std::string_view value) {
  return set_once(media.max_ptime, parse_number<std::uint16_t>(value, 1, 10'000));
}

Outcome read_sctp_port(Media& media, std::string_view value) {
  const auto port = parse_number<std::uint16_t>(value, 0, 0xFFFF);
  if (!port || media.kind != MediaKind::Application) return Fault::BadAttribute;
  if (!media.sctp) media.sctp.emplace();
  media.sctp->port = *port;
  return std::nullopt;
}

Outcome read_max_message_size(Media& media, std::string_view value) {
  const auto size = parse_number<std::uint64_t>(value, 0, ~std::uint64_t{0});
  if (!size || media.kind != MediaKind::Application) return Fault::BadAttribute;
  if (!media.sctp) media.sctp.emplace();
  media.sctp->max_message_size = *size;
  return std::nullopt;
}

template <Direction kDirection>
Outcome read_direction(Media& media, std::string_view value) {
  if (!value.empty()) return Fault::BadAttribute;
  media.direction = kDirection;
  return std::nullopt;
}

constexpr auto kReaders = std::to_array<std::pair<std::string_view, Reader>>({
    {"candidate", read_candidate},
    {"extmap", read_extmap},
    {"extmap-allow-mixed", [](Media& media, std::string_view) { return raise(media.extmap_allow_mixed); }},
    {"fingerprint", read_fingerprint},
    {"fmtp", read_fmtp},
    {"ice-pwd", read_pwd},
    {"ice-ufrag", read_ufrag},
    {"inactive", read_direction<Direction::Inactive>},
    {"max-message-size", read_max_message_size},
    {"maxptime", read_max_ptime},
    {"mid", read_mid},
    {"msid", read_msid},
    {"ptime", read_ptime},
    {"recvonly", read_direction<Direction::RecvOnly>},
    {"rtcp-fb", read_rtcp_fb},
    {"rtcp-mux", [](Media& media, std::string_view) { return raise(media.rtcp_mux); }},
    {"rtcp-rsize", [](Media& media, std::string_view) { return raise(media.rtcp_reduced_size); }},
    {"rtpmap", read_rtpmap},
    {"sctp-port", read_sctp_port},
    {"sendonly", read_direction<Direction::SendOnly>},
    {"sendrecv", read_direction<Direction::SendRecv>},
    {"setup", read_setup},
    {"ssrc", read_ssrc},
    {"ssrc-group", read_ssrc_group},
});

// What a session may say for all its sections (RFC 8859 and the attributes' own specifications).
constexpr auto kInherited =
    std::to_array<std::string_view>({"extmap", "extmap-allow-mixed", "fingerprint", "ice-pwd", "ice-ufrag", "inactive",
                                     "recvonly", "sendonly", "sendrecv", "setup"});

}  // namespace

std::optional<Fault> read_media_attribute(Media& media, std::string_view name, std::string_view value) {
  const auto found = std::ranges::find(kReaders, name, &std::pair<std::string_view, Reader>::first);
  return found == kReaders.end() ? std::nullopt : found->second(media, value);
}

std::optional<Fault> read_session_attribute(Description& session, Media& defaults, std::string_view name,
                                            std::string_view value) {
  if (name == "group") return append(session.groups, kMaxGroups, parse_group(value));
  if (name == "ice-lite") return raise(session.ice_lite);
  if (!std::ranges::contains(kInherited, name)) return std::nullopt;
  return read_media_attribute(defaults, name, value);
}

}  // namespace protocol::sdp
