#pragma once

#include <string_view>

// Namespaces that belong to XMPP as a whole; those of one extension are in its folder.
namespace protocol::ns {

inline constexpr std::string_view kClient = "jabber:client";                              // RFC 6120 §4.8.2
inline constexpr std::string_view kStreams = "http://etherx.jabber.org/streams";          // RFC 6120 §4.8.1
inline constexpr std::string_view kStreamErrors = "urn:ietf:params:xml:ns:xmpp-streams";  // RFC 6120 §4.9.2
inline constexpr std::string_view kStanzaErrors = "urn:ietf:params:xml:ns:xmpp-stanzas";  // RFC 6120 §8.3.2
inline constexpr std::string_view kFraming = "urn:ietf:params:xml:ns:xmpp-framing";       // RFC 7395 §3.3
inline constexpr std::string_view kSasl = "urn:ietf:params:xml:ns:xmpp-sasl";             // RFC 6120 §6
inline constexpr std::string_view kBind = "urn:ietf:params:xml:ns:xmpp-bind";             // RFC 6120 §7
inline constexpr std::string_view kStreamManagement = "urn:xmpp:sm:3";                    // XEP-0198
inline constexpr std::string_view kPing = "urn:xmpp:ping";                                // XEP-0199

}  // namespace protocol::ns
