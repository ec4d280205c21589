#include "protocol/xep/0428_fallback/fallback.hpp"

#include <algorithm>
#include <charconv>

namespace protocol::xep0428 {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

// Where the character of this number begins.
std::size_t byte_of(std::string_view text, std::size_t character) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if (begins_character(text[at]) && character-- == 0) break;
  return at;
}

// nullopt: there is no such number.
std::optional<std::size_t> number(std::optional<std::string_view> text, std::size_t absent) {
  if (!text) return absent;
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  return error == std::errc() && end == text->data() + text->size() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<Range> body_range(const xml::Element& message, std::string_view instead_of) {
  for (const auto fallback : message.children("fallback", kNamespace)) {
    if (fallback.attribute("for") != instead_of) continue;
    const auto body = fallback.child("body", kNamespace);
    if (!body) {
      if (fallback.child("subject", kNamespace)) continue;
      return Range{};
    }
    const auto start = number(body.attribute("start"), 0);
    const auto end = number(body.attribute("end"), std::string::npos);
    if (start && end && *start <= *end) return Range{*start, *end};
  }
  return std::nullopt;
}

std::string_view part(std::string_view text, Range range) {
  const std::size_t start = byte_of(text, range.start);
  return text.substr(start, byte_of(text.substr(start), range.end - range.start));
}

std::string without(std::string_view text, Range range) {
  const std::string_view cut = part(text, range);
  const auto before = static_cast<std::size_t>(cut.data() - text.data());
  return std::string(text.substr(0, before)).append(text.substr(before + cut.size()));
}

void write(xml::Writer& writer, std::string_view instead_of, std::optional<std::string_view> words) {
  writer.open("fallback", kNamespace).attribute("for", instead_of);
  if (words) {
    const auto characters = static_cast<std::size_t>(std::ranges::count_if(*words, begins_character));
    writer.open("body").attribute("start", 0).attribute("end", characters).close();
  }
  writer.close();
}

}  // namespace protocol::xep0428
