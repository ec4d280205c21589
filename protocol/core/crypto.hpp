#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// Digests and what is built on them (FIPS 180-4, RFC 2104, RFC 8018), computed by Mbed TLS.
namespace protocol::crypto {

enum class Hash : std::uint8_t { Sha1, Sha256, Sha512 };

// A digest or key of up to 64 bytes.
class Digest {
 public:
  static constexpr std::size_t kMaxSize = 64;

  explicit Digest(std::size_t size) : size_(static_cast<std::uint8_t>(size)) {}  // all zero; at most kMaxSize
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return std::span(bytes_).first(size_); }
  [[nodiscard]] std::span<std::uint8_t> bytes() { return std::span(bytes_).first(size_); }
  // The bytes as a string that may hold any byte.
  [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), size_}; }

 private:
  std::array<std::uint8_t, kMaxSize> bytes_{};
  std::uint8_t size_;
};

Digest digest(Hash hash, std::string_view data);
Digest hmac(Hash hash, std::string_view key, std::string_view data);
// PBKDF2 with HMAC, as long as the hash; `iterations` > 0. This is `Hi()` of RFC 5802 §2.2.
Digest pbkdf2(Hash hash, std::string_view password, std::string_view salt, std::uint32_t iterations);

// Takes as long for a difference in the first byte as in the last one.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace protocol::crypto
