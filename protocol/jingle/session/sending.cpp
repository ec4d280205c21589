// A session: what it sends.
#include <algorithm>
#include <utility>

#include "protocol/jingle/session/jingle_session.hpp"
#include "protocol/xep/0338_grouping/group.hpp"

namespace protocol::jingle {

void Session::send(xep0166::Jingle jingle, mux::Context& context) {
  jingle.sid = leg_.session;
  sent_.send(leg_.peer, jingle, context);
}

void Session::send_description(xep0166::Action action, mux::Context& context) {
  xep0166::Jingle jingle;
  jingle.action = action;
  jingle.initiator = leg_.role == xep0166::Role::Initiator ? context.self() : leg_.peer;
  if (leg_.role == xep0166::Role::Responder) jingle.responder = context.self();
  jingle.contents = write_contents(local_);
  jingle.extra = xep0338::write_groups(local_.groups);
  send(std::move(jingle), context);
}

// One candidate of one content in each stanza: some receivers read no more of it. All of them carry the credentials,
// since some fail without, and a change of these says that ICE was restarted.
void Session::send_candidate(const LocalCandidate& local, mux::Context& context) {
  const auto* content = local_.find(local.candidate.mid);
  auto candidate = sdp::parse_candidate(local.candidate.candidate);
  if (content == nullptr || !candidate || candidate->protocol != sdp::CandidateProtocol::Udp) return;
  if (candidate->component != 1) return;  // RTCP goes with RTP: browsers insist on it
  const auto& ice = content->transport.ice;
  if (!ice || (!candidate->ufrag.empty() && candidate->ufrag != ice->ufrag)) return;  // of an earlier generation
  xep0176::Transport transport;
  transport.ice = ice;
  transport.candidates.push_back(*std::move(candidate));
  xep0166::Jingle jingle;
  jingle.action = xep0166::Action::TransportInfo;
  jingle.contents.push_back({content->creator, content->name, content->senders, {}, write_transport(transport)});
  send(std::move(jingle), context);
}

void Session::flush_local_candidates(mux::Context& context) {
  for (const auto& local : std::exchange(early_local_, {})) send_candidate(local, context);
}

void Session::send_info(const xep0167::SessionInfo& info, mux::Context& context) {
  xep0166::Jingle jingle;
  jingle.action = xep0166::Action::SessionInfo;
  jingle.extra = write_session_info(info);
  send(std::move(jingle), context);
}

void Session::send_mutes(mux::Context& context) {
  const auto tell = [&](sdp::MediaKind kind, bool muted, bool& told) {
    if (muted == told) return;
    told = muted;
    for (const auto& content : local_.list) {
      if (content.description.media != kind) continue;
      send_info({muted ? xep0167::Info::Mute : xep0167::Info::Unmute, content.creator, content.name}, context);
    }
  };
  tell(sdp::MediaKind::Audio, muted_.audio, told_muted_.audio);
  tell(sdp::MediaKind::Video, muted_.video, told_muted_.video);
}

}  // namespace protocol::jingle
