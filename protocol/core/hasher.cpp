#include "protocol/core/hasher.hpp"

#include <cassert>
#include <utility>
#include <variant>

#include <blake2.h>
#include <mbedtls/sha256.h>

namespace protocol::crypto {
namespace {

constexpr std::size_t kSha256Size = 32;

// Of a hash that is compiled in, with arguments that are ours: only a broken build can fail.
void require(int result) {
  assert(result == 0);
  static_cast<void>(result);
}

using Context = std::variant<mbedtls_sha256_context, blake2b_state>;

Context start_sha256() {
  mbedtls_sha256_context context;
  mbedtls_sha256_init(&context);
  require(mbedtls_sha256_starts(&context, 0));
  return context;
}

Context start_blake2b(std::size_t size) {
  blake2b_state context;
  require(blake2b_init(&context, size));
  return context;
}

Context start(ContentHash hash) {
  switch (hash) {
    case ContentHash::Sha256: return start_sha256();
    case ContentHash::Blake2b256: return start_blake2b(32);
    case ContentHash::Blake2b512: return start_blake2b(64);
  }
  std::unreachable();
}

}  // namespace

struct Hasher::State {
  Context context;
};

Hasher::Hasher(ContentHash hash) : state_(std::make_unique<State>(start(hash))) {}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::span<const std::uint8_t> bytes) {
  if (auto* sha256 = std::get_if<mbedtls_sha256_context>(&state_->context))
    require(mbedtls_sha256_update(sha256, bytes.data(), bytes.size()));
  else
    require(blake2b_update(&std::get<blake2b_state>(state_->context), bytes.data(), bytes.size()));
}

Digest Hasher::finish() {
  if (auto* sha256 = std::get_if<mbedtls_sha256_context>(&state_->context)) {
    Digest digest(kSha256Size);
    require(mbedtls_sha256_finish(sha256, digest.bytes().data()));
    return digest;
  }
  auto& blake2b = std::get<blake2b_state>(state_->context);
  Digest digest(blake2b.outlen);
  require(blake2b_final(&blake2b, digest.bytes().data(), digest.bytes().size()));
  return digest;
}

}  // namespace protocol::crypto
