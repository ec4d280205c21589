#pragma once

#include <string_view>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Unique and Stable Stanza IDs (XEP-0359).
namespace protocol::xep0359 {

inline constexpr std::string_view kNamespace = "urn:xmpp:sid:0";

// The id that the archive of `by` gave to `message`; empty if it gave none. What others say about that archive does not
// count; our own server removes such claims (§5).
ArchiveId parse_stanza_id(const xml::Element& message, const Jid& by);
// The id that the sender gave: <origin-id/>, else `id`; empty if neither is there.
MessageId parse_origin_id(const xml::Element& message);
// <origin-id/> alone, which its sender uses once; empty without. A plain `id` may be used again (RFC 6120 §8.1.3).
MessageId parse_unique_id(const xml::Element& message);
void write_origin_id(xml::Writer& writer, const MessageId& id);

}  // namespace protocol::xep0359
