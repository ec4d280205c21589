#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/mux/arrival.hpp"
#include "protocol/xep/0215_external_services/services.hpp"
#include "protocol/xep/0353_jmi/message.hpp"

// Calls as values (XEP-0353, XEP-0166, XEP-0167). The machine is pure: what a peer connection must do leaves it as an
// intent, what the peer connection did comes back as a request.
namespace protocol::jingle {

using xep0215::IceServer;
using xep0353::Media;

// What both have.
[[nodiscard]] constexpr Media common(const Media& a, const Media& b) {
  return {.audio = a.audio && b.audio, .video = a.video && b.video};
}

// Of one participant of a call.
enum class CallState : std::uint8_t {
  Proposing,   // we called; no device has answered our proposal yet
  Ringing,     // incoming: it rings here; outgoing: it rings there
  Connecting,  // both sides want it; media paths are being found
  Connected,
  Reconnecting,  // media paths are lost and looked for again
};

// How many calls go on at a time, where nothing else is said. Who calls then is told `busy`.
inline constexpr std::size_t kCallsAtOnce = 1;

// Why a session ended. The first group of XEP-0166 §7.4 `reason`s that people can tell apart, then our own.
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

// Somebody calls, and a call begins with it. It rings until CallEnded; answer with AcceptCall or DeclineCall.
struct CallIncoming {
  CallId call;
  SessionId session;
  Jid from;
  Media media;
};
// A further session of a call: with somebody who was added or expected, or in place of one with the same person, of which
// ParticipantLeft has just said Replaced. A call that rang before it does so still.
struct ParticipantJoined {
  CallId call;
  SessionId session;
  Jid peer;
  Media media;
};
struct CallStateChanged {
  CallId call;
  SessionId session;
  CallState state = CallState::Proposing;
};
struct CallRemoteMute {
  CallId call;
  SessionId session;
  bool audio_muted = false;
  bool video_muted = false;
};
// A session is over, and the call goes on with another.
struct ParticipantLeft {
  CallId call;
  SessionId session;
  EndReason reason = EndReason::HungUp;
  std::string text;
};
// The last session is over, and the call with it.
struct CallEnded {
  CallId call;
  SessionId session;
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
// What became of a session, for the conversation with that person: once it is over, and as other devices and the archive tell.
// It comes again for the same one when more is known. It comes right before what says that this device's session is over.
struct CallRecorded {
  SessionId session;
  Jid peer;  // bare: the other side
  Direction direction = Direction::Incoming;
  Media media;
  CallFate fate = CallFate::Unanswered;
  std::optional<Duration> length;  // of an answered one, where it is known
  std::optional<Timestamp> at;     // when it was proposed, by the server's clock; nullopt: just now
  Arrival arrival = Arrival::Live;
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

// --- intents for the peer connection of a session, in the order in which they must be performed

struct OpenPeer {
  CallId call;  // whose local tracks it sends
  SessionId session;
  Media media;
  std::vector<IceServer> ice_servers;
};  // make it and add our local tracks
struct CreateOffer {
  SessionId session;
  bool ice_restart = false;
};  // then SetLocal(offer); report LocalDescription
struct CreateAnswer {
  SessionId session;
};  // then SetLocal(answer); report LocalDescription
struct ApplyRemote {
  SessionId session;
  SdpType type = SdpType::Offer;
  std::string sdp;
};
struct AddCandidate {
  SessionId session;
  Candidate candidate;
};
struct ClosePeer {
  SessionId session;
};  // always comes, exactly once, for each OpenPeer

// --- requests of people

// Begins a call, with the session `session` as its first. `to` bare: all devices ring. Both ids are unique for ever.
struct StartCall {
  CallId call;
  SessionId session;
  Jid to;
  Media media;
};
// Calls one more person into a call that goes on.
struct AddPeer {
  CallId call;
  SessionId session;
  Jid to;
};
// When `from` calls, he joins the call without anybody being asked; once.
struct ExpectPeer {
  CallId call;
  Jid from;  // bare
};
struct AcceptCall {
  CallId call;
  Media media;
};
struct DeclineCall {
  CallId call;
  bool busy = false;  // nobody was asked: another call goes on
};
struct HangUp {
  CallId call;
};
struct SetMute {
  CallId call;
  bool audio_muted = false;
  bool video_muted = false;
};  // tells all peers (XEP-0167 §7)

// --- what the peer connection did

struct LocalDescription {
  SessionId session;
  SdpType type = SdpType::Offer;
  std::string sdp;
};
struct LocalCandidate {
  SessionId session;
  Candidate candidate;
};
enum class PeerState : std::uint8_t { Connecting, Connected, Disconnected, Failed };
struct PeerStateChanged {
  SessionId session;
  PeerState state = PeerState::Connecting;
};
struct PeerFailed {
  SessionId session;
  std::string what;
};  // an intent could not be performed

}  // namespace protocol::jingle
