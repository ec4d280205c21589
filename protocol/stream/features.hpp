#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "protocol/xml/element.hpp"

namespace protocol::stream {

// What a server offers on a stream (RFC 6120 §4.3.2), as far as we use it.
struct Features {
  std::vector<std::string> mechanisms;   // SASL (RFC 6120 §6.3.3); empty after sign-in
  bool bind = false;                     // RFC 6120 §7
  bool stream_management = false;        // XEP-0198
  bool client_state = false;             // XEP-0352
  std::optional<std::size_t> max_bytes;  // of one stanza (XEP-0478)
};

// `element` is <stream:features/>.
Features parse_features(const xml::Element& element);

}  // namespace protocol::stream
