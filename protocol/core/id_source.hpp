#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace protocol {

// Unguessable identifiers and nonces from one seed: HMAC-SHA256 of a counter, keyed by the seed. The same seed gives the
// same sequence, so a test can be repeated; in the page the seed is fresh for each Session.
class IdSource {
 public:
  explicit IdSource(const std::array<std::byte, 32>& seed) : seed_(seed) {}

  // 24 characters of [A-Za-z0-9_-], 144 bits.
  std::string next();
  // 8 characters of [0-9a-f], 32 bits: to tell things apart that need no secrecy.
  std::string next_short();

 private:
  std::array<std::byte, 32> seed_;
  std::uint64_t counter_ = 0;
};

}  // namespace protocol
