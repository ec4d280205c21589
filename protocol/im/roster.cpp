#include "protocol/im/roster.hpp"

#include <array>
#include <utility>

#include "protocol/core/namespaces.hpp"
#include "protocol/event.hpp"
#include "protocol/im/presence_codec.hpp"
#include "protocol/im/roster_codec.hpp"
#include "protocol/mux/address.hpp"

namespace protocol::im {
namespace {

constexpr std::array kRoutes{mux::Route{mux::StanzaKind::Iq, "set", kRosterNamespace, "query"}};

mux::Outcome check(const Jid& contact, const mux::Context& context) {
  if (context.link() == mux::Link::Offline) return std::unexpected(SendError::NotOnline);
  if (contact.empty()) return std::unexpected(SendError::BadAddress);
  return {};
}

}  // namespace

std::span<const mux::Route> Roster::routes() const { return kRoutes; }

bool Roster::sees_our_presence(const Jid& bare) const {
  const auto found = contacts_.find(bare);
  return found != contacts_.end() && (found->second == Subscription::From || found->second == Subscription::Both);
}

void Roster::ask(mux::IqType type, xml::Serialized payload, Change change, mux::Context& context) {
  const auto token = ++last_token_;
  asked_.emplace(token, std::move(change));
  context.send_iq(type, Jid(), std::move(payload), mux::ReplyToken{token});
}

void Roster::online(mux::Start start, mux::Context& context) {
  if (start == mux::Start::Fresh) ask(mux::IqType::Get, roster_query(), {}, context);
}

mux::Outcome Roster::request(const AddContact& request, RequestId id, mux::Context& context) {
  const auto possible = check(request.jid, context);
  if (possible) ask(mux::IqType::Set, roster_set(request.jid, request.name), {Asked::Add, id, request.jid}, context);
  return possible;
}

mux::Outcome Roster::request(const RemoveContact& request, RequestId id, mux::Context& context) {
  const auto possible = check(request.jid, context);
  if (possible) ask(mux::IqType::Set, roster_removal(request.jid), {Asked::Remove, id, request.jid}, context);
  return possible;
}

mux::Outcome Roster::request(const AnswerSubscription& request, mux::Context& context) {
  const auto possible = check(request.jid, context);
  const bool approve = request.answer == SubscriptionAnswer::Approve;
  if (possible) context.transmit(subscription_presence(request.jid, approve ? "subscribed" : "unsubscribed"));
  return possible;
}

void Roster::handle_reply(const mux::Reply& reply, mux::Context& context) {
  auto asked = asked_.extract(std::to_underlying(reply.token));
  const auto& change = asked.mapped();
  if (change.what == Asked::Roster) {
    receive_whole(reply, context);
  } else if (reply.error) {
    context.emit(RequestFailed{change.request, *reply.error});
  } else {
    if (change.what == Asked::Add) context.transmit(subscription_presence(change.jid, "subscribe"));
    context.emit(RequestDone{change.request});
  }
}

void Roster::receive_whole(const mux::Reply& reply, mux::Context& context) {
  if (reply.error || !reply.payload) return context.emit(RosterFailed{});
  RosterReceived roster;
  contacts_.clear();
  for (const auto element : reply.payload->children("item")) {
    auto parsed = parse_roster_item(element);
    if (!parsed || parsed->removed) continue;
    contacts_[parsed->item.jid] = parsed->item.subscription;
    roster.items.push_back(std::move(parsed->item));
  }
  context.emit(std::move(roster));
}

mux::Handled Roster::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  // Only our own account may change our roster (RFC 6121 §2.1.6).
  return mux::speaks_for_account(stanza, context.self()) ? handle_push(stanza, payload, context) : mux::Handled::No;
}

mux::Handled Roster::handle_push(const mux::Stanza& stanza, const xml::Element& query, mux::Context& context) {
  auto parsed = parse_roster_item(query.child("item"));
  if (!parsed) {
    context.send_error(stanza, StanzaCondition::BadRequest, "modify");
    return mux::Handled::Yes;
  }
  context.send_result(stanza);
  if (parsed->removed) {
    contacts_.erase(parsed->item.jid);
    context.emit(RosterItemRemoved{std::move(parsed->item.jid)});
  } else {
    contacts_[parsed->item.jid] = parsed->item.subscription;
    context.emit(RosterItemChanged{std::move(parsed->item)});
  }
  return mux::Handled::Yes;
}

}  // namespace protocol::im
