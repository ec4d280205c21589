#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/mux/origin.hpp"
#include "protocol/xep/0215_external_services/services.hpp"
#include "protocol/xep/0353_jmi/message.hpp"

// Calls as values (XEP-0353, XEP-0166, XEP-0167). The machine is pure: what a peer connection must do leaves it as an
// intent, what the peer connection did comes back as a request.
namespace protocol::jingle {

using xep0215::IceServer;
using xep0353::Media;

enum class CallState : std::uint8_t {
  Proposing,   // we called; no device has answered our proposal yet
  Ringing,     // incoming: it rings here; outgoing: it rings there
  Connecting,  // both sides want it; media paths are being found
  Connected,
  Reconnecting,  // media paths are lost and looked for again
};

// Why a call ended. The first group of XEP-0166 §7.4 `reason`s that people can tell apart, then our own.
enum class EndReason : std::uint8_t {
  HungUp,     // success: after it was connected
  Cancelled,  // the caller gave up before an answer
  Declined,   // the callee said no
  Busy,
  NoAnswer,           // rang to the end, or no device was there
  AnsweredElsewhere,  // another device of ours took it
  DeclinedElsewhere,
  PeerVanished,   // media paths were lost and did not come back, or the peer's session is gone
  MediaFailed,    // no path or no common codec: connectivity-error, failed-transport, failed-application, …
  Unsupported,    // the other side cannot do this call
  Security,       // security-error
  ServerRefused,  // a stanza error from a server or the peer
  Replaced,       // tie-break lost: the other side's simultaneous call goes on instead
};

enum class SdpType : std::uint8_t { Offer, Answer };

// As in RTCIceCandidateInit.
struct Candidate {
  std::string candidate;  // "candidate:…" line without "a="
  std::string mid;
  std::uint16_t mline_index = 0;
};

// --- events for people

struct CallIncoming {
  CallId id;
  Jid from;
  Media media;
};  // rings until CallEnded; answer with AcceptCall or DeclineCall
struct CallStateChanged {
  CallId id;
  CallState state = CallState::Proposing;
};
struct CallRemoteMute {
  CallId id;
  bool audio_muted = false;
  bool video_muted = false;
};
struct CallEnded {
  CallId id;
  EndReason reason = EndReason::HungUp;
  std::string text;
};

enum class CallFate : std::uint8_t {
  Answered,
  Unanswered,  // of an incoming one: missed
  Declined,
  Busy,  // the callee was
  Failed,
};
// What became of a call, for its conversation: once it is over, and as other devices and the archive tell. It comes again for
// the same call when more is known. Of a call that CallEnded ends it comes right before that.
struct CallRecorded {
  CallId id;
  Jid peer;  // bare: the other side
  Direction direction = Direction::Incoming;
  Media media;
  CallFate fate = CallFate::Unanswered;
  std::optional<Duration> length;  // of an answered one, where it is known
  std::optional<Timestamp> at;     // when it was proposed, by the server's clock; nullopt: just now
  Source source = Source::Live;
  friend bool operator==(const CallRecorded&, const CallRecorded&) = default;
};

// What the devices of somebody can take that are online.
enum class CallSupport : std::uint8_t {
  Unknown,  // none is online, or one has not said it
  None,
  Voice,
  Video,  // and voice
};
struct CallSupportChanged {
  Jid contact;  // bare
  CallSupport support = CallSupport::Unknown;
  std::optional<Jid> direct;  // a device to call at once, where none hears proposals
};

// --- intents for the peer connection, in the order in which they must be performed

struct OpenPeer {
  CallId id;
  Media media;
  std::vector<IceServer> ice_servers;
};  // make it and add our local tracks
struct CreateOffer {
  CallId id;
  bool ice_restart = false;
};  // then SetLocal(offer); report LocalDescription
struct CreateAnswer {
  CallId id;
};  // then SetLocal(answer); report LocalDescription
struct ApplyRemote {
  CallId id;
  SdpType type = SdpType::Offer;
  std::string sdp;
};
struct AddCandidate {
  CallId id;
  Candidate candidate;
};
struct ClosePeer {
  CallId id;
};  // always comes, exactly once, for each OpenPeer

// --- requests of people

struct StartCall {
  CallId id;
  Jid to;
  Media media;
};  // `to` bare: all devices ring; `id` is unique for ever
struct AcceptCall {
  CallId id;
  Media media;
};
struct DeclineCall {
  CallId id;
  bool busy = false;  // nobody was asked: another call goes on
};
struct HangUp {
  CallId id;
};
struct SetMute {
  CallId id;
  bool audio_muted = false;
  bool video_muted = false;
};  // tells the peer (XEP-0167 §7)

// --- what the peer connection did

struct LocalDescription {
  CallId id;
  SdpType type = SdpType::Offer;
  std::string sdp;
};
struct LocalCandidate {
  CallId id;
  Candidate candidate;
};
enum class PeerState : std::uint8_t { Connecting, Connected, Disconnected, Failed };
struct PeerStateChanged {
  CallId id;
  PeerState state = PeerState::Connecting;
};
struct PeerFailed {
  CallId id;
  std::string what;
};  // an intent could not be performed

}  // namespace protocol::jingle
