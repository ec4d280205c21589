#include "wasm/rtc/peer_connections.hpp"

#include <cassert>

namespace wasm::rtc {

void BrowserPeerConnections::open(const protocol::jingle::OpenPeer& intent) {
  assert(listener_ != nullptr && !peers_.contains(intent.id));
  peers_.emplace(intent.id, std::make_unique<Peer>(intent, capture_.stream(), *listener_, log_, videos_));
}

void BrowserPeerConnections::create_offer(const protocol::jingle::CreateOffer& intent) {
  if (auto* peer = find(intent.id)) peer->create_offer(intent.ice_restart);
}

void BrowserPeerConnections::create_answer(const protocol::jingle::CreateAnswer& intent) {
  if (auto* peer = find(intent.id)) peer->create_answer();
}

void BrowserPeerConnections::apply_remote(const protocol::jingle::ApplyRemote& intent) {
  if (auto* peer = find(intent.id)) peer->apply_remote(intent.type, intent.sdp);
}

void BrowserPeerConnections::add_candidate(const protocol::jingle::AddCandidate& intent) {
  if (auto* peer = find(intent.id)) peer->add_candidate(intent.candidate);
}

void BrowserPeerConnections::close(const protocol::CallId& call) { peers_.erase(call); }

Peer* BrowserPeerConnections::find(const protocol::CallId& call) const {
  const auto found = peers_.find(call);
  return found == peers_.end() ? nullptr : found->second.get();
}

}  // namespace wasm::rtc
