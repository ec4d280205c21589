#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "protocol/core/crypto.hpp"

// Digests of content that comes in pieces (FIPS 180-4, RFC 7693), computed by Mbed TLS and libb2.
namespace protocol::crypto {

// What content is known by: sha-256, blake2b-256 and blake2b-512 of XEP-0300.
enum class ContentHash : std::uint8_t { Sha256, Blake2b256, Blake2b512 };

class Hasher {
 public:
  explicit Hasher(ContentHash hash);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  // The next bytes, however many.
  void add(std::span<const std::uint8_t> bytes);
  // Of all bytes that were added; nothing is added after that.
  [[nodiscard]] Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace protocol::crypto
