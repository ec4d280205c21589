#include "protocol/jingle/contents.hpp"

#include <algorithm>
#include <utility>

#include "protocol/xep/0338_grouping/group.hpp"

namespace protocol::jingle {
namespace {

std::expected<Content, ContentsFault> read_content(const xep0166::ReceivedContent& received) {
  if (!received.description || !received.transport || !sdp::is_mid(received.name))
    return std::unexpected(ContentsFault::Malformed);
  if (received.transport.ns() != xep0176::kIceUdp) return std::unexpected(ContentsFault::UnsupportedTransport);
  auto description = xep0167::read_description(received.description);
  if (!description) return std::unexpected(ContentsFault::UnsupportedApplication);
  auto transport = xep0176::read_transport(received.transport);
  if (!transport || !transport->ice) return std::unexpected(ContentsFault::Malformed);
  if (transport->dtls.fingerprints.empty()) return std::unexpected(ContentsFault::Insecure);
  return Content{received.name, received.creator, received.senders, *std::move(description), *std::move(transport)};
}

// Whether `a` and `b` are in one BUNDLE group.
bool share_transport(const Contents& contents, std::string_view a, std::string_view b) {
  return std::ranges::any_of(contents.groups, [&](const sdp::Group& group) {
    return group.semantics == sdp::kBundle && std::ranges::contains(group.mids, a) &&
           std::ranges::contains(group.mids, b);
  });
}

}  // namespace

Content* Contents::find(std::string_view name) {
  const auto found = std::ranges::find(list, name, &Content::name);
  return found == list.end() ? nullptr : &*found;
}

const Content* Contents::find(std::string_view name) const {
  const auto found = std::ranges::find(list, name, &Content::name);
  return found == list.end() ? nullptr : &*found;
}

Media Contents::media() const {
  const auto has = [this](sdp::MediaKind kind) {
    return std::ranges::any_of(list, [kind](const Content& content) { return content.description.media == kind; });
  };
  return {.audio = has(sdp::MediaKind::Audio), .video = has(sdp::MediaKind::Video)};
}

std::expected<Contents, ContentsFault> read_contents(const xep0166::ReceivedJingle& jingle) {
  Contents contents;
  for (const auto& received : jingle.contents) {
    auto content = read_content(received);
    if (!content) return std::unexpected(content.error());
    contents.list.push_back(*std::move(content));
  }
  if (contents.list.empty()) return std::unexpected(ContentsFault::Malformed);
  contents.groups = xep0338::read_groups(jingle.element);
  return contents;
}

std::vector<xep0166::Content> write_contents(const Contents& contents) {
  std::vector<xep0166::Content> list;
  list.reserve(contents.list.size());
  for (const auto& content : contents.list) {
    list.push_back({content.creator, content.name, content.senders, write_description(content.description),
                    write_transport(content.transport)});
  }
  return list;
}

bool replace_credentials(Contents& contents, std::string_view name, const sdp::IceCredentials& ice) {
  bool changed = false;
  for (auto& content : contents.list) {
    const bool affected = content.name == name || share_transport(contents, content.name, name);
    if (!affected || content.transport.ice == ice) continue;
    content.transport.ice = ice;
    content.transport.ufrag = ice.ufrag;
    content.transport.candidates.clear();
    changed = true;
  }
  return changed;
}

}  // namespace protocol::jingle
