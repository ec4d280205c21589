#include "tests/support/protocol/router.hpp"

#include "protocol/core/datetime.hpp"
#include "protocol/core/namespaces.hpp"
#include "protocol/xml/writer.hpp"
#include "tests/support/protocol/server_state.hpp"

namespace support {

namespace ns = protocol::ns;
namespace xml = protocol::xml;
using protocol::Jid;

namespace {

// `element` with the addresses as the server knows them, without ids that claim to be of this server's archives, and with
// one that is.
std::string stamped(const xml::Element& element, const Jid& from, std::string_view to, const Jid& archive,
                    std::string_view archive_id) {
  xml::Writer writer;
  writer.open(element.name(), ns::kClient).attribute("from", from.str());
  if (!to.empty()) writer.attribute("to", to);
  for (const auto& attribute : element.attributes())
    if (!attribute.ns.empty())
      writer.attribute("lang", attribute.ns, attribute.value);
    else if (attribute.name != "from" && attribute.name != "to")
      writer.attribute(attribute.name, attribute.value);
  for (const auto child : element.children())
    if (!child.is("stanza-id", "urn:xmpp:sid:0")) writer.append(child);
  if (!archive_id.empty())
    writer.open("stanza-id", "urn:xmpp:sid:0").attribute("by", archive.str()).attribute("id", archive_id).close();
  writer.close();
  return writer.take().release();
}

bool is_archived(const xml::Element& element) {
  if (element.attribute("type") == "error" || element.child("no-store", "urn:xmpp:hints")) return false;
  return element.child("body") || element.child("store", "urn:xmpp:hints");
}

}  // namespace

void Router::bounce(Server::BoundSession& from, const xml::Element& element, std::string_view condition) {
  if (element.attribute("type") == "error") return;
  xml::Writer writer;
  writer.open(element.name(), ns::kClient).attribute("type", "error").attribute("id", element.attribute("id"));
  writer.attribute("from", element.attribute("to")).attribute("to", from.jid.str());
  writer.open("error").attribute("type", "cancel").open(condition, ns::kStanzaErrors).close().close().close();
  server_.deliver(from, writer.take().release());
}

std::string Router::store(Account& account, const Jid& with, const std::string& stanza) {
  auto id = server_.fresh_id("archived");
  account.archive.push_back({id, with.bare(), server_.stamp(), stanza});
  return id;
}

void Router::copy(Server::BoundSession& to, std::string_view direction, std::string_view stanza) {
  const auto bare = to.jid.bare();
  protocol::xml::Parser parser;
  const auto message = *parser.parse(stanza);
  xml::Writer writer;
  writer.open("message", ns::kClient).attribute("from", bare.str()).attribute("to", to.jid.str());
  writer.attribute("type", message.attribute("type"));
  writer.open(direction, "urn:xmpp:carbons:2").open("forwarded", "urn:xmpp:forward:0").append(message);
  writer.close().close().close();
  server_.deliver(to, writer.take().release());
}

void Router::message(Server::BoundSession& from, const xml::Element& element) {
  const auto to = Jid::parse(element.attribute("to").value_or(from.jid.bare().str()));
  if (!to) return bounce(from, element, "jid-malformed");
  auto* receiver = to->domain() == server_.domain() ? server_.account(to->local()) : nullptr;
  const bool archived = server_.options_.archive && is_archived(element);
  auto& sender = *server_.account(from.user);
  if (archived) store(sender, *to, stamped(element, from.jid, to->str(), {}, {}));
  const bool to_copy = element.attribute("type") == "chat" || element.child("body");
  if (to_copy) {
    const auto sent = stamped(element, from.jid, to->str(), {}, {});
    for (auto* other : server_.sessions(from.user))
      if (other != &from && other->carbons) copy(*other, "sent", sent);
  }
  if (receiver == nullptr) return bounce(from, element, "service-unavailable");
  std::string id;
  if (archived && receiver != &sender) id = store(*receiver, from.jid, stamped(element, from.jid, to->str(), {}, {}));
  deliver_to_account(*receiver, *to, stamped(element, from.jid, to->str(), to->bare(), id), element);
}

void Router::deliver_to_account(Account& account, const Jid& to, const std::string& stanza,
                                const xml::Element& element) {
  if (auto* session = to.is_bare() ? nullptr : server_.session(to)) {
    server_.deliver(*session, stanza);
    if (element.attribute("type") != "chat" && !element.child("body")) return;
    for (auto* other : server_.sessions(account.user))
      if (other != session && other->carbons) copy(*other, "received", stanza);
    return;
  }
  bool delivered = false;
  for (auto* session : server_.sessions(account.user)) {
    if (!session->available) continue;
    server_.deliver(*session, stanza);
    delivered = true;
  }
  if (!delivered && is_archived(element)) account.offline.push_back(stanza);
}

// --- presence

void Router::broadcast(Server::BoundSession& from, const std::string& stanza) {
  for (const auto& [contact, item] : server_.account(from.user)->roster) {
    if (!item.from || contact.domain() != server_.domain()) continue;
    for (auto* session : server_.sessions(contact.local()))
      if (session->available) server_.deliver(*session, stanza);
  }
  for (auto* other : server_.sessions(from.user))
    if (other != &from && other->available) server_.deliver(*other, stanza);
}

void Router::first_presence(Server::BoundSession& session) {
  auto& account = *server_.account(session.user);
  for (const auto& [contact, item] : account.roster) {
    if (!item.to) continue;
    for (auto* other : server_.sessions(contact.local()))
      if (other->available) server_.deliver(session, other->presence);
  }
  for (const auto& [from, request] : account.requests) server_.deliver(session, request);
  for (auto& stanza : std::exchange(account.offline, {})) server_.deliver(session, std::move(stanza));
}

void Router::presence(Server::BoundSession& from, const xml::Element& element) {
  const auto type = element.attribute("type").value_or("");
  if (const auto to = element.attribute("to")) {
    const auto jid = Jid::parse(*to);
    if (jid && type.contains("subscribe")) return subscription(from, jid->bare(), type);
    if (auto* session = jid ? server_.session(*jid) : nullptr)
      server_.deliver(*session, stamped(element, from.jid, *to, {}, {}));
    return;
  }
  const bool was_available = from.available;
  from.available = type.empty();
  from.presence = stamped(element, from.jid, {}, {}, {});
  broadcast(from, from.presence);
  if (from.available && !was_available) first_presence(from);
}

void Router::gone(Server::BoundSession& from) {
  xml::Writer writer;
  writer.open("presence", ns::kClient).attribute("from", from.jid.str()).attribute("type", "unavailable").close();
  from.available = false;
  broadcast(from, writer.take().release());
}

void Router::push(Account& account, const Jid& contact) {
  const auto found = account.roster.find(contact);
  for (auto* session : server_.sessions(account.user)) {
    xml::Writer writer;
    writer.open("iq", ns::kClient).attribute("type", "set").attribute("id", server_.fresh_id("push"));
    writer.attribute("to", session->jid.str()).open("query", "jabber:iq:roster");
    writer.open("item").attribute("jid", contact.str());
    if (found == account.roster.end()) {
      writer.attribute("subscription", "remove");
    } else {
      const auto& item = found->second;
      if (!item.name.empty()) writer.attribute("name", item.name);
      writer.attribute("subscription", item.subscription());
      if (item.ask) writer.attribute("ask", "subscribe");
    }
    writer.close().close().close();
    server_.deliver(*session, writer.take().release());
  }
}

// RFC 6121 §3, as far as both are on this server.
void Router::subscription(Server::BoundSession& from, const Jid& to, std::string_view type) {
  auto& account = *server_.account(from.user);
  auto* other = server_.account(to.local());
  const auto self = from.jid.bare();
  xml::Writer writer;
  writer.open("presence", ns::kClient).attribute("from", self.str()).attribute("to", to.str());
  writer.attribute("type", type).close();
  const auto stanza = writer.take().release();
  if (other == nullptr) return;
  auto& mine = account.roster[to];
  if (type == "subscribe") {
    mine.ask = true;
    other->requests[self] = stanza;
  } else if (type == "subscribed") {
    account.requests.erase(to);
    mine.from = true;
    other->roster[self].to = true;
    other->roster[self].ask = false;
  } else {
    account.requests.erase(to);
    mine.from = false;
    other->roster[self].to = false;
  }
  push(account, to);
  for (auto* session : server_.sessions(other->user))
    if (session->available) server_.deliver(*session, stanza);
  if (type == "subscribe") return;
  push(*other, self);
  for (auto* session : server_.sessions(other->user))
    if (type == "subscribed" && session->available) server_.deliver(*session, from.presence);
}

}  // namespace support
