// Calls: what the stanzas of sessions (XEP-0166) lead to.
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls/calls.hpp"
#include "protocol/jingle/reasons.hpp"

namespace protocol::jingle {

using xep0166::Action;
using xep0166::Condition;
using xep0166::ErrorCondition;
using xep0166::Reason;

void Calls::on_jingle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  const auto jingle = xep0166::read_jingle(payload);
  if (!jingle || stanza.from.empty()) return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  // A session belongs to the full address that it was made with; to all others it does not exist.
  auto* session = find(jingle->sid);
  if (session != nullptr && session->is_from_peer(stanza.from)) {
    session->receive(stanza, *jingle, context);
    return settle(*session, context);
  }
  auto* ring = proposals_.find_ring(jingle->sid);
  if (ring != nullptr && ring->leg.peer == stanza.from) return on_early_jingle(*ring, stanza, *jingle, context);
  const bool known = session != nullptr || proposals_.contains(jingle->sid);
  if (!known && jingle->action == Action::SessionInitiate) return on_direct_initiate(stanza, *jingle, context);
  if (!known && !subscribers_.sees_our_presence(stanza.from.bare()))
    return context.send_error(stanza, StanzaCondition::ServiceUnavailable, "cancel");  // as if nobody were here
  send_error(stanza, StanzaCondition::ItemNotFound, ErrorCondition::UnknownSession, context);
}

// Of what rings still, and so is no session yet.
void Calls::on_early_jingle(jmi::Ring& ring, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                            mux::Context& context) {
  if (jingle.action != Action::SessionTerminate)
    return send_error(stanza, StanzaCondition::UnexpectedRequest, ErrorCondition::OutOfOrder, context);
  context.send_result(stanza);
  const auto reason = jingle.reason.value_or(Reason{Condition::Success, {}});
  end(ring, end_reason(reason.condition, std::nullopt), reason.text, context);
}

// A session without proposal, as clients without XEP-0353 begin it. Others than contacts get the answer that they would
// get if we were not there (XEP-0166 §13.3).
void Calls::on_direct_initiate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                               mux::Context& context) {
  const auto bare = stanza.from.bare();
  if (stanza.from.is_bare() || !subscribers_.sees_our_presence(bare))
    return context.send_error(stanza, StanzaCondition::ServiceUnavailable, "cancel");
  if (is_known(jingle.sid))
    return send_error(stanza, StanzaCondition::ItemNotFound, ErrorCondition::UnknownSession, context);
  const auto* mine = leg_of_ours(bare);
  if (mine != nullptr && mine->session < jingle.sid)  // XEP-0166 §7.2.16
    return send_error(stanza, StanzaCondition::Conflict, ErrorCondition::TieBreak, context);
  auto offer = read_contents(jingle);
  if (!offer && offer.error() == ContentsFault::Malformed)
    return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  context.send_result(stanza);
  if (!offer) return refuse(stanza.from, jingle.sid, condition_for(offer.error()), context);
  const bool expected = find_expecting(bare) != nullptr && !is_called(bare);
  if (mine == nullptr && !expected && (is_full() || is_called(bare))) {
    refuse(stanza.from, jingle.sid, Condition::Busy, context);
    return record_missed({jingle.sid, stanza.from, offer->media()}, context);
  }
  ring_directly(stanza.from, jingle.sid, *std::move(offer), context);
}

// It rings, unless he joins a call that goes on: as was expected, or since our own call to him loses the tie.
void Calls::ring_directly(const Jid& from, const SessionId& id, Contents offer, mux::Context& context) {
  const auto* mine = leg_of_ours(from.bare());
  auto* going_on = mine != nullptr ? find_call(mine->call) : find_expecting(from.bare());
  auto& call = going_on != nullptr ? *going_on : add(CallId{id.value}, offer.media());
  call.sessions.push_back(id);
  call.expected.erase(from.bare());
  if (mine != nullptr) give_up(SessionId(mine->session), context);
  const auto media = offer.media();
  auto& session = begin({.call = call.id,
                         .session = id,
                         .role = xep0166::Role::Responder,
                         .by_message = false,
                         .peer = from,
                         .wanted = media,
                         .begun = context.now(),
                         .shown = {}});
  session.ring(std::move(offer), context);
  if (going_on == nullptr) {
    context.emit(CallIncoming{call.id, id, from, media});
    return session.say_that_it_rings(context);
  }
  context.emit(ParticipantJoined{call.id, id, from, media});
  session.answer(common(call.media, media), context);
  settle(session, context);
}

// Our call to somebody, as long as he has not accepted it.
const Leg* Calls::leg_of_ours(const Jid& bare) {
  if (const auto* outgoing = proposals_.find_outgoing_to(bare)) return &outgoing->leg;
  const auto* session = find_with(bare);
  const bool crossing = session != nullptr && session->leg().is_ours() && session->phase() != Phase::Active;
  return crossing ? &session->leg() : nullptr;
}

// His own session goes on instead.
void Calls::give_up(const SessionId& mine, mux::Context& context) {
  const Reason told{Condition::AlternativeSession, {}};
  if (auto* outgoing = proposals_.find_outgoing(mine)) {
    jmi::Proposals::retract(*outgoing, told, context);
    end(*outgoing, EndReason::Replaced, {}, context);
  } else if (auto* session = find(mine)) {
    session->end_telling(EndReason::Replaced, told, context);
    settle(*session, context);
  }
}

// Ends a session that has not become one for us.
void Calls::refuse(const Jid& to, const SessionId& id, Condition condition, mux::Context& context) {
  spent_.add(id);
  xep0166::Jingle terminate;
  terminate.action = Action::SessionTerminate;
  terminate.sid = id;
  terminate.reason = Reason{condition, {}};
  sent_.send(to, terminate, context);
}

// What the peer connection did.

std::expected<void, SendError> Calls::request(const LocalDescription& local, mux::Context& context) {
  auto* session = find(local.session);
  if (session == nullptr) return std::unexpected(SendError::NoSuchCall);
  const auto taken = session->take(local, context);
  settle(*session, context);
  return taken;
}

std::expected<void, SendError> Calls::request(const LocalCandidate& local, mux::Context& context) {
  return tell(local.session, local, context);
}

std::expected<void, SendError> Calls::request(const PeerStateChanged& change, mux::Context& context) {
  return tell(change.session, change, context);
}

std::expected<void, SendError> Calls::request(const PeerFailed& failed, mux::Context& context) {
  return tell(failed.session, failed, context);
}

template <class What>
std::expected<void, SendError> Calls::tell(const SessionId& id, const What& what, mux::Context& context) {
  auto* session = find(id);
  if (session == nullptr) return std::unexpected(SendError::NoSuchCall);
  session->take(what, context);
  settle(*session, context);
  return {};
}

}  // namespace protocol::jingle
