#include "protocol/sdp/fingerprint.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace protocol::sdp {
namespace {

// RFC 8122 §5 without md5 and md2, which it forbids.
constexpr std::array<std::pair<std::string_view, std::size_t>, 5> kDigestBytes{
    {{"sha-1", 20}, {"sha-224", 28}, {"sha-256", 32}, {"sha-384", 48}, {"sha-512", 64}}};

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char to_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

constexpr bool is_upper_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); }

std::size_t digest_bytes(std::string_view hash) {
  for (const auto& [name, bytes] : kDigestBytes)
    if (name == hash) return bytes;
  return 0;
}

bool is_digest(std::string_view value, std::size_t bytes) {
  if (bytes == 0 || value.size() != bytes * 3 - 1) return false;
  for (std::size_t i = 0; i < value.size(); ++i)
    if (i % 3 == 2 ? value[i] != ':' : !is_upper_hex(value[i])) return false;
  return true;
}

}  // namespace

std::optional<Fingerprint> make_fingerprint(std::string_view hash, std::string_view value) {
  if (hash.size() > 16 || value.size() > 256) return std::nullopt;
  Fingerprint fingerprint;
  for (const char c : hash) fingerprint.hash += to_lower(c);
  for (const char c : value) fingerprint.value += to_upper(c);
  if (!is_digest(fingerprint.value, digest_bytes(fingerprint.hash))) return std::nullopt;
  return fingerprint;
}

std::optional<Setup> parse_setup(std::string_view text) {
  if (text == "actpass") return Setup::ActPass;
  if (text == "active") return Setup::Active;
  if (text == "passive") return Setup::Passive;
  return std::nullopt;
}

std::string_view name_of(Setup setup) {
  switch (setup) {
    case Setup::ActPass: return "actpass";
    case Setup::Active: return "active";
    case Setup::Passive: return "passive";
  }
  return {};
}

}  // namespace protocol::sdp
