// A session: candidates, and paths that are lost and found again.
#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/session/jingle_session.hpp"

namespace protocol::jingle {

void Session::on_transport_info(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                                mux::Context& context) {
  std::vector<std::pair<std::string, xep0176::Transport>> transports;
  for (const auto& content : jingle.contents) {
    auto transport = xep0176::read_transport(content.transport);
    if (!transport) return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
    transports.emplace_back(content.name, *std::move(transport));
  }
  if (transports.empty()) return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  context.send_result(stanza);
  bool restarted = false;
  if (phase_ == Phase::Active) {
    for (const auto& [name, transport] : transports)
      if (transport.ice && replace_credentials(remote_, name, *transport.ice)) restarted = true;
  }
  if (restarted) apply_restart(context);
  for (const auto& [name, transport] : transports) take_candidates(name, transport, context);
}

void Session::take_candidates(const std::string& content, const xep0176::Transport& transport, mux::Context& context) {
  for (const auto& candidate : transport.candidates) {
    // Browsers put RTCP onto the transport of RTP, so nothing is to be reached by the second component.
    if (candidate.component != 1) continue;
    if (remote_applied_)
      add_candidate({content, candidate}, context);
    else if (early_remote_.size() < kMaxEarlyCandidates)
      early_remote_.push_back({content, candidate});
  }
}

void Session::add_candidate(const RemoteCandidate& remote, mux::Context& context) {
  const auto found = std::ranges::find(sections_, remote.content, &Section::mid);
  if (found == sections_.end()) return;
  const auto index = static_cast<std::uint16_t>(found - sections_.begin());
  context.emit(AddCandidate{leg_.session, {sdp::write_candidate(remote.candidate), remote.content, index}});
}

void Session::flush_remote_candidates(mux::Context& context) {
  for (const auto& remote : std::exchange(early_remote_, {})) add_candidate(remote, context);
}

// The other side has new credentials: those that answer ours, or a restart of its own, which our peer connection sees as
// an offer of the same session.
void Session::apply_restart(mux::Context& context) {
  if (restart_ == Restart::Offered) {
    restart_ = Restart::None;
    apply_remote(SdpType::Answer, context);
    return;
  }
  restart_ = Restart::Answering;
  const auto remembered = remote_;
  // RFC 8842 §5.5: an offer leaves the role open; what was agreed on stays in force.
  for (auto& content : remote_.list) content.transport.dtls.setup = sdp::Setup::ActPass;
  apply_remote(SdpType::Offer, context);
  remote_ = remembered;
  context.emit(CreateAnswer{leg_.session});
}

// Only the initiator restarts, so that two restarts seldom cross.
void Session::try_restart(mux::Context& context) {
  restart_at_.reset();
  if (leg_.role != xep0166::Role::Initiator || restart_ != Restart::None || media_connected_) return;
  restart_ = Restart::Offering;
  context.emit(CreateOffer{leg_.session, true});
}

}  // namespace protocol::jingle
