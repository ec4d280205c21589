#include "protocol/core/crypto.hpp"

#include <cassert>

#include <mbedtls/md.h>
#include <mbedtls/pkcs5.h>

extern "C" {  // the one header of Mbed TLS that does not say so itself
#include <mbedtls/constant_time.h>
}

namespace protocol::crypto {
namespace {

mbedtls_md_type_t type_of(Hash hash) {
  switch (hash) {
    case Hash::Sha1: return MBEDTLS_MD_SHA1;
    case Hash::Sha256: return MBEDTLS_MD_SHA256;
    case Hash::Sha512: return MBEDTLS_MD_SHA512;
  }
  return MBEDTLS_MD_NONE;
}

const mbedtls_md_info_t* info_of(Hash hash) { return mbedtls_md_info_from_type(type_of(hash)); }

Digest empty_digest(Hash hash) { return Digest(mbedtls_md_get_size(info_of(hash))); }

const unsigned char* data_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// The hashes are compiled in and need no memory of their own: only a broken build can fail here.
void require(int result) {
  assert(result == 0);
  static_cast<void>(result);
}

}  // namespace

Digest digest(Hash hash, std::string_view data) {
  Digest out = empty_digest(hash);
  require(mbedtls_md(info_of(hash), data_of(data), data.size(), out.bytes().data()));
  return out;
}

Digest hmac(Hash hash, std::string_view key, std::string_view data) {
  Digest out = empty_digest(hash);
  require(mbedtls_md_hmac(info_of(hash), data_of(key), key.size(), data_of(data), data.size(), out.bytes().data()));
  return out;
}

Digest pbkdf2(Hash hash, std::string_view password, std::string_view salt, std::uint32_t iterations) {
  assert(iterations > 0);
  Digest out = empty_digest(hash);
  require(mbedtls_pkcs5_pbkdf2_hmac_ext(type_of(hash), data_of(password), password.size(), data_of(salt), salt.size(),
                                        iterations, static_cast<std::uint32_t>(out.bytes().size()),
                                        out.bytes().data()));
  return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && mbedtls_ct_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace protocol::crypto
