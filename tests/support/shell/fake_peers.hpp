#pragma once

#include <cstdint>
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
  void open(const protocol::jingle::OpenPeer& intent, shell::ports::CaptureId capture) override;
  void create_offer(const protocol::jingle::CreateOffer& intent) override;
  void create_answer(const protocol::jingle::CreateAnswer& intent) override;
  void apply_remote(const protocol::jingle::ApplyRemote& intent) override;
  void add_candidate(const protocol::jingle::AddCandidate& intent) override;
  void close(const protocol::SessionId& session) override;

  // The network between the two changes.
  void report(protocol::jingle::PeerState state);  // for all
  void report(const protocol::SessionId& session, protocol::jingle::PeerState state) {
    listener_->peer_state({session, state});
  }
  void forget() { open_.clear(); }  // the page is gone
  // A picture comes, or comes no more.
  void report_picture(const protocol::SessionId& session, shell::ports::PeerConnectionListener::Picture picture) {
    listener_->peer_picture(session, open_.at(session).picture, picture);
  }
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
    ui::VideoId picture{};
  };
  void describe(const protocol::SessionId& id, protocol::jingle::SdpType type);
  void connect_if_ready(const protocol::SessionId& id);

  Tasks& tasks_;
  shell::ports::PeerConnectionListener* listener_ = nullptr;
  std::map<protocol::SessionId, Peer> open_;
  std::uint32_t pictures_ = 1000;  // of others
};

}  // namespace support::page
