#include "protocol/jingle/mapping.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>

namespace protocol::jingle {
namespace {

using sdp::Direction;
using xep0166::Role;
using xep0166::Senders;

Senders senders_of(Direction direction, Role author) {
  const auto only = [](Role role) { return role == Role::Initiator ? Senders::Initiator : Senders::Responder; };
  switch (direction) {
    case Direction::SendRecv: return Senders::Both;
    case Direction::SendOnly: return only(author);
    case Direction::RecvOnly: return only(other(author));
    case Direction::Inactive: return Senders::None;
  }
  return Senders::Both;
}

Direction direction_of(Senders senders, Role author) {
  const bool out = sends(senders, author);
  const bool in = sends(senders, other(author));
  if (out) return in ? Direction::SendRecv : Direction::SendOnly;
  return in ? Direction::RecvOnly : Direction::Inactive;
}

// RFC 8285 §4.3; greater numbers only stand for what an answer may choose, and browsers refuse them.
constexpr std::uint16_t kLastHeaderExtension = 255;

// How many sources a browser takes in a group; with another number it refuses the whole description.
bool is_usable(const sdp::SourceGroup& group) {
  const auto size = group.ssrcs.size();
  if (group.semantics == "FID" || group.semantics == "FEC-FR") return size == 2 && group.ssrcs[0] != group.ssrcs[1];
  return group.semantics == "SIM" && size <= 3;
}

// Browsers refuse a group with a source that nothing declares; npm `stanza` declares only the first of a group.
void declare_grouped(std::vector<sdp::Source>& sources, std::vector<sdp::SourceGroup>& groups) {
  std::erase_if(groups, [&](const auto& group) {
    if (!is_usable(group)) return true;
    const auto first = std::ranges::find(sources, group.ssrcs.front(), &sdp::Source::ssrc);
    return first == sources.end() || first->attributes.empty();
  });
  for (const auto& group : groups) {
    const auto attributes = std::ranges::find(sources, group.ssrcs.front(), &sdp::Source::ssrc)->attributes;
    for (const auto ssrc : group.ssrcs) {
      auto* source = sdp::find_or_add(sources, ssrc);
      if (source != nullptr && source->attributes.empty()) source->attributes = attributes;
    }
  }
}

// Some know the stream of a source only by its `msid` attribute.
void name_streams(std::vector<sdp::Source>& sources, const std::vector<sdp::Msid>& msids) {
  if (msids.empty()) return;
  for (auto& source : sources) {
    if (std::ranges::contains(source.attributes, "msid", &sdp::SourceAttribute::name)) continue;
    source.attributes.push_back({"msid", write_msid(msids.front())});
  }
}

xep0167::Description description_from(const sdp::Media& media, Role author) {
  xep0167::Description description;
  description.media = media.kind;
  description.payload_types = media.payload_types;
  description.times = {media.ptime, media.max_ptime};
  description.feedback = media.feedback;
  for (const auto& extension : media.extensions)
    description.extensions.push_back({extension.id, extension.uri, senders_of(extension.direction, author)});
  description.mixing = media.extmap_allow_mixed ? xep0294::Mixing::Allowed : xep0294::Mixing::Refused;
  description.sources = media.sources;
  description.source_groups = media.source_groups;
  description.streams = media.msids;
  name_streams(description.sources, description.streams);
  description.rtcp_mux = media.rtcp_mux;
  description.rtcp_reduced_size = media.rtcp_reduced_size;
  return description;
}

Content content_from(const sdp::Media& media, Role author) {
  Content content;
  content.name = media.mid;
  content.senders = senders_of(media.direction, author);
  content.description = description_from(media, author);
  content.transport.ice = media.ice;
  if (media.ice) content.transport.ufrag = media.ice->ufrag;
  content.transport.candidates = media.candidates;
  content.transport.dtls = {media.fingerprints, media.setup};
  return content;
}

// Each content once among the groups of one kind: browsers refuse one that is in two.
std::vector<sdp::Group> groups_among(const std::vector<sdp::Group>& groups, const Contents& contents) {
  std::vector<sdp::Group> kept;
  for (const auto& group : groups) {
    sdp::Group left{group.semantics, {}};
    for (const auto& mid : group.mids) {
      const bool again = std::ranges::contains(left.mids, mid) || std::ranges::any_of(kept, [&](const auto& other) {
                           return other.semantics == group.semantics && std::ranges::contains(other.mids, mid);
                         });
      if (!again && contents.find(mid) != nullptr) left.mids.push_back(mid);
    }
    if (!left.mids.empty()) kept.push_back(std::move(left));
  }
  return kept;
}

// Not every client repeats for each content that RTCP shares the port, which BUNDLE implies (RFC 9143 §9.1).
bool is_bundled(const Contents& contents, const std::string& name) {
  return std::ranges::any_of(contents.groups, [&](const sdp::Group& group) {
    return group.semantics == sdp::kBundle && std::ranges::contains(group.mids, name);
  });
}

// A source is of one section; browsers refuse it in a second one.
void take_sources(sdp::Media& media, std::set<std::uint32_t>& taken) {
  std::erase_if(media.sources, [&](const sdp::Source& source) {
    return source.attributes.empty() || !taken.insert(source.ssrc).second;
  });
}

// The first source, and those that a chain of groups joins to it.
std::set<std::uint32_t> sources_of_track(const sdp::Media& media) {
  std::set<std::uint32_t> track;
  if (!media.sources.empty()) track.insert(media.sources.front().ssrc);
  for (std::size_t size = 0; size != track.size();) {
    size = track.size();
    for (const auto& group : media.source_groups)
      if (std::ranges::any_of(group.ssrcs, [&](auto ssrc) { return track.contains(ssrc); }))
        track.insert(group.ssrcs.begin(), group.ssrcs.end());
  }
  return track;
}

// A section is one track (RFC 8829 §5.2.1), and browsers count all its sources to it: sound of more than one is not played
// at all. A group of sources that its section does not declare is refused.
void keep_one_track(sdp::Media& media) {
  if (media.kind == sdp::MediaKind::Audio) media.source_groups.clear();
  const auto track = sources_of_track(media);
  std::erase_if(media.sources, [&](const sdp::Source& source) { return !track.contains(source.ssrc); });
  std::erase_if(media.source_groups, [&](const sdp::SourceGroup& group) {
    return !std::ranges::all_of(group.ssrcs, [&](std::uint32_t ssrc) {
      return std::ranges::contains(media.sources, ssrc, &sdp::Source::ssrc);
    });
  });
}

sdp::Media media_from(const Content& content, const Contents& all, Role author, std::set<std::uint32_t>& taken) {
  const auto& description = content.description;
  sdp::Media media;
  media.kind = description.media;
  media.mid = content.name;
  media.direction = direction_of(content.senders, author);
  media.ice = content.transport.ice;
  media.candidates = content.transport.candidates;
  media.fingerprints = content.transport.dtls.fingerprints;
  media.setup = content.transport.dtls.setup;
  media.payload_types = description.payload_types;
  media.feedback = description.feedback;
  for (const auto& extension : description.extensions) {
    if (extension.id > kLastHeaderExtension) continue;
    media.extensions.push_back({extension.id, extension.uri, direction_of(extension.senders, author)});
  }
  media.extmap_allow_mixed = description.mixing == xep0294::Mixing::Allowed;
  media.sources = description.sources;
  media.source_groups = description.source_groups;
  declare_grouped(media.sources, media.source_groups);
  take_sources(media, taken);
  keep_one_track(media);
  media.msids = description.streams;
  media.rtcp_mux = description.rtcp_mux || is_bundled(all, content.name);
  media.rtcp_reduced_size = description.rtcp_reduced_size;
  media.ptime = description.times.ptime;
  media.max_ptime = description.times.max_ptime;
  return media;
}

sdp::Media rejected(const Section& section) {
  sdp::Media media;
  media.kind = section.kind;
  media.mid = section.mid;
  media.rejected = true;
  media.direction = Direction::Inactive;
  return media;
}

sdp::Description describe(const Contents& contents, Role author, const std::vector<Section>& sections) {
  sdp::Description description;
  description.groups = groups_among(contents.groups, contents);
  std::set<std::uint32_t> taken;
  for (const auto& section : sections) {
    const auto* content = contents.find(section.mid);
    description.media.push_back(content == nullptr ? rejected(section) : media_from(*content, contents, author, taken));
  }
  return description;
}

}  // namespace

Contents from_sdp(const sdp::Description& description, Role author) {
  Contents contents;
  for (const auto& media : description.media) {
    if (media.rejected || media.kind == sdp::MediaKind::Application) continue;
    contents.list.push_back(content_from(media, author));
  }
  contents.groups = groups_among(description.groups, contents);
  return contents;
}

std::vector<Section> sections_of(const sdp::Description& offer) {
  std::vector<Section> sections;
  sections.reserve(offer.media.size());
  for (const auto& media : offer.media) sections.push_back({media.kind, media.mid});
  return sections;
}

std::vector<Section> sections_of(const Contents& offer) {
  std::vector<Section> sections;
  sections.reserve(offer.list.size());
  for (const auto& content : offer.list) sections.push_back({content.description.media, content.name});
  return sections;
}

sdp::Description offer_from(const Contents& contents, Role author, const std::vector<Section>& sections) {
  auto description = describe(contents, author, sections);
  for (auto& media : description.media)
    if (!media.rejected && !media.setup) media.setup = sdp::Setup::ActPass;
  return description;
}

sdp::Description answer_from(const Contents& contents, Role author, const std::vector<Section>& sections) {
  auto description = describe(contents, author, sections);
  for (auto& media : description.media) {
    const bool open = !media.setup || media.setup == sdp::Setup::ActPass;
    if (!media.rejected && open) media.setup = sdp::Setup::Active;
  }
  return description;
}

}  // namespace protocol::jingle
