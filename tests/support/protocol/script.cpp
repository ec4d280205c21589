#include "tests/support/protocol/script.hpp"

#include <algorithm>
#include <utility>

#include "protocol/xml/parser.hpp"

namespace support {
namespace {

void append_canonical(std::string& out, const protocol::xml::Element& element, std::string_view outer) {
  out.append("<").append(element.name());
  if (element.ns() != outer) out.append(" {").append(element.ns()).append("}");
  std::vector<std::string> attributes;
  for (const auto& attribute : element.attributes()) {
    attributes.push_back(std::string(attribute.ns) + std::string(attribute.name) + "='" + std::string(attribute.value) +
                         "'");
  }
  std::ranges::sort(attributes);
  for (const auto& attribute : attributes) out.append(" ").append(attribute);
  out.append(">").append(element.text());
  for (const auto child : element.children()) append_canonical(out, child, element.ns());
  out.append("</>");
}

}  // namespace

std::string canonical(std::string_view xml) {
  protocol::xml::Parser parser;
  const auto element = parser.parse(xml);
  std::string out;
  if (element) append_canonical(out, *element, {});
  return out;
}

protocol::SessionConfig Script::default_config() {
  protocol::SessionConfig config;
  config.account = *protocol::Jid::parse(kAccount);
  config.password = "secret";
  config.device = "web";
  config.seed.fill(std::byte{7});
  return config;
}

Script::Script(protocol::SessionConfig config) : session_(std::move(config)) {}

void Script::drain() {
  while (auto output = session_.poll()) {
    if (auto* transmit = std::get_if<protocol::Transmit>(&*output)) {
      history_.push_back(transmit->frame);
      frames_.push_back(std::move(transmit->frame));
    } else if (auto* event = std::get_if<protocol::Event>(&*output)) {
      events_.push_back(std::move(*event));
    } else {
      closed_ = true;
    }
  }
}

void Script::open() {
  closed_ = false;
  session_.transport_opened(now_);
  drain();
}

void Script::inject(std::string_view frame) {
  session_.feed(frame, now_);
  drain();
}

void Script::close() {
  session_.transport_closed(now_);
  drain();
}

std::expected<protocol::RequestId, protocol::SendError> Script::send(protocol::Request request) {
  auto result = session_.send(std::move(request), now_);
  drain();
  return result;
}

void Script::pass(protocol::Duration duration) {
  const auto end = now_ + duration;
  while (true) {
    const auto deadline = session_.deadline();
    if (!deadline || deadline->at > end) break;
    now_ = std::max(now_, deadline->at);
    session_.handle_timeout(now_);
    drain();
  }
  now_ = end;
}

std::vector<std::string> Script::take_frames() { return std::exchange(frames_, {}); }

std::string Script::take_frame() {
  auto frames = take_frames();
  return frames.size() == 1 ? std::move(frames.front()) : std::string();
}

std::string Script::id_of(std::string_view ns) const {
  protocol::xml::Parser parser;
  for (auto frame = history_.rbegin(); frame != history_.rend(); ++frame) {
    const auto element = parser.parse(*frame);
    if (element && element->name() == "iq" && element->first_child().ns() == ns)
      return std::string(element->attribute("id").value_or(""));
  }
  return {};
}

void Script::refuse(std::string_view ns) {
  inject("<iq xmlns='jabber:client' type='error' id='" + id_of(ns) +
         "'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
}

void Script::forget() {
  events_.clear();
  frames_.clear();
}

void Script::sign_in() {
  open();
  const auto offer = [this](std::string_view features) {
    inject("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='example.org' id='s' version='1.0'/>");
    inject("<stream:features xmlns:stream='http://etherx.jabber.org/streams'>" + std::string(features) +
           "</stream:features>");
  };
  offer("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>");
  inject("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
  offer("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='urn:xmpp:sm:3'/><csi xmlns='urn:xmpp:csi:0'/>");
  inject("<iq xmlns='jabber:client' type='result' id='" + id_of("urn:ietf:params:xml:ns:xmpp-bind") +
         "'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>" + std::string(kFull) + "</jid></bind></iq>");
  inject("<enabled xmlns='urn:xmpp:sm:3' id='sm1' resume='true'/>");
}

void Script::come_online(std::string_view roster) {
  sign_in();
  inject("<iq xmlns='jabber:client' type='result' id='" + id_of("jabber:iq:roster") +
         "'><query xmlns='jabber:iq:roster'>" + std::string(roster) + "</query></iq>");
  for (const auto* ns : {"urn:xmpp:carbons:2", "urn:xmpp:time", "urn:xmpp:extdisco:2"}) refuse(ns);
  forget();
}

}  // namespace support
