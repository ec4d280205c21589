#include "tests/protocol/jingle/support/event_log.hpp"

#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/network.hpp"

namespace tests::jingle {

using namespace protocol::jingle;

namespace {

std::string letters(bool audio, bool video) { return std::string(audio ? "a" : "") + (video ? "v" : ""); }
std::string letters(const Media& media) { return letters(media.audio, media.video); }

std::string_view name_of(CallState state) {
  switch (state) {
    case CallState::Proposing: return "proposing";
    case CallState::Ringing: return "ringing";
    case CallState::Connecting: return "connecting";
    case CallState::Connected: return "connected";
    case CallState::Reconnecting: return "reconnecting";
  }
  return {};
}

std::string_view name_of(EndReason reason) {
  switch (reason) {
    case EndReason::HungUp: return "hung-up";
    case EndReason::Cancelled: return "cancelled";
    case EndReason::Declined: return "declined";
    case EndReason::Busy: return "busy";
    case EndReason::NoAnswer: return "no-answer";
    case EndReason::AnsweredElsewhere: return "answered-elsewhere";
    case EndReason::DeclinedElsewhere: return "declined-elsewhere";
    case EndReason::PeerVanished: return "peer-vanished";
    case EndReason::MediaFailed: return "media-failed";
    case EndReason::Unsupported: return "unsupported";
    case EndReason::Security: return "security";
    case EndReason::ServerRefused: return "server-refused";
    case EndReason::Replaced: return "replaced";
  }
  return {};
}

std::string_view name_of(CallFate fate) {
  switch (fate) {
    case CallFate::Answered: return "answered";
    case CallFate::Unanswered: return "unanswered";
    case CallFate::Declined: return "declined";
    case CallFate::Busy: return "busy";
    case CallFate::Failed: return "failed";
  }
  return {};
}

struct Describe {
  std::string operator()(const CallIncoming& event) const { return "incoming " + letters(event.media); }
  std::string operator()(const ParticipantJoined& event) const { return "incoming " + letters(event.media); }
  std::string operator()(const ParticipantLeft& event) const { return "ended " + std::string(name_of(event.reason)); }
  std::string operator()(const CallStateChanged& event) const { return "state " + std::string(name_of(event.state)); }
  std::string operator()(const CallRemoteMute& event) const {
    return "mute " + letters(event.audio_muted, event.video_muted);
  }
  std::string operator()(const CallEnded& event) const { return "ended " + std::string(name_of(event.reason)); }
  std::string operator()(const CallRecorded& event) const {
    const bool incoming = event.direction == protocol::Direction::Incoming;
    return "recorded " + std::string(incoming ? "in " : "out ") + std::string(name_of(event.fate));
  }
  std::string operator()(const OpenPeer& event) const { return "open " + letters(event.media); }
  std::string operator()(const CreateOffer& event) const {
    return event.ice_restart ? "create restart" : "create offer";
  }
  std::string operator()(const CreateAnswer&) const { return "create answer"; }
  std::string operator()(const ApplyRemote& event) const {
    return event.type == SdpType::Offer ? "apply offer" : "apply answer";
  }
  std::string operator()(const AddCandidate& event) const { return "candidate " + event.candidate.mid; }
  std::string operator()(const ClosePeer&) const { return "close"; }
  std::string operator()(const auto&) const { return "other"; }
};

}  // namespace

std::string describe(const protocol::Event& event) {
  return std::visit(Describe{}, static_cast<const protocol::Event::variant&>(event));
}

void check_promises(const Device& device) {
  int announced = 0;
  int ended = 0;
  int open = 0;
  for (const auto& entry : device.log()) {
    if (entry.starts_with("incoming") || entry == "state proposing") ++announced;
    if (entry.starts_with("open")) ++open;
    if (entry == "close") --open;
    if (entry.starts_with("ended")) ++ended;
    CHECK(open >= 0);
    CHECK(open <= 1 + static_cast<int>(device.more_peers.size()));
    if (ended == announced) CHECK(open == 0);
    const bool of_a_call = !entry.starts_with("recorded");
    if (of_a_call && !entry.starts_with("ended")) CHECK(announced > ended);
  }
  CHECK(ended <= announced);
  for (const auto& [session, peer] : device.more_peers) open -= peer.opened - peer.closed;
  CHECK(device.peer.opened - device.peer.closed == open);
}

}  // namespace tests::jingle
