#pragma once

#include "protocol/jingle/events.hpp"
#include "shell/ports/media_sources.hpp"
#include "ui/video.hpp"

namespace shell::ports {

class PeerConnectionListener {
 public:
  virtual ~PeerConnectionListener() = default;
  virtual void peer_local_description(protocol::jingle::LocalDescription description) = 0;
  virtual void peer_local_candidate(protocol::jingle::LocalCandidate candidate) = 0;
  virtual void peer_state(protocol::jingle::PeerStateChanged state) = 0;
  virtual void peer_failed(protocol::jingle::PeerFailed failure) = 0;
  enum class Picture : bool { Gone, Live };
  virtual void peer_picture(const protocol::SessionId& session, ui::VideoId video, Picture picture) = 0;
};

// RTCPeerConnections by session. Operations of one are performed in the order in which they were asked for, each after the
// one before has settled; a failure is reported once and what waits behind it is dropped. Never calls back from within a call.
class PeerConnections {
 public:
  virtual ~PeerConnections() = default;
  virtual void listen(PeerConnectionListener* listener) = 0;
  // Makes the connection with the tracks of `capture`; kinds of `intent.media` without a local track are still received.
  virtual void open(const protocol::jingle::OpenPeer& intent, CaptureId capture) = 0;
  virtual void create_offer(const protocol::jingle::CreateOffer& intent) = 0;
  virtual void create_answer(const protocol::jingle::CreateAnswer& intent) = 0;
  virtual void apply_remote(const protocol::jingle::ApplyRemote& intent) = 0;
  virtual void add_candidate(const protocol::jingle::AddCandidate& intent) = 0;
  virtual void close(const protocol::SessionId& session) = 0;
};

}  // namespace shell::ports
