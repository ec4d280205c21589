#include "tests/protocol/jingle/support/network.hpp"

#include <algorithm>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include "protocol/core/datetime.hpp"
#include "protocol/mux/stanza_error.hpp"
#include "protocol/xml/parser.hpp"
#include "tests/protocol/jingle/support/event_log.hpp"

namespace tests::jingle {

namespace mux = protocol::mux;
namespace xml = protocol::xml;

namespace {

Jid jid(std::string_view text) { return Jid::parse(text).value(); }

std::optional<mux::StanzaKind> kind_of(std::string_view name) {
  if (name == "message") return mux::StanzaKind::Message;
  if (name == "presence") return mux::StanzaKind::Presence;
  return name == "iq" ? std::optional(mux::StanzaKind::Iq) : std::nullopt;
}

bool matches(const mux::Route& route, const mux::Stanza& stanza, const xml::Element& payload) {
  const bool type = route.type.empty() ? stanza.type != "error" : route.type == stanza.type;
  return route.kind == stanza.kind && type && (route.name.empty() || payload.is(route.name, route.ns));
}

// The server stamps who sent it.
std::string stamped(std::string xml, const Jid& from) {
  const auto name_end = xml.find_first_of(" >/");
  return xml.insert(name_end, " from='" + from.str() + "'");
}

std::string attribute_of(std::string_view xml, std::string_view name) {
  xml::Parser parser;
  const auto element = parser.parse(xml);
  REQUIRE(element.has_value());
  return std::string(element->attribute(name).value_or(""));
}

// What a server returns of a message that it cannot deliver (RFC 6120 §8.3.1).
std::string bounced(std::string_view text) {
  xml::Parser parser;
  const auto message = parser.parse(text);
  REQUIRE(message.has_value());
  xml::Writer writer;
  writer.open("message", "jabber:client").attribute("type", "error").attribute("id", message->attribute("id"));
  writer.attribute("from", message->attribute("to")).attribute("to", message->attribute("from"));
  for (const auto child : message->children()) writer.append(xml::serialize(child));
  writer.open("error").attribute("type", "cancel");
  writer.open("service-unavailable", "urn:ietf:params:xml:ns:xmpp-stanzas").close().close().close();
  return std::move(writer.take()).release();
}

}  // namespace

Device::Device(Network& network, std::string_view address, std::size_t calls_at_once)
    : calls(*this, *this, server_time, calls_at_once), network_(network), self_(jid(address)) {}

Time Device::now() const { return network_.now; }

std::string Device::fresh_id() { return std::string(self_.resource()) + std::to_string(++ids_); }

void Device::transmit(xml::Serialized stanza) {
  sent_.emplace_back(stanza.view());
  if (online_) network_.send(*this, std::string(stanza.view()));
}

void Device::send_iq(mux::IqType type, const Jid& to, xml::Serialized payload, mux::ReplyToken token,
                     Duration patience) {
  const auto id = fresh_id();
  xml::Writer writer;
  writer.open("iq", "jabber:client").attribute("type", type == mux::IqType::Get ? "get" : "set").attribute("id", id);
  writer.attribute("to", to.str()).append(payload).close();
  awaited_.push_back({id, to, token, now() + patience});
  transmit(writer.take());
}

void Device::send_result(const mux::Stanza& request, xml::Serialized payload) {
  xml::Writer writer;
  writer.open("iq", "jabber:client").attribute("type", "result").attribute("id", request.id);
  writer.attribute("to", request.from.str()).append(payload).close();
  transmit(writer.take());
}

void Device::send_error(const mux::Stanza& request, protocol::StanzaCondition condition, std::string_view type,
                        xml::Serialized detail) {
  xml::Writer writer;
  writer.open("iq", "jabber:client").attribute("type", "error").attribute("id", request.id);
  writer.attribute("to", request.from.str()).open("error").attribute("type", type);
  writer.open(mux::condition_name(condition), "urn:ietf:params:xml:ns:xmpp-stanzas").close();
  writer.append(detail).close().close();
  transmit(writer.take());
}

void Device::emit(protocol::Event&& event) {
  log_.push_back(describe(event));
  if (const auto* record = std::get_if<protocol::jingle::CallRecorded>(&event)) records.push_back(*record);
  undone_.push_back(std::move(event));
}

// Performs intents and feeds what came of them back, until nothing is left.
void Device::settle() {
  while (true) {
    while (!undone_.empty()) {
      const auto event = std::move(undone_.front());
      undone_.pop_front();
      std::visit(
          [this](const auto& value) {
            if constexpr (requires { peer.perform(value); }) peer_of(value.session).perform(value);
          },
          static_cast<const protocol::Event::variant&>(event));
    }
    auto done = peer.take_done();
    for (auto& [session, other] : more_peers) done.append_range(other.take_done());
    if (done.empty()) return;
    for (const auto& what : done)
      std::visit([this](const auto& value) { std::ignore = calls.request(value, *this); }, what);
  }
}

// The first that is open is `peer`.
FakePeer& Device::peer_of(const protocol::SessionId& session) {
  const bool taken = peer.open && peer.session != session;
  return taken || more_peers.contains(session) ? more_peers[session] : peer;
}

void Device::call(std::string_view to, std::string_view id, protocol::jingle::Media media) {
  REQUIRE(request(protocol::jingle::StartCall{{std::string(id)}, {std::string(id)}, jid(to), media}).has_value());
}

void Device::accept(std::string_view id, protocol::jingle::Media media) {
  REQUIRE(request(protocol::jingle::AcceptCall{{std::string(id)}, media}).has_value());
}

void Device::receive(std::string_view text, std::optional<mux::Copy> copy) {
  xml::Parser parser;
  const auto element = parser.parse(text);
  REQUIRE(element.has_value());
  const auto type = element->attribute("type").value_or("");
  const auto kind = kind_of(element->name());
  REQUIRE(kind.has_value());
  if (*kind == mux::StanzaKind::Iq && (type == "result" || type == "error")) {
    receive_reply(*element);
    return settle();
  }
  const mux::Stanza stanza{*kind,
                           type,
                           jid(element->attribute("from").value_or(self_.bare().str())),
                           jid(element->attribute("to").value_or(self_.str())),
                           element->attribute("id").value_or(""),
                           *element};
  std::vector<xml::Element> payloads{*element};
  for (const auto child : element->children()) payloads.push_back(child);
  auto handled = mux::Handled::No;
  for (const auto& payload : payloads) {
    const auto fits = [&](const mux::Route& route) {
      return route.name.empty() == (payload == *element) && matches(route, stanza, payload);
    };
    if (!std::ranges::any_of(calls.routes(), fits)) continue;
    if (copy)
      calls.handle_copy(stanza, payload, *copy, *this);
    else
      handled = calls.handle(stanza, payload, *this);
  }
  if (*kind == mux::StanzaKind::Iq && handled == mux::Handled::No)
    send_error(stanza, protocol::StanzaCondition::ServiceUnavailable, "cancel", {});
  settle();
}

void Device::learn_time(protocol::Timestamp time) {
  xml::Parser parser;
  const auto answer =
      "<time xmlns='urn:xmpp:time'><tzo>Z</tzo><utc>" + protocol::format_datetime(time) + "</utc></time>";
  const auto element = parser.parse(answer);
  REQUIRE(element.has_value());
  server_time.handle_reply({{}, self_, std::nullopt, *element}, *this);
  log_.pop_back();  // ServerTime
}

void Device::end_page() {
  calls.handle_copies_end(*this);
  settle();
}

void Device::receive_reply(const xml::Element& iq) {
  const auto found = std::ranges::find(awaited_, iq.attribute("id").value_or(""), &Awaited::id);
  if (found == awaited_.end() || found->to.str() != iq.attribute("from").value_or("")) return;
  const auto awaited = *found;
  awaited_.erase(found);
  deliver_reply(awaited, iq.attribute("type") == "error" ? std::optional(mux::parse_stanza_error(iq)) : std::nullopt);
}

void Device::deliver_reply(const Awaited& awaited, std::optional<protocol::StanzaError> error) {
  calls.handle_reply({awaited.token, awaited.to, std::move(error), std::nullopt}, *this);
}

std::optional<Time> Device::due() const {
  std::optional<Time> first;
  if (const auto deadline = calls.deadline()) first = deadline->at;
  for (const auto& awaited : awaited_) first = first ? std::min(*first, awaited.expires) : awaited.expires;
  return first;
}

void Device::run_timers() {
  for (const auto& awaited : std::vector(awaited_)) {
    if (awaited.expires > now()) continue;
    std::erase_if(awaited_, [&](const Awaited& other) { return other.id == awaited.id; });
    deliver_reply(awaited, protocol::StanzaError{protocol::StanzaCondition::Timeout, {}});
  }
  calls.handle_timeout(*this);
  settle();
}

void Device::go_offline() {
  online_ = false;
  for (const auto& awaited : std::exchange(awaited_, {}))
    deliver_reply(awaited, protocol::StanzaError{protocol::StanzaCondition::Disconnected, {}});
  calls.offline(protocol::mux::Ending::Lost, *this);
  settle();
  network_.announce_gone(*this);
}

void Device::go_online(std::string_view address) {
  self_ = jid(address);
  online_ = true;
  calls.online(mux::Start::Fresh, *this);
  settle();
}

std::string Device::last() const {
  const auto found = std::ranges::find_if(log_.rbegin(), log_.rend(),
                                          [](const std::string& entry) { return !entry.starts_with("candidate"); });
  return found == log_.rend() ? std::string{} : *found;
}

std::size_t Device::count(std::string_view entry) const {
  return static_cast<std::size_t>(std::ranges::count(log_, entry));
}

std::size_t Device::count_sent(std::string_view part) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(sent_, [&](const std::string& stanza) { return stanza.contains(part); }));
}

