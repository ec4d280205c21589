#include "protocol/sdp/codec.hpp"

#include <array>
#include <utility>

#include "protocol/sdp/grammar.hpp"

namespace protocol::sdp {
namespace {

struct StaticEncoding {
  std::uint8_t id;
  std::string_view name;
  std::uint32_t clock_rate;
};

// What browsers still offer of RFC 3551 §6.
constexpr std::array<StaticEncoding, 4> kStaticEncodings{
    {{0, "PCMU", 8000}, {8, "PCMA", 8000}, {9, "G722", 8000}, {13, "CN", 8000}}};

constexpr std::size_t kMaxFeedbackWords = 4;  // `ccm tmmbr smaxpr=120` has three with its type

bool is_parameter_value(std::string_view value) { return is_plain_word(value) && !value.contains(';'); }

}  // namespace

std::optional<Parameter> make_parameter(std::string_view name, std::string_view value) {
  if (name.empty()) {
    if (!is_parameter_value(value) || value.contains('=')) return std::nullopt;
  } else if (!is_token(name) || !is_parameter_value(value)) {
    return std::nullopt;
  }
  return Parameter{std::string(name), std::string(value)};
}

std::optional<Feedback> make_feedback(std::string_view type, std::string_view subtype) {
  if (!is_token(type) || subtype.size() > kMaxWord) return std::nullopt;
  if (trim(subtype).empty()) return Feedback{std::string(type), {}};
  return join_words(subtype, kMaxFeedbackWords).transform([&](std::string words) {
    return Feedback{std::string(type), std::move(words)};
  });
}

std::optional<std::vector<Parameter>> parse_parameters(std::string_view text) {
  std::vector<Parameter> parameters;
  while (!text.empty()) {
    const auto end = text.find(';');
    const auto part = trim(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (part.empty()) continue;
    const auto equals = part.find('=');
    auto parameter = equals == std::string_view::npos ? make_parameter({}, part)
                                                      : make_parameter(part.substr(0, equals), part.substr(equals + 1));
    if (!parameter || parameters.size() == kMaxParameters) return std::nullopt;
    parameters.push_back(*std::move(parameter));
  }
  if (parameters.empty()) return std::nullopt;
  return parameters;
}

std::string write_parameters(const std::vector<Parameter>& parameters) {
  std::string text;
  for (const auto& parameter : parameters) {
    if (!text.empty()) text += ';';
    if (!parameter.name.empty()) text.append(parameter.name).append("=");
    text += parameter.value;
  }
  return text;
}

bool parse_encoding(std::string_view text, PayloadType& payload_type) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || !is_token(text.substr(0, slash))) return false;
  auto rate = text.substr(slash + 1);
  std::optional<std::uint8_t> channels = 1;
  if (const auto second = rate.find('/'); second != std::string_view::npos) {
    channels = parse_number<std::uint8_t>(rate.substr(second + 1), 1, 255);
    rate = rate.substr(0, second);
  }
  const auto clock_rate = parse_number<std::uint32_t>(rate, 1, kMaxClockRate);
  if (!clock_rate || !channels) return false;
  payload_type.name = text.substr(0, slash);
  payload_type.clock_rate = *clock_rate;
  payload_type.channels = *channels;
  return true;
}

bool fill_static_encoding(PayloadType& payload_type) {
  for (const auto& encoding : kStaticEncodings) {
    if (encoding.id != payload_type.id) continue;
    if (payload_type.name.empty()) payload_type.name = encoding.name;
    if (payload_type.clock_rate == 0) payload_type.clock_rate = encoding.clock_rate;
    return true;
  }
  return false;
}

}  // namespace protocol::sdp
