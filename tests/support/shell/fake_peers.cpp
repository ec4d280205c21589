#include "tests/support/shell/fake_peers.hpp"

#include <chrono>

#include <catch2/catch_test_macros.hpp>

namespace support::page {
namespace {

using namespace protocol::jingle;

constexpr protocol::Duration kWork{20};

std::string section(const char* kind, int mid, const char* payload, const char* rtpmap, SdpType type) {
  std::string fingerprint = "AA";
  for (int i = 1; i < 32; ++i) fingerprint += ":AA";
  return std::string("m=") + kind + " 9 UDP/TLS/RTP/SAVPF " + payload +
         "\r\nc=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=ice-ufrag:ufrg\r\na=ice-pwd:passwordpasswordpassword\r\n"
         "a=fingerprint:sha-256 " +
         fingerprint + "\r\na=setup:" + (type == SdpType::Offer ? "actpass" : "active") +
         "\r\na=mid:" + std::to_string(mid) + "\r\na=sendrecv\r\na=rtcp-mux\r\na=rtpmap:" + payload + " " + rtpmap +
         "\r\n";
}

std::string sdp(Media media, SdpType type) {
  std::string text = std::string("v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0") +
                     (media.video ? " 1" : "") + "\r\n" + section("audio", 0, "111", "opus/48000/2", type);
  if (media.video) text += section("video", 1, "96", "VP8/90000", type);
  return text;
}

}  // namespace

void FakePeers::open(const OpenPeer& intent, shell::ports::CaptureId capture) {
  REQUIRE(capture != shell::ports::CaptureId{});
  REQUIRE_FALSE(open_.contains(intent.session));
  open_[intent.session] = {.media = intent.media, .picture = ui::VideoId{++pictures_}};
  ++opened;
}

void FakePeers::create_offer(const CreateOffer& intent) { describe(intent.session, SdpType::Offer); }

void FakePeers::create_answer(const CreateAnswer& intent) { describe(intent.session, SdpType::Answer); }

void FakePeers::apply_remote(const ApplyRemote& intent) {
  REQUIRE(open_.contains(intent.session));
  if (refuses_remote) {
    tasks_.after(kWork, [this, id = intent.session] { listener_->peer_failed({id, "setRemoteDescription"}); });
    return;
  }
  Peer& peer = open_.at(intent.session);
  peer.has_remote = true;
  peer.media.video = intent.sdp.contains("m=video");
  connect_if_ready(intent.session);
}

void FakePeers::add_candidate(const AddCandidate& intent) {
  REQUIRE(open_.contains(intent.session));
  ++candidates;
}

void FakePeers::close(const protocol::SessionId& session) {
  REQUIRE(open_.erase(session) == 1);
  ++closed;
}

void FakePeers::report(PeerState state) {
  for (const auto& [id, peer] : std::map(open_)) listener_->peer_state({id, state});
}

void FakePeers::describe(const protocol::SessionId& id, SdpType type) {
  REQUIRE(open_.contains(id));
  tasks_.after(kWork, [this, id, type] {
    const auto peer = open_.find(id);
    if (peer == open_.end()) return;
    peer->second.has_local = true;
    const bool video = peer->second.media.video;
    listener_->peer_local_description({id, type, sdp({.audio = true, .video = video}, type)});
    listener_->peer_local_candidate(
        {id, {"candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host generation 0 ufrag ufrg", "0", 0}});
    connect_if_ready(id);
  });
}

void FakePeers::connect_if_ready(const protocol::SessionId& id) {
  const auto peer = open_.find(id);
  if (!connects || peer == open_.end() || !peer->second.has_local || !peer->second.has_remote) return;
  tasks_.after(kWork, [this, id, video = peer->second.media.video] {
    if (!open_.contains(id)) return;
    listener_->peer_state({id, PeerState::Connected});
    if (video) report_picture(id, shell::ports::PeerConnectionListener::Picture::Live);
  });
}

}  // namespace support::page
