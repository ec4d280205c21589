#include "wasm/rtc/peer_connections.hpp"

#include <cassert>

namespace wasm::rtc {

void BrowserPeerConnections::open(const protocol::jingle::OpenPeer& intent, shell::ports::CaptureId capture) {
  assert(listener_ != nullptr && !peers_.contains(intent.session));
  peers_.emplace(intent.session, std::make_unique<Peer>(intent, sources_.stream(capture), *listener_, log_, videos_));
}

void BrowserPeerConnections::create_offer(const protocol::jingle::CreateOffer& intent) {
  if (auto* peer = find(intent.session)) peer->create_offer(intent.ice_restart);
}

void BrowserPeerConnections::create_answer(const protocol::jingle::CreateAnswer& intent) {
  if (auto* peer = find(intent.session)) peer->create_answer();
}

void BrowserPeerConnections::apply_remote(const protocol::jingle::ApplyRemote& intent) {
  if (auto* peer = find(intent.session)) peer->apply_remote(intent.type, intent.sdp);
}

void BrowserPeerConnections::add_candidate(const protocol::jingle::AddCandidate& intent) {
  if (auto* peer = find(intent.session)) peer->add_candidate(intent.candidate);
}

void BrowserPeerConnections::close(const protocol::SessionId& session) { peers_.erase(session); }

Peer* BrowserPeerConnections::find(const protocol::SessionId& session) const {
  const auto found = peers_.find(session);
  return found == peers_.end() ? nullptr : found->second.get();
}

}  // namespace wasm::rtc
