#include "protocol/core/base64.hpp"

#include <cassert>

#include <mbedtls/base64.h>

namespace protocol::base64 {
namespace {

const unsigned char* data_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* data_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::string encode(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');  // Mbed TLS ends it with a zero byte
  std::size_t size = 0;
  const int result = mbedtls_base64_encode(data_of(out), out.size(), &size, data_of(bytes), bytes.size());
  assert(result == 0);
  static_cast<void>(result);
  out.resize(size);
  return out;
}

std::optional<std::string> decode(std::string_view text) {
  // Mbed TLS skips white space; RFC 6120 §6.4.2 forbids it.
  if (text.size() % 4 != 0 || text.find_first_of(" \t\r\n") != std::string_view::npos) return std::nullopt;
  std::string out(text.size() / 4 * 3, '\0');
  std::size_t size = 0;
  if (mbedtls_base64_decode(data_of(out), out.size(), &size, data_of(text), text.size()) != 0) return std::nullopt;
  out.resize(size);
  return out;
}

}  // namespace protocol::base64
