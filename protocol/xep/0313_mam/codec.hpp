#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/core/jid.hpp"
#include "protocol/xep/0297_forwarding/forwarded.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/serialized.hpp"

// Message Archive Management on the wire (XEP-0313).
namespace protocol::xep0313 {

inline constexpr std::string_view kNamespace = "urn:xmpp:mam:2";

struct Query {
  Jid with;                 // a full one matches no other resource (§4.1.1); empty: everybody
  std::string_view before;  // an id; empty: the newest ones
  std::uint32_t limit;
  std::string_view after{};  // an id; not empty: what follows it, and `before` does not count
};
// `query_id` comes back in every result.
xml::Serialized encode_query(const Query& query, std::string_view query_id);

struct Result {
  std::string id;
  xep0297::Forwarded forwarded;
};
// <result/>, for which query_id() was as expected.
std::optional<Result> parse_result(const xml::Element& result);
std::string_view query_id(const xml::Element& result);

// What ends a page, <fin/>.
struct Fin {
  std::string first;  // both empty on an empty page
  std::string last;
  bool complete = false;  // there is nothing beyond, in the direction that was asked for
};
Fin parse_fin(const xml::Element& fin);

}  // namespace protocol::xep0313
