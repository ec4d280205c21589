#include "protocol/xep/0380_explicit_encryption/encryption.hpp"

#include <array>
#include <string_view>

#include "protocol/core/visible.hpp"

namespace protocol::xep0380 {
namespace {

constexpr std::string_view kNamespace = "urn:xmpp:eme:0";
constexpr std::size_t kLongestName = 32;  // bytes; a method's name is a word, not a message

struct Method {
  std::string_view ns;  // begins with it: versions follow
  std::string_view element;
  std::string_view name;
};
constexpr std::array kMethods{
    Method{"eu.siacs.conversations.axolotl", "encrypted", "OMEMO"},  // XEP-0384 up to 0.3
    Method{"urn:xmpp:omemo:", "encrypted", "OMEMO"},                 // XEP-0384
    Method{"urn:xmpp:openpgp:", "openpgp", "OpenPGP"},               // XEP-0373
    Method{"jabber:x:encrypted", "x", "OpenPGP"},                    // XEP-0027
    Method{"urn:xmpp:otr:", "", "OTR"},                              // XEP-0364: its payload is the body
};

const Method* method_with(std::string_view ns) {
  for (const Method& method : kMethods)
    if (ns.starts_with(method.ns)) return &method;
  return nullptr;
}

// §4: the name that the sender gives is only for methods that we do not know.
std::string name_of(const xml::Element& encryption) {
  if (const Method* known = method_with(encryption.attribute("namespace").value_or("")))
    return std::string(known->name);
  const auto name = encryption.attribute("name").value_or("");
  return name.size() <= kLongestName && shows_anything(name) ? std::string(name) : std::string();
}

}  // namespace

std::optional<std::string> method_of(const xml::Element& message) {
  bool only_keys = false;
  for (const auto child : message.children()) {
    const Method* method = method_with(child.ns());
    if (method == nullptr || method->element != child.name()) continue;
    only_keys = method->name == "OMEMO" && !child.child("payload");
    if (!only_keys) return std::string(method->name);
  }
  const bool has_body = shows_anything(message.child("body").text());
  if (only_keys && !has_body) return std::nullopt;
  if (const auto encryption = message.child("encryption", kNamespace)) return name_of(encryption);
  if (only_keys) return "OMEMO";
  // XEP-0364 §4: OTR is older than any of this and says so in the body alone.
  return message.child("body").text().starts_with("?OTR") ? std::optional<std::string>("OTR") : std::nullopt;
}

}  // namespace protocol::xep0380
