#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/jingle/events.hpp"
#include "protocol/sdp/description.hpp"

namespace tests::jingle {

// A peer connection without network: makes descriptions and candidates as a browser does, refuses what a browser would.
class FakePeer {
 public:
  // What it did since it was asked last, in order.
  using Done = std::variant<protocol::jingle::LocalDescription, protocol::jingle::LocalCandidate,
                            protocol::jingle::PeerStateChanged, protocol::jingle::PeerFailed>;

  void perform(const protocol::jingle::OpenPeer& intent);
  void perform(const protocol::jingle::CreateOffer& create);
  void perform(const protocol::jingle::CreateAnswer& create);
  void perform(const protocol::jingle::ApplyRemote& apply);
  void perform(const protocol::jingle::AddCandidate& add);
  void perform(const protocol::jingle::ClosePeer& close);

  std::vector<Done> take_done();

  bool automatic = true;  // makes descriptions when asked; else the test does
  bool connects = true;   // finds a path when both descriptions are there
  bool open = false;
  protocol::SessionId session;  // of the one that is open, or was last
  int opened = 0;
  int closed = 0;
  std::vector<std::string> remote_candidates;
  std::optional<protocol::sdp::Description> local;
  std::optional<protocol::sdp::Description> remote;
  std::string remote_sdp;

  // A description that a browser would offer for these media, with the given ICE generation.
  static protocol::sdp::Description offer(protocol::jingle::Media media, int generation);

 private:
  protocol::sdp::Description answer() const;
  void describe(const protocol::SessionId& id, protocol::jingle::SdpType type, protocol::sdp::Description description);
  void connect_if_ready(const protocol::SessionId& id);

  protocol::jingle::Media media_;
  int generation_ = 0;
  std::vector<Done> done_;
};

}  // namespace tests::jingle
