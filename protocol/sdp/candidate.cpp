#include "protocol/sdp/candidate.hpp"

#include "protocol/sdp/address.hpp"
#include "protocol/sdp/grammar.hpp"
#include "protocol/sdp/ice.hpp"

namespace protocol::sdp {
namespace {

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

template <class Value>
bool assign(Value& target, std::optional<Value> value) {
  if (!value) return false;
  target = *std::move(value);
  return true;
}

bool assign_address(std::string& target, std::string_view text) {
  if (!is_connection_address(text)) return false;
  target = text;
  return true;
}

bool assign_ufrag(std::string& target, std::string_view text) {
  if (!is_ufrag(text)) return false;
  target = text;
  return true;
}

std::optional<std::uint32_t> any_number(std::string_view text) {
  return parse_number<std::uint32_t>(text, 0, 0xFFFFFFFFU);
}

// One `name value` pair behind the type (RFC 8839 §5.1, `rel-addr` to `extension-att`). False if the value is wrong.
bool read_extension(IceCandidate& candidate, std::string_view name, std::string_view value) {
  if (name == "raddr") return assign_address(candidate.related_address, value);
  if (name == "rport") return assign(candidate.related_port, parse_number<std::uint16_t>(value, 0, 0xFFFF));
  if (name == "ufrag") return assign_ufrag(candidate.ufrag, value);
  if (name == "tcptype") return (candidate.tcp_type = parse_tcp_type(value)).has_value();
  if (name == "generation") return (candidate.generation = any_number(value)).has_value();
  if (name == "network-id") return (candidate.network_id = any_number(value)).has_value();
  if (name == "network-cost") return (candidate.network_cost = any_number(value)).has_value();
  return is_word(name) && is_word(value);
}

bool read_required(IceCandidate& candidate, Words& words) {
  const auto foundation = words.next();
  if (!is_ice_chars(foundation, 1, 32)) return false;
  candidate.foundation = foundation;
  return assign(candidate.component, parse_number<std::uint16_t>(words.next(), 1, 256)) &&
         assign(candidate.protocol, parse_candidate_protocol(words.next())) &&
         assign(candidate.priority, parse_number<std::uint32_t>(words.next(), 0, 0x7FFFFFFF)) &&
         assign_address(candidate.address, words.next()) &&
         assign(candidate.port, parse_number<std::uint16_t>(words.next(), 0, 0xFFFF)) && words.next() == "typ" &&
         assign(candidate.type, parse_candidate_type(words.next()));
}

}  // namespace

std::optional<CandidateType> parse_candidate_type(std::string_view text) {
  if (text == "host") return CandidateType::Host;
  if (text == "srflx") return CandidateType::ServerReflexive;
  if (text == "prflx") return CandidateType::PeerReflexive;
  if (text == "relay") return CandidateType::Relayed;
  return std::nullopt;
}

std::string_view name_of(CandidateType type) {
  switch (type) {
    case CandidateType::Host: return "host";
    case CandidateType::ServerReflexive: return "srflx";
    case CandidateType::PeerReflexive: return "prflx";
    case CandidateType::Relayed: return "relay";
  }
  return {};
}

std::optional<TcpType> parse_tcp_type(std::string_view text) {
  if (text == "active") return TcpType::Active;
  if (text == "passive") return TcpType::Passive;
  if (text == "so") return TcpType::SimultaneousOpen;
  return std::nullopt;
}

std::string_view name_of(TcpType type) {
  switch (type) {
    case TcpType::Active: return "active";
    case TcpType::Passive: return "passive";
    case TcpType::SimultaneousOpen: return "so";
  }
  return {};
}

std::optional<CandidateProtocol> parse_candidate_protocol(std::string_view text) {
  if (equals_ignoring_case(text, "udp")) return CandidateProtocol::Udp;
  if (equals_ignoring_case(text, "tcp")) return CandidateProtocol::Tcp;
  return std::nullopt;
}

std::string_view name_of(CandidateProtocol protocol) { return protocol == CandidateProtocol::Udp ? "udp" : "tcp"; }

std::optional<IceCandidate> parse_candidate(std::string_view line) {
  if (line.starts_with("a=")) line.remove_prefix(2);
  if (!line.starts_with("candidate:") || line.size() > kMaxText) return std::nullopt;
  line.remove_prefix(10);
  Words words{line};
  IceCandidate candidate;
  if (!read_required(candidate, words)) return std::nullopt;
  while (!words.rest.empty()) {
    const auto name = words.next();
    if (!read_extension(candidate, name, words.next())) return std::nullopt;
  }
  if (candidate.related_address.empty()) candidate.related_port = 0;  // a port of nothing
  return candidate;
}

std::string write_candidate(const IceCandidate& candidate) {
  std::string line = "candidate:" + candidate.foundation;
  const auto word = [&line](std::string_view text) { line.append(" ").append(text); };
  const auto pair = [&word](std::string_view name, std::string_view value) {
    word(name);
    word(value);
  };
  word(std::to_string(candidate.component));
  word(name_of(candidate.protocol));
  word(std::to_string(candidate.priority));
  word(candidate.address);
  word(std::to_string(candidate.port));
  pair("typ", name_of(candidate.type));
  if (!candidate.related_address.empty()) {
    pair("raddr", candidate.related_address);
    pair("rport", std::to_string(candidate.related_port));
  }
  if (candidate.tcp_type) pair("tcptype", name_of(*candidate.tcp_type));
  if (candidate.generation) pair("generation", std::to_string(*candidate.generation));
  if (!candidate.ufrag.empty()) pair("ufrag", candidate.ufrag);
  if (candidate.network_id) pair("network-id", std::to_string(*candidate.network_id));
  if (candidate.network_cost) pair("network-cost", std::to_string(*candidate.network_cost));
  return line;
}

}  // namespace protocol::sdp
