#pragma once

#include <optional>
#include <string>
#include <string_view>

// Base64 of RFC 4648 §4, with padding and without line breaks, computed by Mbed TLS.
namespace protocol::base64 {

std::string encode(std::string_view bytes);
// nullopt if `text` holds anything but whole groups of the alphabet.
std::optional<std::string> decode(std::string_view text);

}  // namespace protocol::base64
