#pragma once

#include <memory>
#include <unordered_map>

#include "shell/ports/peer_connection.hpp"
#include "shell/ports/system.hpp"
#include "wasm/rtc/media_sources.hpp"
#include "wasm/rtc/peer.hpp"

namespace wasm::rtc {

class BrowserPeerConnections final : public shell::ports::PeerConnections {
 public:
  BrowserPeerConnections(const BrowserMediaSources& sources, dom::VideoHost& videos, shell::ports::Log& log)
      : sources_(sources), videos_(videos), log_(log) {}

  void listen(shell::ports::PeerConnectionListener* listener) override { listener_ = listener; }
  void open(const protocol::jingle::OpenPeer& intent, shell::ports::CaptureId capture) override;
  void create_offer(const protocol::jingle::CreateOffer& intent) override;
  void create_answer(const protocol::jingle::CreateAnswer& intent) override;
  void apply_remote(const protocol::jingle::ApplyRemote& intent) override;
  void add_candidate(const protocol::jingle::AddCandidate& intent) override;
  void close(const protocol::SessionId& session) override;

 private:
  [[nodiscard]] Peer* find(const protocol::SessionId& session) const;

  const BrowserMediaSources& sources_;
  dom::VideoHost& videos_;
  shell::ports::Log& log_;
  shell::ports::PeerConnectionListener* listener_ = nullptr;
  std::unordered_map<protocol::SessionId, std::unique_ptr<Peer>> peers_;
};

}  // namespace wasm::rtc