Network::~Network() {
  for (const auto& device : devices_) check_promises(*device);
}

Device& Network::add(std::string_view address, std::size_t calls_at_once) {
  devices_.push_back(std::make_unique<Device>(*this, address, calls_at_once));
  auto& added = *devices_.back();
  for (const auto& device : devices_) {  // everybody knows everybody else
    if (device->self().bare() == added.self().bare()) continue;
    device->contacts.insert(added.self().bare().str());
    added.contacts.insert(device->self().bare().str());
  }
  return added;
}

void Network::send(const Device& from, std::string xml) {
  if (!passes(xml)) return;
  const auto to = Jid::parse(attribute_of(xml, "to")).value();
  const auto stanza = stamped(std::move(xml), from.self());
  if (stanza.starts_with("<message"))
    route_message(from, stanza, to);
  else
    route_iq(from, stanza, to);
}

void Network::route_message(const Device& from, const std::string& xml, const Jid& to) {
  bool delivered = false;
  for (const auto& device : devices_) {
    if (!device->is_online()) continue;
    const bool addressed = to.is_bare() ? device->self().bare() == to : device->self() == to;
    if (addressed) {
      deliver(*device, xml);
      delivered = true;
    } else if (device->self().bare() == to.bare()) {
      deliver(*device, xml, mux::Copy{protocol::Arrival::Carbon, protocol::Direction::Incoming, {}, {}});
    } else if (device->self().bare() == from.self().bare() && device.get() != &from) {
      deliver(*device, xml, mux::Copy{protocol::Arrival::Carbon, protocol::Direction::Outgoing, {}, {}});
    }
  }
  if (delivered || stores_messages) return;
  const auto bounce = bounced(xml);
  for (const auto& device : devices_)
    if (device.get() == &from) deliver(*device, bounce);
}

