#include "tests/support/protocol/scram_server.hpp"

#include "protocol/core/base64.hpp"

namespace support {
namespace {

namespace base64 = protocol::base64;
namespace crypto = protocol::crypto;

constexpr std::string_view kSalt = "0123456789abcdef";

// The value of attribute `name` in a comma-separated list.
std::string_view attribute(std::string_view list, char name) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    const auto item = list.substr(0, comma);
    if (item.size() >= 2 && item[0] == name && item[1] == '=') return item.substr(2);
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  return {};
}

std::string exclusive_or(std::string_view a, std::string_view b) {
  std::string out(a);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>(out[i] ^ b[i]);
  return out;
}

std::string unescape(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name.substr(i, 3) == "=2C" || name.substr(i, 3) == "=3D") {
      out += name[i + 1] == '2' ? ',' : '=';
      i += 2;
    } else {
      out += name[i];
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> ScramServer::begin(std::string_view client_first) {
  if (!client_first.starts_with("n,,")) return std::nullopt;
  client_first_bare_ = client_first.substr(3);
  nonce_ = std::string(attribute(client_first_bare_, 'r')) + server_nonce_;
  return unescape(attribute(client_first_bare_, 'n'));
}

std::string ScramServer::challenge() const {
  return "r=" + nonce_ + ",s=" + base64::encode(kSalt) + ",i=" + std::to_string(iterations_);
}

std::optional<std::string> ScramServer::finish(std::string_view client_final, std::string_view password) const {
  if (attribute(client_final, 'r') != nonce_ || attribute(client_final, 'c') != "biws") return std::nullopt;
  const auto proof_at = client_final.rfind(",p=");
  if (proof_at == std::string_view::npos) return std::nullopt;
  const auto proof = base64::decode(client_final.substr(proof_at + 3));
  const auto auth_message =
      client_first_bare_ + "," + challenge() + "," + std::string(client_final.substr(0, proof_at));
  const auto salted = crypto::pbkdf2(hash_, password, kSalt, iterations_);
  const auto stored_key = crypto::digest(hash_, crypto::hmac(hash_, salted.view(), "Client Key").view());
  const auto signature = crypto::hmac(hash_, stored_key.view(), auth_message);
  if (!proof || proof->size() != signature.view().size()) return std::nullopt;
  const auto client_key = exclusive_or(*proof, signature.view());
  if (crypto::digest(hash_, client_key).view() != stored_key.view()) return std::nullopt;
  const auto server_key = crypto::hmac(hash_, salted.view(), "Server Key");
  return "v=" + base64::encode(crypto::hmac(hash_, server_key.view(), auth_message).view());
}

}  // namespace support
