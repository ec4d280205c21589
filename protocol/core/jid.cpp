#include "protocol/core/jid.hpp"

#include <algorithm>
#include <optional>

#include "protocol/core/utf8.hpp"

namespace protocol {
namespace {

constexpr std::size_t kMaxPart = 1023;  // RFC 7622 §3.2–3.4
constexpr std::size_t kMaxLabel = 63;   // RFC 1035 §2.3.4

constexpr char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_control(unsigned char c) { return c < 0x20 || c == 0x7F; }

// Characters that draw nothing or turn the direction of others: never part of an identifier (RFC 8264 §9.13), and good
// only for making one address look like another.
bool is_invisible(char32_t c) {
  return (c >= 0x80 && c <= 0xA0) || c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F) || c == 0x3000 || c == 0xFEFF ||
         (c >= 0xFFF0 && c <= 0xFFFF);
}

enum class Part : std::uint8_t { Local, Domain, Resource };

// Checks the characters beyond ASCII of one part.
std::optional<JidError> check_unicode(std::string_view text, Part part) {
  while (!text.empty()) {
    const auto next = utf8::decode(text);
    if (!next) return JidError::BadUtf8;
    const bool noncharacter = (next->code & 0xFFFE) == 0xFFFE;
    const bool c1_control = next->code >= 0x80 && next->code < 0xA0;
    if (noncharacter || c1_control || (part != Part::Resource && is_invisible(next->code)))
      return JidError::BadCharacter;
    text.remove_prefix(next->size);
  }
  return std::nullopt;
}

// A character of ASCII that the part may hold. `"&'/:<>@` and space: RFC 7622 §3.3.1.
bool is_allowed(unsigned char c, Part part) {
  if (is_control(c)) return false;
  if (part == Part::Resource) return true;
  if (part == Part::Local) return std::string_view("\"&'/:<>@ ").find(static_cast<char>(c)) == std::string_view::npos;
  const char lower = fold(static_cast<char>(c));
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

std::optional<JidError> check_part(std::string_view text, Part part) {
  if (text.empty()) return JidError::EmptyPart;
  if (text.size() > kMaxPart) return JidError::TooLong;
  bool ascii = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80)
      ascii = false;
    else if (!is_allowed(byte, part))
      return part == Part::Domain ? JidError::BadDomain : JidError::BadCharacter;
  }
  return ascii ? std::nullopt : check_unicode(text, part);
}

bool is_ipv6_literal(std::string_view domain) {
  if (domain.size() < 4 || domain.front() != '[' || domain.back() != ']') return false;
  const auto inside = domain.substr(1, domain.size() - 2);
  return inside.contains(':') && std::ranges::all_of(inside, [](char c) {
           return (c >= '0' && c <= '9') || (fold(c) >= 'a' && fold(c) <= 'f') || c == ':' || c == '.';
         });
}

std::optional<JidError> check_domain(std::string_view domain) {
  if (is_ipv6_literal(domain)) return std::nullopt;
  if (const auto error = check_part(domain, Part::Domain)) return error;
  std::size_t label = 0;
  for (const char c : domain) {
    if (c != '.') {
      ++label;
    } else if (label == 0) {
      return JidError::BadDomain;
    } else {
      label = 0;
      continue;
    }
    // An A-label has at most 63 bytes; a U-label of UTF-8 may have more, and DNS is not ours to ask.
    if (label > kMaxLabel && static_cast<unsigned char>(c) < 0x80) return JidError::BadDomain;
  }
  return label == 0 ? std::optional(JidError::BadDomain) : std::nullopt;
}

}  // namespace

std::expected<Jid, JidError> Jid::parse(std::string_view text) {
  Jid jid;
  if (const auto done = jid.assign(text); !done) return std::unexpected(done.error());
  return jid;
}

std::expected<void, JidError> Jid::assign(std::string_view text) {
  const auto fail = [this](JidError error) {
    text_.clear();
    at_ = slash_ = 0;
    return std::unexpected(error);
  };
  if (text.empty()) return fail(JidError::Empty);
  // The first slash ends the bare address, an @ after it is part of the resource (RFC 7622 §3.1).
  const auto slash = text.find('/');
  const auto bare = text.substr(0, slash);
  const auto at = bare.find('@');
  const auto local = at == std::string_view::npos ? std::string_view{} : bare.substr(0, at);
  auto domain = at == std::string_view::npos ? bare : bare.substr(at + 1);
  if (domain.ends_with('.')) domain.remove_suffix(1);  // RFC 7622 §3.2
  if (domain.empty()) return fail(JidError::EmptyPart);
  if (at != std::string_view::npos) {
    if (const auto error = check_part(local, Part::Local)) return fail(*error);
  }
  if (const auto error = check_domain(domain)) return fail(*error);

  text_.assign(local);
  if (!local.empty()) text_ += '@';
  text_ += domain;
  std::ranges::transform(text_, text_.begin(), fold);
  at_ = static_cast<std::uint16_t>(local.size());
  slash_ = static_cast<std::uint16_t>(text_.size());
  if (slash == std::string_view::npos) return {};

  const auto resource = text.substr(slash + 1);
  if (const auto error = check_part(resource, Part::Resource)) return fail(*error);
  text_ += '/';
  text_ += resource;
  return {};
}

Jid Jid::bare() const {
  Jid jid;
  jid.text_ = text_.substr(0, slash_);
  jid.at_ = at_;
  jid.slash_ = slash_;
  return jid;
}

std::expected<Jid, JidError> Jid::with_resource(std::string_view resource) const {
  if (empty()) return std::unexpected(JidError::Empty);
  if (const auto error = check_part(resource, Part::Resource)) return std::unexpected(*error);
  Jid jid = bare();
  jid.text_ += '/';
  jid.text_ += resource;
  return jid;
}

}  // namespace protocol
