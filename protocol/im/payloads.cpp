#include "protocol/im/payloads.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/core/namespaces.hpp"
#include "protocol/core/visible.hpp"
#include "protocol/xep/0045_muc/user.hpp"
#include "protocol/xep/0085_chat_states/codec.hpp"
#include "protocol/xep/0184_receipts/codec.hpp"
#include "protocol/xep/0203_delay/delay.hpp"
#include "protocol/xep/0249_invitations/invitation.hpp"
#include "protocol/xep/0359_stanza_ids/stanza_ids.hpp"
#include "protocol/xep/0380_explicit_encryption/encryption.hpp"
#include "protocol/xep/0382_spoiler/spoiler.hpp"
#include "protocol/xep/0393_styling/styling.hpp"
#include "protocol/xep/0428_fallback/fallback.hpp"

namespace protocol::im {
namespace {

using Payload = PayloadName;

constexpr std::array kFiles{
    Payload{"file-sharing", "urn:xmpp:sfs:0"},    // XEP-0447
    Payload{"file", "urn:xmpp:file:metadata:0"},  // XEP-0446
    Payload{"encrypted", "urn:xmpp:esfs:0"},      // XEP-0448
    Payload{"x", "jabber:x:oob"},                 // XEP-0066
};
// Made for people, and not shown yet. All that stands neither here nor above is for programs.
constexpr std::array kOthers{
    Payload{"attention", "urn:xmpp:attention:0"},                // XEP-0224
    Payload{"geoloc", "http://jabber.org/protocol/geoloc"},      // XEP-0080
    Payload{"sticker", "urn:xmpp:stickers:0"},                   // XEP-0449
    Payload{"html", "http://jabber.org/protocol/xhtml-im"},      // XEP-0071
    Payload{"x", "jabber:x:data"},                               // XEP-0004
    Payload{"forwarded", "urn:xmpp:forward:0"},                  // XEP-0297
    Payload{"x", "http://jabber.org/protocol/rosterx"},          // XEP-0144
    Payload{"confirm", "http://jabber.org/protocol/http-auth"},  // XEP-0070
};

// What is read out of a message, here or by a module; without a name, all that the namespace has.
constexpr std::array kRead{
    Payload{"body", ns::kClient},     Payload{"subject", ns::kClient},  Payload{"", xep0045::kUserNamespace},
    Payload{"", xep0085::kNamespace}, Payload{"", xep0184::kNamespace}, Payload{"", xep0203::kNamespace},
    Payload{"", xep0249::kNamespace}, Payload{"", xep0359::kNamespace}, Payload{"", xep0382::kNamespace},
    Payload{"", xep0393::kNamespace}, Payload{"", xep0428::kNamespace},
};

bool is_read(const xml::Element& child) {
  return std::ranges::contains(Payloads::kNamespaces, child.ns()) ||
         std::ranges::any_of(kRead, [&](const Payload& read) {
           return child.ns() == read.ns && (read.name.empty() || child.name() == read.name);
         });
}

bool has_any(const xml::Element& message, std::span<const Payload> payloads) {
  return std::ranges::any_of(
      payloads, [&](const Payload& payload) { return static_cast<bool>(message.child(payload.name, payload.ns)); });
}

bool has_file(const xml::Element& message) {
  constexpr std::string_view kReference = "urn:xmpp:reference:0";  // XEP-0372, which XEP-0385 builds upon
  return has_any(message, kFiles) || std::ranges::any_of(message.children("reference", kReference), [](const auto& it) {
           return static_cast<bool>(it.child("media-sharing", "urn:xmpp:sims:1"));
         });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_tag(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// How well words in `tag` suit a reader of `language`: the exact tag, its primary language, unsaid, another.
int suits(std::string_view tag, std::string_view language) {
  if (tag.empty()) return 1;
  if (language.empty()) return 0;
  if (same_tag(tag, language)) return 3;
  return same_tag(primary(tag), primary(language)) ? 2 : 0;
}

// A room's or a person's own. What a room adds as a body is for clients that know no invitations.
bool read_invitation(const mux::Stanza& stanza, const Jid& self, Message& message) {
  if (message.direction == Direction::Incoming && stanza.from != self.bare()) {
    if (auto mediated = xep0045::read_invitation(stanza.element, stanza.from)) {
      message.private_in_room = !mediated->from.is_bare();
      message.from = mediated->from.empty() ? stanza.from : mediated->from;
      message.invitation = std::move(mediated->invitation);
      message.body.clear();
      return true;
    }
  }
  message.invitation = xep0249::read(stanza.element);
  if (!message.invitation) return false;
  auto& reason = message.invitation->reason;
  if (!shows_anything(reason)) reason = std::move(message.body);
  message.body.clear();
  return true;
}

// Without the part that stands in for a payload which is read. One that leaves nothing hides nothing.
void cut_fallback(const xml::Element& element, Message& message) {
  const auto* reply = message.payloads.find<xep0461::Reply>();
  const auto range = reply != nullptr ? xep0428::body_range(element, xep0461::Reply::kNamespace) : std::nullopt;
  if (!range) return;
  if (auto rest = xep0428::without(message.body, *range); shows_anything(rest)) message.body = std::move(rest);
}

// Whether all that it is for is what it does to another message.
bool only_refers(const xml::Element& element, const Message& message) {
  if (message.payloads.find<xep0424::Retraction>() != nullptr) return true;
  if (message.payloads.find<xep0444::Reactions>() == nullptr) return false;
  const auto range = xep0428::body_range(element, xep0444::Reactions::kNamespace);
  return message.body.empty() || (range && !shows_anything(xep0428::without(message.body, *range)));
}

// Whether there is something to see or to do; fills what it is.
bool read_content(const mux::Stanza& stanza, const Jid& self, std::string_view language, Message& message) {
  const auto& element = stanza.element;
  const auto& other = message.direction == Direction::Incoming ? stanza.from : stanza.to;
  message.private_in_room = xep0045::is_private(element, other);
  message.body = text_in(element, {"body", ns::kClient}, language);
  message.subject = text_in(element, {"subject", ns::kClient}, language);
  message.styled = !xep0393::is_unstyled(element);
  message.payloads = Payloads(element);
  if (only_refers(element, message)) {
    message.content = Content::Reference;
    message.body.clear();
    return true;
  }
  if (message.body.empty() && xep0424::is_tombstone(element)) {
    message.content = Content::Retracted;
    return true;
  }
  cut_fallback(element, message);
  if (auto method = xep0380::method_of(element)) {
    message.content = Content::Encrypted;
    message.encryption = std::move(*method);
    message.body.clear();  // "I sent you an encrypted message, but …": of their program, not of them
    return true;
  }
  if (read_invitation(stanza, self, message)) {
    message.content = Content::Invitation;
    return true;
  }
  if (!message.body.empty()) {
    if (element.child("spoiler", xep0382::kNamespace))
      message.spoiler = text_in(element, {"spoiler", xep0382::kNamespace}, language);
    return true;
  }
  if (has_file(element))
    message.content = Content::File;
  else if (has_any(element, kOthers))
    message.content = Content::Unknown;
  else
    return !message.subject.empty();
  return true;
}

}  // namespace

std::string text_in(const xml::Element& message, PayloadName name, std::string_view language) {
  const auto inherited = message.attribute("lang", xml::kXmlNamespace).value_or("");
  std::string_view best;
  int rank = -1;
  for (const auto child : message.children(name.name, name.ns)) {
    const int suited = suits(child.attribute("lang", xml::kXmlNamespace).value_or(inherited), language);
    if (suited <= rank || !shows_anything(child.text())) continue;
    rank = suited;
    best = child.text();
  }
  return std::string(best);
}

bool read_payloads(const mux::Stanza& stanza, const Jid& self, std::string_view language, Message& message) {
  if (!read_content(stanza, self, language, message)) return false;
  for (const auto child : stanza.element.children())
    if (!is_read(child)) message.others.push_back(xml::serialize(child));
  return true;
}

}  // namespace protocol::im
