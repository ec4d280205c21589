#include "protocol/sdp/extmap.hpp"

#include "protocol/sdp/grammar.hpp"

namespace protocol::sdp {

std::optional<std::uint16_t> parse_extension_id(std::string_view text) {
  const auto id = parse_number<std::uint16_t>(text, 1, 4351);
  if (id && *id > 255 && *id < 4096) return std::nullopt;
  return id;
}

bool is_extension_uri(std::string_view text) { return is_plain_word(text) && text.contains(':'); }

std::optional<HeaderExtension> parse_extmap(std::string_view text) {
  Words words{text};
  const auto number = words.next();
  const auto uri = words.next();
  const auto slash = number.find('/');
  const auto id = parse_extension_id(number.substr(0, slash));
  const auto direction =
      slash == std::string_view::npos ? Direction::SendRecv : parse_direction(number.substr(slash + 1));
  if (!id || !direction || !is_extension_uri(uri)) return std::nullopt;
  return HeaderExtension{*id, std::string(uri), *direction};
}

std::string write_extmap(const HeaderExtension& extension) {
  std::string text = std::to_string(extension.id);
  if (extension.direction != Direction::SendRecv) text.append("/").append(name_of(extension.direction));
  return text.append(" ").append(extension.uri);
}

}  // namespace protocol::sdp