void Network::route_iq(const Device& from, const std::string& xml, const Jid& to) {
  for (const auto& device : devices_)
    if (device->is_online() && device->self() == to) return deliver(*device, xml);
  if (attribute_of(xml, "type") != "set") return;
  for (const auto& device : devices_) {
    if (device.get() != &from) continue;
    deliver(*device, "<iq xmlns='jabber:client' type='error' id='" + attribute_of(xml, "id") + "' from='" + to.str() +
                         "'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                         "</error></iq>");
  }
}

void Network::announce_gone(const Device& gone) {
  for (const auto& device : devices_) {
    if (device.get() == &gone) continue;
    deliver(*device, "<presence xmlns='jabber:client' type='unavailable' from='" + gone.self().str() + "'/>");
  }
}

void Network::deliver(Device& to, std::string xml, std::optional<mux::Copy> copy) {
  queue_.push({now + latency, order_++, &to, std::move(xml), std::move(copy)});
}

void Network::run(Duration span) {
  const auto end = now + span;
  while (true) {
    auto next = end + Duration(1);
    if (!queue_.empty()) next = queue_.top().at;
    for (const auto& device : devices_)
      if (const auto due = device->due()) next = std::min(next, *due);
    if (next > end) break;
    now = std::max(now, next);
    while (!queue_.empty() && queue_.top().at <= now) {
      const auto delivery = queue_.top();
      queue_.pop();
      if (delivery.to->is_online()) delivery.to->receive(delivery.xml, delivery.copy);
    }
    for (const auto& device : devices_)
      if (const auto due = device->due(); due && *due <= now) device->run_timers();
  }
  now = end;
}

}  // namespace tests::jingle
