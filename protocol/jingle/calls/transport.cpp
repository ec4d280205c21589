#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"

namespace protocol::jingle {

void Calls::on_transport_info(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
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
  if (call.phase == Phase::Active) {
    for (const auto& [name, transport] : transports) {
      if (transport.ice && replace_credentials(call.remote, name, *transport.ice)) restarted = true;
    }
  }
  if (restarted) apply_restart(call, context);
  for (const auto& [name, transport] : transports) take_candidates(call, name, transport, context);
}

void Calls::take_candidates(Call& call, const std::string& content, const xep0176::Transport& transport,
                            mux::Context& context) {
  for (const auto& candidate : transport.candidates) {
    // Browsers put RTCP onto the transport of RTP, so nothing is to be reached by the second component.
    if (candidate.component != 1) continue;
    if (call.remote_applied) {
      add_candidate(call, {content, candidate}, context);
    } else if (call.early_remote.size() < kMaxEarlyCandidates) {
      call.early_remote.push_back({content, candidate});
    }
  }
}

void Calls::add_candidate(Call& call, const RemoteCandidate& remote, mux::Context& context) {
  const auto found = std::ranges::find(call.sections, remote.content, &Section::mid);
  if (found == call.sections.end()) return;
  const auto index = static_cast<std::uint16_t>(found - call.sections.begin());
  context.emit(AddCandidate{call.id, {sdp::write_candidate(remote.candidate), remote.content, index}});
}

void Calls::flush_remote_candidates(Call& call, mux::Context& context) {
  for (const auto& remote : std::exchange(call.early_remote, {})) add_candidate(call, remote, context);
}

// The other side has new credentials: those that answer ours, or a restart of its own, which our peer connection sees as
// an offer of the same session.
void Calls::apply_restart(Call& call, mux::Context& context) {
  if (call.restart == Restart::Offered) {
    call.restart = Restart::None;
    apply_remote(call, SdpType::Answer, context);
    return;
  }
  call.restart = Restart::Answering;
  const auto remembered = call.remote;
  // RFC 8842 §5.5: an offer leaves the role open; what was agreed on stays in force.
  for (auto& content : call.remote.list) content.transport.dtls.setup = sdp::Setup::ActPass;
  apply_remote(call, SdpType::Offer, context);
  call.remote = remembered;
  context.emit(CreateAnswer{call.id});
}

// Only the initiator restarts, so that two restarts seldom cross.
void Calls::try_restart(Call& call, mux::Context& context) {
  call.restart_at.reset();
  if (call.role != xep0166::Role::Initiator || call.restart != Restart::None || call.media_connected) return;
  call.restart = Restart::Offering;
  context.emit(CreateOffer{call.id, true});
}

}  // namespace protocol::jingle
