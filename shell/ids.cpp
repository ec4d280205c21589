#include "shell/ids.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace shell {
namespace {

constexpr std::size_t kIdBytes = 16;

}  // namespace

protocol::MessageId Ids::message() { return {text()}; }

protocol::CallId Ids::call() { return {text()}; }

protocol::SessionId Ids::session() { return {text()}; }

std::uint32_t Ids::number() {
  const auto bytes = random_.bytes();
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8U | std::to_integer<std::uint32_t>(bytes[i]);
  return number;
}

std::string Ids::text() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto bytes = random_.bytes();
  std::string text;
  text.reserve(2 * kIdBytes);
  for (std::size_t i = 0; i < kIdBytes; ++i) {
    const auto byte = std::to_integer<unsigned>(bytes[i]);
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0xFU];
  }
  return text;
}

}  // namespace shell
