#include "wasm/rtc/peer.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "wasm/js/value.hpp"

using emscripten::val;
using protocol::jingle::PeerState;
using protocol::jingle::SdpType;

namespace wasm::rtc {
namespace {

constexpr std::array<std::string_view, 2> kKinds = {"audio", "video"};

const char* name_of(SdpType type) { return type == SdpType::Offer ? "offer" : "answer"; }

// "balanced": one path for each kind until the other side shows that it knows BUNDLE. "max-bundle" would offer the second kind
// on the first one's path alone, and clients without BUNDLE could not answer it (RFC 8829 §4.1.1).
val configuration(const std::vector<protocol::jingle::IceServer>& servers) {
  val ice_servers = val::array();
  for (const auto& server : servers) {
    val entry = val::object();
    entry.set("urls", server.url);
    if (!server.username.empty()) {
      entry.set("username", server.username);
      entry.set("credential", server.credential);
    }
    ice_servers.call<void>("push", entry);
  }
  val configuration = val::object();
  configuration.set("bundlePolicy", std::string("balanced"));
  configuration.set("iceServers", ice_servers);
  return configuration;
}

std::optional<PeerState> state_of(std::string_view name) {
  if (name == "connecting") return PeerState::Connecting;
  if (name == "connected") return PeerState::Connected;
  if (name == "disconnected") return PeerState::Disconnected;
  if (name == "failed") return PeerState::Failed;
  return std::nullopt;  // "new" is where all begin, "closed" is our own doing
}

}  // namespace

Peer::Peer(const protocol::jingle::OpenPeer& intent, val local, shell::ports::PeerConnectionListener& listener,
           shell::ports::Log& log, dom::VideoHost& videos)
    : session_(intent.session),
      media_(intent.media),
      local_(std::move(local)),
      listener_(listener),
      log_(log),
      remote_(videos, [this](ui::VideoId video,
                             RemoteMedia::Picture picture) { listener_.peer_picture(session_, video, picture); }),
      chain_([this](const std::string& what) { report_failure(what); },
             [this](const std::string& what) { log_.warn(what); }) {
  chain_.add("RTCPeerConnection", [this, servers = intent.ice_servers] { return construct(servers); }, [] {});
}

Peer::~Peer() {
  listeners_.clear();
  if (js::exists(connection_)) connection_.call<void>("close");
}

// A server that announces nonsense as its STUN or TURN service (XEP-0215) must not cost the calls that need no such service.
js::Attempt Peer::construct(const std::vector<protocol::jingle::IceServer>& servers) {
  auto made = js::attempt_new(val::global("RTCPeerConnection"), configuration(servers));
  if (made) {
    connection_ = *made;
    listen();
    return made;
  }
  if (servers.empty()) return made;
  log_.warn("The server's STUN and TURN services are unusable: " + js::text(made.error(), "message"));
  return construct({});
}

bool Peer::wants(std::string_view kind) const { return kind == "audio" ? media_.audio : media_.video; }

std::optional<val> Peer::local_track(std::string_view kind) const {
  if (!js::exists(local_)) return std::nullopt;
  const val tracks = local_.call<val>(kind == "audio" ? "getAudioTracks" : "getVideoTracks");
  if (tracks["length"].as<int>() == 0) return std::nullopt;
  return tracks[0];
}

// Kinds that we want and cannot send are received alone.
void Peer::add_offered_media() {
  if (std::exchange(has_media_, true)) return;
  for (const auto kind : kKinds) {
    if (!wants(kind)) continue;
    if (const auto track = local_track(kind)) {
      connection_.call<void>("addTrack", *track, local_);
    } else {
      val init = val::object();
      init.set("direction", std::string("recvonly"));
      connection_.call<void>("addTransceiver", std::string(kind), init);
    }
  }
}

// addTrack(), because the offer's media sections take over the transceivers that it makes, and no others (RFC 8829 §5.10).
void Peer::add_answered_media() {
  if (std::exchange(has_media_, true)) return;
  for (const auto kind : kKinds) {
    if (!wants(kind)) continue;
    if (const auto track = local_track(kind)) connection_.call<void>("addTrack", *track, local_);
  }
}

void Peer::refuse_unwanted_media() {
  for (val transceiver : emscripten::vecFromJSArray<val>(connection_.call<val>("getTransceivers"))) {
    const auto kind = js::text(transceiver["receiver"]["track"], "kind");
    if (!wants(kind)) transceiver.set("direction", std::string("inactive"));
  }
}

void Peer::create_offer(bool ice_restart) {
  chain_.add(
      "createOffer",
      [this, ice_restart] {
        add_offered_media();
        if (ice_restart) connection_.call<void>("restartIce");
        return set_local_description();
      },
      [this] { report_local_description(); });
}

void Peer::create_answer() {
  chain_.add("createAnswer", [this] { return set_local_description(); }, [this] { report_local_description(); });
}

// Without an argument the browser makes what the state calls for: an answer to an offer, else an offer.
js::Attempt Peer::set_local_description() { return js::attempt(connection_, "setLocalDescription"); }

void Peer::report_local_description() {
  const val description = connection_["localDescription"];
  const auto type = js::text(description, "type") == "offer" ? SdpType::Offer : SdpType::Answer;
  listener_.peer_local_description({.session = session_, .type = type, .sdp = js::text(description, "sdp")});
}

void Peer::apply_remote(SdpType type, const std::string& sdp) {
  chain_.add(
      "setRemoteDescription",
      [this, type, sdp] {
        if (type == SdpType::Offer) add_answered_media();
        val description = val::object();
        description.set("type", std::string(name_of(type)));
        description.set("sdp", sdp);
        return js::attempt(connection_, "setRemoteDescription", description);
      },
      [this, type] {
        if (type == SdpType::Offer) refuse_unwanted_media();
      });
}

// A candidate that the browser does not take is one path less, not the end of the call.
void Peer::add_candidate(const protocol::jingle::Candidate& candidate) {
  chain_.add(
      "addIceCandidate",
      [this, candidate] {
        val init = val::object();
        init.set("candidate", candidate.candidate);
        init.set("sdpMid", candidate.mid.empty() ? val::null() : val(candidate.mid));
        init.set("sdpMLineIndex", static_cast<int>(candidate.mline_index));
        return js::attempt(connection_, "addIceCandidate", init);
      },
      [] {}, OperationChain::Refusal::Ignorable);
}

void Peer::listen() {
  listeners_.emplace_back(connection_, "icecandidate", [this](const val& event) { on_candidate(event); });
  listeners_.emplace_back(connection_, "connectionstatechange", [this](const val&) { on_state(); });
  listeners_.emplace_back(connection_, "track", [this](const val& event) { remote_.add(event["track"]); });
}

// The last one is null, and the last one of a path is empty (https://w3c.github.io/webrtc-pc/#rtcpeerconnectioniceevent).
void Peer::on_candidate(const val& event) {
  const val candidate = event["candidate"];
  if (!js::exists(candidate)) return;
  auto line = js::text(candidate, "candidate");
  if (line.empty()) return;
  const val index = candidate["sdpMLineIndex"];
  listener_.peer_local_candidate(
      {.session = session_,
       .candidate = {.candidate = std::move(line),
                     .mid = js::text(candidate, "sdpMid"),
                     .mline_index = js::exists(index) ? index.as<std::uint16_t>() : std::uint16_t{0}}});
}

void Peer::on_state() {
  const auto state = state_of(js::text(connection_, "connectionState"));
  if (state) listener_.peer_state({.session = session_, .state = *state});
}

void Peer::report_failure(const std::string& what) { listener_.peer_failed({.session = session_, .what = what}); }

}  // namespace wasm::rtc
