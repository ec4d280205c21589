#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace protocol::sdp {

enum class CandidateProtocol : std::uint8_t { Udp, Tcp };
enum class CandidateType : std::uint8_t { Host, ServerReflexive, PeerReflexive, Relayed };
enum class TcpType : std::uint8_t { Active, Passive, SimultaneousOpen };  // RFC 6544 §4.5

// An ICE candidate (RFC 8839 §5.1). Every value follows its grammar: only parse_candidate() and the XEP-0176 codec
// make one out of what others send.
struct IceCandidate {
  std::string foundation;       // 1 to 32 ice-char
  std::uint16_t component = 1;  // 1 RTP, 2 RTCP; at most 256
  CandidateProtocol protocol = CandidateProtocol::Udp;
  std::uint32_t priority = 0;  // 1 to 2^31 - 1
  std::string address;         // IPv4, IPv6 or a name
  std::uint16_t port = 0;
  CandidateType type = CandidateType::Host;
  std::string related_address;  // empty: none
  std::uint16_t related_port = 0;
  std::optional<TcpType> tcp_type;          // of TCP only
  std::optional<std::uint32_t> generation;  // counts ICE restarts; an extension of browsers
  std::string ufrag;                        // generation by its user name fragment; empty: not said
  std::optional<std::uint32_t> network_id;  // extensions of browsers
  std::optional<std::uint32_t> network_cost;

  friend bool operator==(const IceCandidate&, const IceCandidate&) = default;
};

// Reads `candidate:…`, with or without `a=` before it. Unknown extensions are dropped. Nothing if it breaks the grammar
// or uses a transport other than UDP and TCP.
[[nodiscard]] std::optional<IceCandidate> parse_candidate(std::string_view line);

// `candidate:…`, as RTCIceCandidateInit takes it and as it stands after `a=`.
[[nodiscard]] std::string write_candidate(const IceCandidate& candidate);

[[nodiscard]] std::optional<CandidateType> parse_candidate_type(std::string_view text);
[[nodiscard]] std::string_view name_of(CandidateType type);
[[nodiscard]] std::optional<TcpType> parse_tcp_type(std::string_view text);
[[nodiscard]] std::string_view name_of(TcpType type);
[[nodiscard]] std::optional<CandidateProtocol> parse_candidate_protocol(std::string_view text);  // in any case
[[nodiscard]] std::string_view name_of(CandidateProtocol protocol);

}  // namespace protocol::sdp
