#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/crypto.hpp"
#include "protocol/xep/0030_disco/info.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/serialized.hpp"

// Entity Capabilities (XEP-0115): what we can do, in one hash.
namespace protocol::xep0115 {

inline constexpr std::string_view kNamespace = "http://jabber.org/protocol/caps";

struct Identity {
  std::string_view category;
  std::string_view type;
  std::string_view name;
};

// The `ver` of one identity and its features, whatever their order (§5.1). SHA-1 because the specification has no other.
std::string verification(const Identity& identity, std::span<const std::string_view> features);

// Of what somebody else says of itself (§5.4); nullopt: it is ill-formed, or could stand for something else as well.
std::optional<std::string> verification(const xep0030::Info& info, crypto::Hash hash);

// What presence tells (§4). Views of the stanza.
struct Announced {
  std::string_view node;
  std::string_view ver;
  std::optional<crypto::Hash> hash;  // nullopt: one that nobody here knows
};
// nullopt: no usable <c/>.
std::optional<Announced> read_announced(const xml::Element& presence);

// Our own. Empty until reset() has been told what the modules can do, which are built around it.
class Capabilities {
 public:
  void reset(const Identity& identity, std::vector<std::string_view> features);

  [[nodiscard]] const Identity& identity() const { return identity_; }
  // Sorted, each once.
  [[nodiscard]] std::span<const std::string_view> features() const { return features_; }
  // <c/> for our presence.
  [[nodiscard]] const xml::Serialized& element() const { return element_; }
  // The node under which service discovery gives exactly these (§6.2).
  [[nodiscard]] const std::string& node() const { return node_; }

 private:
  Identity identity_{};
  std::vector<std::string_view> features_;
  std::string node_;
  xml::Serialized element_;
};

}  // namespace protocol::xep0115
