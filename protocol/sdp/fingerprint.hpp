#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace protocol::sdp {

// Digest of the certificate that DTLS must show (RFC 8122 §5).
struct Fingerprint {
  std::string hash;   // hash-func in lower case, such as "sha-256"
  std::string value;  // upper-case hexadecimal bytes with colons, as many as the hash has

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

// Checks name and digest; letters in either case. Nothing if the hash is unknown or weaker than SHA-1, or the digest
// does not have its length.
[[nodiscard]] std::optional<Fingerprint> make_fingerprint(std::string_view hash, std::string_view value);

// `a=setup` (RFC 8842 §5.2); `holdconn` is not used with DTLS-SRTP.
enum class Setup : std::uint8_t { ActPass, Active, Passive };

[[nodiscard]] std::optional<Setup> parse_setup(std::string_view text);
[[nodiscard]] std::string_view name_of(Setup setup);

}  // namespace protocol::sdp
