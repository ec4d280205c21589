#include "tests/protocol/jingle/support/fake_peer.hpp"

#include <utility>

#include <catch2/catch_test_macros.hpp>

namespace tests::jingle {

namespace sdp = protocol::sdp;
using namespace protocol::jingle;

namespace {

sdp::Media section(sdp::MediaKind kind, std::string mid, int generation) {
  sdp::Media media;
  media.kind = kind;
  media.mid = std::move(mid);
  const auto number = std::to_string(generation);
  media.ice = sdp::make_credentials("ufrag" + number, "passwordpasswordpassword" + number);
  std::string digest = "AA";
  for (int i = 1; i < 32; ++i) digest += ":AA";
  media.fingerprints.push_back(*sdp::make_fingerprint("sha-256", digest));
  media.setup = sdp::Setup::ActPass;
  media.rtcp_mux = true;
  const bool audio = kind == sdp::MediaKind::Audio;
  sdp::PayloadType codec;
  codec.id = audio ? 111 : 96;
  codec.name = audio ? "opus" : "VP8";
  codec.clock_rate = audio ? 48000 : 90000;
  codec.channels = audio ? 2 : 1;
  media.payload_types.push_back(codec);
  return media;
}

}  // namespace

sdp::Description FakePeer::offer(Media media, int generation) {
  sdp::Description description;
  sdp::Group bundle{"BUNDLE", {}};
  if (media.audio) description.media.push_back(section(sdp::MediaKind::Audio, "0", generation));
  if (media.video) description.media.push_back(section(sdp::MediaKind::Video, "1", generation));
  for (const auto& section : description.media) bundle.mids.push_back(section.mid);
  description.groups.push_back(bundle);
  return description;
}

sdp::Description FakePeer::answer() const {
  auto description = *remote;
  for (auto& media : description.media) {
    const auto fresh = section(media.kind, media.mid, generation_);
    media.ice = fresh.ice;
    media.fingerprints = fresh.fingerprints;
    media.setup = sdp::Setup::Active;
    media.candidates.clear();
    const bool sending = media.kind == sdp::MediaKind::Audio ? media_.audio : media_.video;
    media.direction = sending ? sdp::Direction::SendRecv : sdp::Direction::RecvOnly;
  }
  return description;
}

void FakePeer::perform(const OpenPeer& intent) {
  REQUIRE_FALSE(open);
  open = true;
  session = intent.session;
  ++opened;
  media_ = intent.media;
  local.reset();
  remote.reset();
}

void FakePeer::perform(const ClosePeer&) {
  REQUIRE(open);
  open = false;
  ++closed;
}

void FakePeer::perform(const CreateOffer& create) {
  REQUIRE(open);
  generation_ += create.ice_restart ? 1 : 0;
  auto description = offer(media_, generation_);
  if (automatic) describe(create.session, SdpType::Offer, std::move(description));
}

void FakePeer::perform(const CreateAnswer& create) {
  REQUIRE(open);
  REQUIRE(remote.has_value());
  ++generation_;
  if (automatic) describe(create.session, SdpType::Answer, answer());
}

void FakePeer::describe(const protocol::SessionId& id, SdpType type, sdp::Description description) {
  local = std::move(description);
  done_.emplace_back(LocalDescription{id, type, write(*local)});
  for (int i = 0; i < 2; ++i) {
    const auto text = "candidate:" + std::to_string(i + 1) + " 1 udp 2130706431 192.0.2." + std::to_string(i + 1) +
                      " 5000" + std::to_string(i) + " typ host generation 0 ufrag " + local->media.front().ice->ufrag +
                      " network-id 1";
    done_.emplace_back(LocalCandidate{id, {text, local->media.front().mid, 0}});
  }
  if (type == SdpType::Answer) connect_if_ready(id);
}

void FakePeer::perform(const ApplyRemote& apply) {
  REQUIRE(open);
  auto parsed = sdp::parse(apply.sdp);
  REQUIRE(parsed.has_value());
  for (const auto& media : parsed->media) {
    if (media.rejected) continue;
    REQUIRE(media.ice.has_value());
    REQUIRE_FALSE(media.fingerprints.empty());
    REQUIRE(media.setup.has_value());
    REQUIRE(media.rtcp_mux);
  }
  if (apply.type == SdpType::Answer) {
    REQUIRE(local.has_value());
    REQUIRE(parsed->media.size() == local->media.size());
  }
  remote = *std::move(parsed);
  remote_sdp = apply.sdp;
  if (apply.type == SdpType::Answer) connect_if_ready(apply.session);
}

void FakePeer::perform(const AddCandidate& add) {
  REQUIRE(open);
  REQUIRE(remote.has_value());
  REQUIRE(add.candidate.mline_index < remote->media.size());
  REQUIRE(remote->media[add.candidate.mline_index].mid == add.candidate.mid);
  REQUIRE(sdp::parse_candidate(add.candidate.candidate).has_value());
  remote_candidates.push_back(add.candidate.candidate);
}

void FakePeer::connect_if_ready(const protocol::SessionId& id) {
  done_.emplace_back(PeerStateChanged{id, PeerState::Connecting});
  if (connects) done_.emplace_back(PeerStateChanged{id, PeerState::Connected});
}

std::vector<FakePeer::Done> FakePeer::take_done() { return std::exchange(done_, {}); }

}  // namespace tests::jingle
