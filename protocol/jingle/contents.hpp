#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/jingle/events.hpp"
#include "protocol/sdp/group.hpp"
#include "protocol/sdp/ice.hpp"
#include "protocol/xep/0166_jingle/jingle.hpp"
#include "protocol/xep/0167_jingle_rtp/description.hpp"
#include "protocol/xep/0176_ice_udp/transport.hpp"

namespace protocol::jingle {

// A content of a call: RTP media over ICE and DTLS.
struct Content {
  std::string name;  // also the mid of its section
  xep0166::Role creator = xep0166::Role::Initiator;
  xep0166::Senders senders = xep0166::Senders::Both;
  xep0167::Description description;
  xep0176::Transport transport;

  friend bool operator==(const Content&, const Content&) = default;
};

// What one side of a session has said: a session description in the terms of Jingle.
struct Contents {
  std::vector<Content> list;  // in the order of the media sections
  std::vector<sdp::Group> groups;

  [[nodiscard]] Content* find(std::string_view name);
  [[nodiscard]] const Content* find(std::string_view name) const;
  [[nodiscard]] Media media() const;

  friend bool operator==(const Contents&, const Contents&) = default;
};

enum class ContentsFault : std::uint8_t {
  Malformed,               // no content, or one that breaks a grammar
  UnsupportedApplication,  // a description other than RTP audio or video with a codec that can be used
  UnsupportedTransport,    // a transport other than ICE-UDP
  Insecure,                // without DTLS fingerprint
};

// Reads and checks the contents of a `session-initiate`, `session-accept` or `content-add`: each has everything that a
// media section needs.
[[nodiscard]] std::expected<Contents, ContentsFault> read_contents(const xep0166::ReceivedJingle& jingle);

// The contents as they go into a <jingle/>; the groups are for its `extra`.
[[nodiscard]] std::vector<xep0166::Content> write_contents(const Contents& contents);

// New ICE credentials for the content `name` and for all that share its transport (XEP-0176 §5.7). False if `name` is
// unknown or nothing changes. Candidates of the old ones are dropped.
[[nodiscard]] bool replace_credentials(Contents& contents, std::string_view name, const sdp::IceCredentials& ice);

}  // namespace protocol::jingle
