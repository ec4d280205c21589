#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "protocol/core/time.hpp"
#include "protocol/xep/0215_external_services/services.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/serialized.hpp"

namespace protocol::xep0215 {

inline constexpr std::string_view kNamespace = "urn:xmpp:extdisco:2";

xml::Serialized services_query();

struct ServiceList {
  std::vector<IceServer> ice_servers;
  std::optional<Timestamp> expires;  // the first of all
};
// STUN and TURN out of <services/>; what cannot be used is left out.
ServiceList parse_services(const xml::Element& services);

}  // namespace protocol::xep0215
