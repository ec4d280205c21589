#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>

namespace protocol {

enum class JidError : std::uint8_t { Empty, TooLong, EmptyPart, BadCharacter, BadUtf8, BadDomain };

// An XMPP address, `local@domain/resource`, in prepared form (RFC 7622), so that equality is comparison of bytes.
class Jid {
 public:
  Jid() = default;  // empty; only a placeholder, never on the wire

  // Parses and prepares. Each part has at most 1023 bytes of UTF-8. ASCII letters of domain and localpart are
  // case-folded. The tables of PRECIS (RFC 8264) would cost more than the rest of the protocol: characters beyond ASCII
  // must be well-formed UTF-8 and are kept as they come, prepared by the server for what it sends; of what a person
  // types, the server has the last word.
  static std::expected<Jid, JidError> parse(std::string_view text);
  // The same into this object, whose memory is used again; after an error it is empty.
  std::expected<void, JidError> assign(std::string_view text);

  [[nodiscard]] std::string_view local() const { return std::string_view(text_).substr(0, at_); }
  [[nodiscard]] std::string_view domain() const {
    return std::string_view(text_).substr(domain_start(), slash_ - domain_start());
  }
  [[nodiscard]] std::string_view resource() const {
    return slash_ == text_.size() ? std::string_view{} : std::string_view(text_).substr(slash_ + 1U);
  }
  [[nodiscard]] const std::string& str() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] bool is_bare() const { return slash_ == text_.size(); }
  [[nodiscard]] Jid bare() const;
  // The same bare address with another resource; `resource` must be valid for RFC 7622 §3.4.
  [[nodiscard]] std::expected<Jid, JidError> with_resource(std::string_view resource) const;

  friend bool operator==(const Jid& a, const Jid& b) { return a.text_ == b.text_; }
  friend std::strong_ordering operator<=>(const Jid& a, const Jid& b) { return a.text_ <=> b.text_; }

 private:
  [[nodiscard]] std::size_t domain_start() const { return at_ == 0 ? 0U : at_ + 1U; }

  std::string text_;
  std::uint16_t at_ = 0;     // length of the localpart; 0: there is none
  std::uint16_t slash_ = 0;  // where the resource's slash is, or text_.size()
};

}  // namespace protocol

template <>
struct std::hash<protocol::Jid> {
  std::size_t operator()(const protocol::Jid& jid) const { return std::hash<std::string>{}(jid.str()); }
};
