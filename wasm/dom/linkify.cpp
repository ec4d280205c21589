#include "wasm/dom/linkify.hpp"

#include <algorithm>
#include <array>

namespace wasm::dom {
namespace {

constexpr std::array<std::string_view, 6> kSchemes{"https://", "http://", "mailto:", "xmpp:", "tel:", "geo:"};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

constexpr bool is_word(char c) {
  const char l = lower(c);
  return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

// RFC 3986 characters, and whatever lies beyond ASCII (RFC 3987); delimiters that people put around addresses end one.
constexpr bool is_address(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > ' ' && byte != 0x7F && c != '<' && c != '>' && c != '"' && c != '`' && c != '|' && c != '\\' &&
         c != '^' && c != '{' && c != '}';
}

bool starts_with(std::string_view text, std::string_view scheme) {
  return text.size() > scheme.size() &&
         std::ranges::equal(text.substr(0, scheme.size()), scheme, [](char a, char b) { return lower(a) == b; });
}

std::size_t scheme_length(std::string_view text) {
  for (const std::string_view scheme : kSchemes)
    if (starts_with(text, scheme)) return scheme.size();
  return 0;
}

// A sentence's punctuation behind an address is not part of it; a closing bracket is only when it was opened in it.
std::string_view without_punctuation(std::string_view address) {
  while (!address.empty()) {
    const char last = address.back();
    const auto count = [&](char c) { return std::ranges::count(address, c); };
    const bool loose = (last == ')' && count('(') < count(')')) || (last == ']' && count('[') < count(']'));
    if (!loose && std::string_view(".,;:!?'*_~").find(last) == std::string_view::npos) break;
    address.remove_suffix(1);
  }
  return address;
}

}  // namespace

std::vector<LinkSpan> find_links(std::string_view text) {
  std::vector<LinkSpan> links;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && is_word(text[at - 1])) continue;
    const std::size_t scheme = scheme_length(text.substr(at));
    if (scheme == 0) continue;
    const std::string_view rest = text.substr(at);
    const auto stop = std::ranges::find_if_not(rest, is_address);
    const std::string_view address = without_punctuation(rest.substr(0, static_cast<std::size_t>(stop - rest.begin())));
    if (address.size() <= scheme) continue;
    links.push_back({at, at + address.size()});
    at += address.size() - 1;
  }
  return links;
}

}  // namespace wasm::dom
