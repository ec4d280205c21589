#pragma once

#include <map>
#include <string>
#include <vector>

#include "shell/ports/peer_connection.hpp"
#include "tests/support/shell/tasks.hpp"

namespace support::page {

// Peer connections without a network: they describe themselves as a browser would and connect once both sides have spoken.
class FakePeers final : public shell::ports::PeerConnections {
 public:
  explicit FakePeers(Tasks& tasks) : tasks_(tasks) {}
  void listen(shell::ports::PeerConnectionListener* listener) override { listener_ = listener; }
  void open(const protocol::jingle::OpenPeer& intent) override;
  void create_offer(const protocol::jingle::CreateOffer& intent) override;
  void create_answer(const protocol::jingle::CreateAnswer& intent) override;
  void apply_remote(const protocol::jingle::ApplyRemote& intent) override;
  void add_candidate(const protocol::jingle::AddCandidate& intent) override;
  void close(const protocol::CallId& call) override;

  // The network between the two changes.
  void report(protocol::jingle::PeerState state);
  void forget() { open_.clear(); }  // the page is gone
  [[nodiscard]] std::size_t open_count() const { return open_.size(); }

  bool connects = true;
  bool refuses_remote = false;  // what the other side sent cannot be applied
  int opened = 0;
  int closed = 0;
  int candidates = 0;

 private:
  struct Peer {
    protocol::jingle::Media media;
    bool has_local = false;
    bool has_remote = false;
  };
  void describe(const protocol::CallId& id, protocol::jingle::SdpType type);
  void connect_if_ready(const protocol::CallId& id);

  Tasks& tasks_;
  shell::ports::PeerConnectionListener* listener_ = nullptr;
  std::map<protocol::CallId, Peer> open_;
};

}  // namespace support::page
