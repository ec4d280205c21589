#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/core/crypto.hpp"

namespace support {

// The server's side of SCRAM (RFC 5802).
class ScramServer {
 public:
  ScramServer(protocol::crypto::Hash hash, std::uint32_t iterations, std::string server_nonce)
      : hash_(hash), iterations_(iterations), server_nonce_(std::move(server_nonce)) {}

  // The user named in the client's first message; nullopt if it is malformed.
  std::optional<std::string> begin(std::string_view client_first);
  // The server's first message.
  [[nodiscard]] std::string challenge() const;
  // The server's last message if the proof is right.
  [[nodiscard]] std::optional<std::string> finish(std::string_view client_final, std::string_view password) const;

 private:
  protocol::crypto::Hash hash_;
  std::uint32_t iterations_;
  std::string server_nonce_;
  std::string client_first_bare_;
  std::string nonce_;
};

}  // namespace support
