#include "protocol/core/id_source.hpp"

#include <algorithm>

#include "protocol/core/base64.hpp"
#include "protocol/core/crypto.hpp"

namespace protocol {
namespace {

crypto::Digest block(const std::array<std::byte, 32>& seed, std::uint64_t counter) {
  const std::string_view key(reinterpret_cast<const char*>(seed.data()), seed.size());
  std::array<char, 8> message;
  for (auto& byte : message) {
    byte = static_cast<char>(counter & 0xFF);
    counter >>= 8;
  }
  return crypto::hmac(crypto::Hash::Sha256, key, {message.data(), message.size()});
}

}  // namespace

std::string IdSource::next() {
  auto id = base64::encode(block(seed_, counter_++).view().substr(0, 18));
  std::ranges::replace(id, '+', '-');
  std::ranges::replace(id, '/', '_');
  return id;
}

std::string IdSource::next_short() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto bytes = block(seed_, counter_++);
  std::string id;
  for (const auto byte : bytes.bytes().first(4)) {
    id += kDigits[byte >> 4];
    id += kDigits[byte & 0xF];
  }
  return id;
}

}  // namespace protocol
