#include "tests/support/protocol/iq_handler.hpp"

#include <algorithm>
#include <charconv>

#include "protocol/core/datetime.hpp"
#include "protocol/core/namespaces.hpp"
#include "protocol/xml/writer.hpp"
#include "tests/support/protocol/router.hpp"
#include "tests/support/protocol/server_state.hpp"

namespace support {

namespace ns = protocol::ns;
namespace xml = protocol::xml;
using protocol::Jid;

namespace {

// The value of a field of a data form (XEP-0004).
std::string_view field(const xml::Element& form, std::string_view name) {
  for (const auto field : form.children("field"))
    if (field.attribute("var") == name) return field.child("value").text();
  return {};
}

}  // namespace

void IqHandler::result(const xml::Element& iq, const xml::Serialized& payload) {
  xml::Writer writer;
  writer.open("iq", ns::kClient).attribute("type", "result").attribute("id", iq.attribute("id"));
  writer.attribute("to", session_.jid.str()).attribute("from", iq.attribute("to"));
  writer.append(payload).close();
  server_.deliver(session_, writer.take().release());
}

void IqHandler::error(const xml::Element& iq, std::string_view condition) {
  const auto type = iq.attribute("type");
  if (type == "error" || type == "result") return;
  xml::Writer writer;
  writer.open("iq", ns::kClient).attribute("type", "error").attribute("id", iq.attribute("id"));
  writer.attribute("to", session_.jid.str()).attribute("from", iq.attribute("to"));
  writer.open("error").attribute("type", "cancel").open(condition, ns::kStanzaErrors).close().close().close();
  server_.deliver(session_, writer.take().release());
}

void IqHandler::handle(const xml::Element& iq) {
  const auto bare = session_.jid.bare();
  const auto to = Jid::parse(iq.attribute("to").value_or(bare.str()));
  if (!to) return error(iq, "jid-malformed");
  if (*to == bare || to->str() == server_.domain()) {
    const auto type = iq.attribute("type");
    if (type == "get" || type == "set") handle_own(iq, iq.first_child());
  } else {
    forward(iq, *to);
  }
}

void IqHandler::forward(const xml::Element& iq, const Jid& to) {
  auto* receiver = server_.session(to);
  if (receiver == nullptr) return error(iq, "service-unavailable");
  xml::Writer writer;
  writer.open("iq", ns::kClient).attribute("type", iq.attribute("type")).attribute("id", iq.attribute("id"));
  writer.attribute("from", session_.jid.str()).attribute("to", to.str());
  for (const auto child : iq.children()) writer.append(child);
  writer.close();
  server_.deliver(*receiver, writer.take().release());
}

void IqHandler::handle_own(const xml::Element& iq, const xml::Element& payload) {
  const auto ns = payload.ns();
  if (ns == "jabber:iq:roster") {
    roster(iq, payload);
  } else if (ns == "urn:xmpp:carbons:2" && server_.options_.carbons) {
    session_.carbons = payload.name() == "enable";
    result(iq);
  } else if (ns == "urn:xmpp:mam:2" && server_.options_.archive) {
    archive(iq, payload);
  } else if (ns == "urn:xmpp:ping") {
    result(iq);
  } else if (ns == "urn:xmpp:time") {
    xml::Writer writer;
    writer.open("time", ns).text_element("utc", protocol::format_datetime(server_.stamp())).close();
    result(iq, writer.take());
  } else if (ns == "urn:xmpp:extdisco:2" && server_.options_.external_services) {
    services(iq);
  } else {
    error(iq, "service-unavailable");
  }
}

void IqHandler::services(const xml::Element& iq) {
  xml::Writer writer;
  writer.open("services", "urn:xmpp:extdisco:2");
  writer.open("service").attribute("type", "stun").attribute("host", server_.domain()).attribute("port", 3478).close();
  writer.open("service").attribute("type", "turn").attribute("host", server_.domain()).attribute("port", 3478);
  writer.attribute("transport", "udp").attribute("username", "user").attribute("password", "pass");
  writer.attribute("expires", protocol::format_datetime(server_.stamp() + std::chrono::hours(2))).close().close();
  result(iq, writer.take());
}

void IqHandler::roster(const xml::Element& iq, const xml::Element& query) {
  if (iq.attribute("type") == "set") {
    result(iq);
    return change_roster(query.child("item"));
  }
  xml::Writer writer;
  writer.open("query", "jabber:iq:roster");
  for (const auto& [contact, item] : server_.account(session_.user)->roster) {
    writer.open("item").attribute("jid", contact.str());
    if (!item.name.empty()) writer.attribute("name", item.name);
    writer.attribute("subscription", item.subscription());
    if (item.ask) writer.attribute("ask", "subscribe");
    writer.close();
  }
  writer.close();
  result(iq, writer.take());
}

void IqHandler::change_roster(const xml::Element& item) {
  auto& account = *server_.account(session_.user);
  const auto contact = Jid::parse(item.attribute("jid").value_or(""));
  if (!contact) return;
  if (item.attribute("subscription") == "remove")
    account.roster.erase(*contact);
  else
    account.roster[*contact].name = item.attribute("name").value_or("");
  Router(server_).push(account, *contact);
}

void IqHandler::archive(const xml::Element& iq, const xml::Element& query) {
  const auto& all = server_.account(session_.user)->archive;
  const auto with = field(query.child("x", "jabber:x:data"), "with");
  const auto set = query.child("set", "http://jabber.org/protocol/rsm");
  const auto before = set.child("before").text();
  std::size_t max = 50;
  const auto text = set.child("max").text();
  std::from_chars(text.data(), text.data() + text.size(), max);

  std::vector<const Archived*> found;
  for (const auto& archived : all) {
    if (archived.id == before) break;
    if (with.empty() || archived.with.str() == with) found.push_back(&archived);
  }
  const bool complete = found.size() <= max;
  if (!complete) found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(max));
  xml::Writer writer;
  xml::Parser parser;
  for (const auto* archived : found) {
    writer.open("message", ns::kClient).attribute("to", session_.jid.str());
    writer.attribute("from", session_.jid.bare().str());
    writer.open("result", "urn:xmpp:mam:2").attribute("queryid", query.attribute("queryid"));
    writer.attribute("id", archived->id).open("forwarded", "urn:xmpp:forward:0");
    writer.open("delay", "urn:xmpp:delay").attribute("stamp", protocol::format_datetime(archived->stamp)).close();
    writer.append(*parser.parse(archived->message)).close().close().close();
    server_.deliver(session_, writer.take().release());
  }
  writer.open("fin", "urn:xmpp:mam:2");
  if (complete) writer.attribute("complete", "true");
  writer.open("set", "http://jabber.org/protocol/rsm");
  if (!found.empty()) writer.text_element("first", found.front()->id).text_element("last", found.back()->id);
  writer.close().close();
  result(iq, writer.take());
}

}  // namespace support
