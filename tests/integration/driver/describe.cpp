#include "tests/integration/driver/describe.hpp"

#include <cstdint>
#include <utility>
#include <variant>

#include "tests/integration/driver/json.hpp"

namespace driver {
namespace {

namespace im = protocol::im;
namespace jingle = protocol::jingle;

template <class Enum>
std::int64_t number(Enum value) {
  return static_cast<std::int64_t>(std::to_underlying(value));
}

JsonLine named(std::string_view event) { return JsonLine().add("event", event); }

JsonLine call(std::string_view event, const protocol::CallId& id) { return named(event).add("call", id.value); }
JsonLine session(std::string_view event, const protocol::SessionId& id) {
  return named(event).add("session", id.value);
}

std::string message(const im::Message& m) {
  JsonLine line;
  line.add("from", m.from.str()).add("to", m.to.str()).add("id", m.id.value).add("archive_id", m.archive_id.id);
  line.add("body", m.body).add("source", number(m.arrival)).add("direction", number(m.direction));
  if (const auto* correction = m.payloads.find<protocol::xep0308::Correction>())
    line.add("replaces", correction->of.value);
  if (m.sent_at) line.add("sent_at", static_cast<std::int64_t>(m.sent_at->time_since_epoch().count()));
  return line.str();
}

std::string roster_item(const im::RosterItem& item) {
  return JsonLine()
      .add("jid", item.jid.str())
      .add("name", item.name)
      .add("subscription", number(item.subscription))
      .str();
}

template <class Items, class Describe>
std::string array(const Items& items, Describe describe_one) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += describe_one(item);
  }
  return out + "]";
}

JsonLine line(const protocol::Online& e) { return named("online").add("jid", e.jid.str()).add("resumed", e.resumed); }
JsonLine line(const protocol::Suspended&) { return named("suspended"); }
JsonLine line(const protocol::SignInFailed& e) {
  return named("sign_in_failed").add("error", number(e.error)).add("text", e.text);
}
JsonLine line(const protocol::StreamEnded& e) {
  return named("stream_ended").add("end", number(e.end)).add("text", e.text);
}
JsonLine line(const protocol::xep0202::ServerTime& e) {
  return named("server_time").add("now", static_cast<std::int64_t>(e.now.time_since_epoch().count()));
}
JsonLine line(const protocol::RequestDone& e) { return named("request_done").add("request", number(e.request)); }
JsonLine line(const protocol::RequestFailed& e) {
  return named("request_failed")
      .add("request", number(e.request))
      .add("condition", number(e.error.condition))
      .add("text", e.error.text);
}
JsonLine line(const im::RosterReceived& e) { return named("roster").add_raw("items", array(e.items, roster_item)); }
JsonLine line(const im::RosterItemChanged& e) { return named("roster_item").add_raw("item", roster_item(e.item)); }
JsonLine line(const im::RosterFailed&) { return named("roster_failed"); }
JsonLine line(const im::RosterItemRemoved& e) { return named("roster_removed").add("jid", e.jid.str()); }
JsonLine line(const im::PresenceChanged& e) {
  return named("presence")
      .add("from", e.from.str())
      .add("availability", number(e.availability))
      .add("status", e.status);
}
JsonLine line(const im::SubscriptionRequested& e) { return named("subscription_requested").add("from", e.from.str()); }
JsonLine line(const im::MessageReceived& e) { return named("message").add_raw("message", message(e.message)); }
JsonLine line(const protocol::xep0085::ChatStateReceived& e) {
  return named("chat_state").add("from", e.from.str()).add("state", number(e.state));
}
JsonLine line(const im::DeliveryChanged& e) {
  return named("delivery")
      .add("peer", e.peer.str())
      .add("id", e.id.value)
      .add("delivery", number(e.delivery))
      .add("condition", number(e.error.condition));
}
JsonLine line(const im::ArchivePage& e) {
  return named("archive")
      .add("request", number(e.request))
      .add("with", e.with.str())
      .add("first", e.first.id)
      .add("complete", e.complete)
      .add_raw("messages", array(e.messages, message));
}
JsonLine line(const jingle::CallIncoming& e) {
  return call("call_incoming", e.call)
      .add("from", e.from.str())
      .add("audio", e.media.audio)
      .add("video", e.media.video);
}
JsonLine line(const jingle::CallStateChanged& e) { return call("call_state", e.call).add("state", number(e.state)); }
JsonLine line(const jingle::CallRemoteMute& e) {
  return call("call_remote_mute", e.call).add("audio_muted", e.audio_muted).add("video_muted", e.video_muted);
}
JsonLine line(const jingle::CallEnded& e) {
  return call("call_ended", e.call).add("reason", number(e.reason)).add("text", e.text);
}
JsonLine line(const jingle::ParticipantJoined& e) {
  return call("participant_joined", e.call).add("session", e.session.value).add("peer", e.peer.str());
}
JsonLine line(const jingle::ParticipantLeft& e) {
  return call("participant_left", e.call).add("session", e.session.value).add("reason", number(e.reason));
}
JsonLine line(const jingle::CallSupportChanged& e) {
  return named("call_support").add("contact", e.contact.str()).add("support", static_cast<std::int64_t>(e.support));
}
JsonLine line(const jingle::CallRecorded& e) { return named("call_recorded").add("peer", e.peer.str()); }
JsonLine line(const jingle::OpenPeer& e) {
  return session("open_peer", e.session).add("ice_servers", static_cast<std::int64_t>(e.ice_servers.size()));
}
JsonLine line(const jingle::CreateOffer& e) {
  return session("create_offer", e.session).add("ice_restart", e.ice_restart);
}
JsonLine line(const jingle::CreateAnswer& e) { return session("create_answer", e.session); }
JsonLine line(const jingle::ApplyRemote& e) {
  return session("apply_remote", e.session).add("type", number(e.type)).add("sdp", e.sdp);
}
JsonLine line(const jingle::AddCandidate& e) {
  return session("add_candidate", e.session).add("candidate", e.candidate.candidate).add("mid", e.candidate.mid);
}
JsonLine line(const jingle::ClosePeer& e) { return session("close_peer", e.session); }

}  // namespace

std::string describe(const protocol::Event& event) {
  using Variant = protocol::Event::variant;
  return std::visit([](const auto& e) { return line(e).str(); }, static_cast<const Variant&>(event));
}

}  // namespace driver
