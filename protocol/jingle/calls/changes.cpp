#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"

namespace protocol::jingle {

using xep0166::Action;
using xep0166::Condition;
using xep0166::ErrorCondition;
using xep0166::Reason;
using xep0167::Info;

namespace {

// The same contents, by name alone, as answers that refuse them name them.
std::vector<xep0166::Content> stubs_of(const std::vector<xep0166::ReceivedContent>& received) {
  std::vector<xep0166::Content> stubs;
  stubs.reserve(received.size());
  for (const auto& content : received) stubs.push_back({content.creator, content.name, content.senders, {}, {}});
  return stubs;
}

bool has_payload(const xep0166::ReceivedJingle& jingle) { return static_cast<bool>(jingle.element.first_child()); }

}  // namespace

void Calls::on_session_info(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                            mux::Context& context) {
  const auto info = xep0167::read_session_info(jingle.element);
  if (!info && has_payload(jingle)) {  // without payload it only asks whether the session is there (XEP-0166 §7.2.9)
    return send_error(stanza, StanzaCondition::FeatureNotImplemented, ErrorCondition::UnsupportedInfo, context);
  }
  context.send_result(stanza);
  if (!info) return;
  if (info->info == Info::Ringing && call.phase == Phase::Initiated) {
    if (!call.by_message) show(call, CallState::Ringing, context);
    return;
  }
  if (info->info != Info::Mute && info->info != Info::Unmute) return;
  const auto before = call.remote_muted;
  const bool muted = info->info == Info::Mute;
  for (const auto& content : call.remote.list) {
    if (!info->content.empty() && info->content != content.name) continue;
    set_remote_mute(call, content.description.media, muted);
  }
  show_remote_mute(call, before, context);
}

void Calls::set_remote_mute(Call& call, sdp::MediaKind kind, bool muted) {
  (kind == sdp::MediaKind::Audio ? call.remote_muted.audio : call.remote_muted.video) = muted;
}

void Calls::show_remote_mute(Call& call, Muted before, mux::Context& context) {
  if (call.remote_muted == before) return;
  context.emit(CallRemoteMute{call.id, call.remote_muted.audio, call.remote_muted.video});
}

// New media within a call would need a new round of offer and answer; the call goes on without (XEP-0166 §7.2.2).
void Calls::on_content_add(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                           mux::Context& context) {
  if (jingle.contents.empty()) return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  context.send_result(stanza);
  xep0166::Jingle reject;
  reject.action = Action::ContentReject;
  reject.contents = stubs_of(jingle.contents);
  reject.reason = Reason{Condition::FailedApplication, {}};
  send_jingle(call, std::move(reject), context);
}

// Who sends has changed (XEP-0166 §7.2.3). Media follow by themselves; people see it as being muted.
void Calls::on_content_modify(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                              mux::Context& context) {
  const auto known = [&](const xep0166::ReceivedContent& content) { return call.remote.find(content.name) != nullptr; };
  if (jingle.contents.empty() || !std::ranges::all_of(jingle.contents, known)) {
    return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  }
  context.send_result(stanza);
  const auto before = call.remote_muted;
  for (const auto& received : jingle.contents) {
    auto* content = call.remote.find(received.name);
    content->senders = received.senders;
    set_remote_mute(call, content->description.media, !sends(received.senders, call.peer_role()));
  }
  show_remote_mute(call, before, context);
}

void Calls::on_content_remove(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                              mux::Context& context) {
  if (jingle.contents.empty()) return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  context.send_result(stanza);
  const auto before = call.remote_muted;
  std::erase_if(call.remote.list, [&](const Content& content) {
    if (!std::ranges::contains(jingle.contents, content.name, &xep0166::ReceivedContent::name)) return false;
    set_remote_mute(call, content.description.media, true);
    return true;
  });
  // XEP-0166 §7.2.5: a session without contents ends.
  const bool answered = call.phase == Phase::Active || call.role == xep0166::Role::Responder;
  if (answered && call.remote.list.empty()) {
    return end_telling(call, call.connected_at ? EndReason::HungUp : EndReason::Cancelled, {Condition::Success, {}},
                       context);
  }
  show_remote_mute(call, before, context);
}

void Calls::on_transport_replace(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                                 mux::Context& context) {
  if (jingle.contents.empty()) return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  context.send_result(stanza);
  xep0166::Jingle reject;
  reject.action = Action::TransportReject;
  reject.contents = stubs_of(jingle.contents);
  for (std::size_t i = 0; i < reject.contents.size(); ++i) {
    reject.contents[i].transport = xml::serialize(jingle.contents[i].transport);
  }
  send_jingle(call, std::move(reject), context);
}

}  // namespace protocol::jingle
