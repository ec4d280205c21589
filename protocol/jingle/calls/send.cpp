#include <algorithm>
#include <utility>

#include "protocol/core/namespaces.hpp"
#include "protocol/jingle/calls.hpp"
#include "protocol/xep/0334_hints/hints.hpp"
#include "protocol/xep/0338_grouping/group.hpp"

namespace protocol::jingle {

void Calls::send_message(const Jid& to, const xep0353::Message& message, mux::Context& context) {
  xml::Writer writer;
  writer.open("message", ns::kClient)
      .attribute("to", to.str())
      .attribute("type", "chat")
      .attribute("id", context.fresh_id())
      .append(write_message(message));
  xep0334::write_hint(writer, xep0334::Hint::Store);  // XEP-0353 §3
  writer.close();
  context.transmit(writer.take());
}

void Calls::send_message(const Jid& to, xep0353::Kind kind, const CallId& id, std::optional<xep0166::Reason> reason,
                         mux::Context& context) {
  xep0353::Message message;
  message.kind = kind;
  message.id = id;
  message.reason = std::move(reason);
  send_message(to, message, context);
}

void Calls::send_jingle(const Call& call, xep0166::Jingle jingle, mux::Context& context) {
  const mux::ReplyToken token{++last_token_};
  sent_.emplace(token, Sent{call.id, jingle.action});
  jingle.sid = call.id;
  context.send_iq(mux::IqType::Set, call.peer, write_jingle(jingle), token);
}

void Calls::send_description(Call& call, xep0166::Action action, mux::Context& context) {
  xep0166::Jingle jingle;
  jingle.action = action;
  jingle.initiator = call.role == xep0166::Role::Initiator ? context.self() : call.peer;
  if (call.role == xep0166::Role::Responder) jingle.responder = context.self();
  jingle.contents = write_contents(call.local);
  jingle.extra = xep0338::write_groups(call.local.groups);
  send_jingle(call, std::move(jingle), context);
}

// One candidate of one content in each stanza: some receivers read no more of it. All of them carry the credentials,
// since some fail without, and a change of these says that ICE was restarted.
void Calls::send_candidate(const Call& call, const LocalCandidate& local, mux::Context& context) {
  const auto* content = call.local.find(local.candidate.mid);
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
  send_jingle(call, std::move(jingle), context);
}

void Calls::flush_local_candidates(Call& call, mux::Context& context) {
  for (const auto& local : std::exchange(call.early_local, {})) send_candidate(call, local, context);
}

void Calls::send_info(const Call& call, const xep0167::SessionInfo& info, mux::Context& context) {
  xep0166::Jingle jingle;
  jingle.action = xep0166::Action::SessionInfo;
  jingle.extra = write_session_info(info);
  send_jingle(call, std::move(jingle), context);
}

void Calls::send_mutes(Call& call, mux::Context& context) {
  const auto tell = [&](sdp::MediaKind kind, bool muted, bool& told) {
    if (muted == told) return;
    told = muted;
    for (const auto& content : call.local.list) {
      if (content.description.media != kind) continue;
      send_info(call, {muted ? xep0167::Info::Mute : xep0167::Info::Unmute, content.creator, content.name}, context);
    }
  };
  tell(sdp::MediaKind::Audio, call.muted.audio, call.told_muted.audio);
  tell(sdp::MediaKind::Video, call.muted.video, call.told_muted.video);
}

}  // namespace protocol::jingle
