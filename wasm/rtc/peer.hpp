#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <emscripten/val.h>

#include "protocol/jingle/events.hpp"
#include "shell/ports/peer_connection.hpp"
#include "shell/ports/system.hpp"
#include "wasm/dom/page/video_host.hpp"
#include "wasm/js/listener.hpp"
#include "wasm/rtc/operation_chain.hpp"
#include "wasm/rtc/remote_media.hpp"

namespace wasm::rtc {

// One RTCPeerConnection (https://w3c.github.io/webrtc-pc/) for one session. Closes it when destroyed.
class Peer {
 public:
  // `local`: the MediaStream of our sources, or null. What happens is told to `listener`, never from within a call.
  Peer(const protocol::jingle::OpenPeer& intent, emscripten::val local, shell::ports::PeerConnectionListener& listener,
       shell::ports::Log& log, dom::VideoHost& videos);
  ~Peer();
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  void create_offer(bool ice_restart);
  void create_answer();
  void apply_remote(protocol::jingle::SdpType type, const std::string& sdp);
  void add_candidate(const protocol::jingle::Candidate& candidate);

 private:
  js::Attempt construct(const std::vector<protocol::jingle::IceServer>& servers);
  void add_offered_media();
  void add_answered_media();
  void refuse_unwanted_media();
  [[nodiscard]] js::Attempt set_local_description();
  void report_local_description();
  void listen();
  void on_candidate(const emscripten::val& event);
  void on_state();
  void report_failure(const std::string& what);
  [[nodiscard]] bool wants(std::string_view kind) const;
  [[nodiscard]] std::optional<emscripten::val> local_track(std::string_view kind) const;

  protocol::SessionId session_;
  protocol::jingle::Media media_;
  emscripten::val local_;
  emscripten::val connection_;  // undefined until it could be made
  bool has_media_ = false;      // our tracks were added
  shell::ports::PeerConnectionListener& listener_;
  shell::ports::Log& log_;
  RemoteMedia remote_;
  std::vector<js::Listener> listeners_;
  OperationChain chain_;
};

}  // namespace wasm::rtc
