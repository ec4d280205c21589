#include "protocol/xep/0167_jingle_rtp/payload_type.hpp"

#include <string_view>
#include <utility>

#include "protocol/sdp/grammar.hpp"
#include "protocol/xep/0166_jingle/value.hpp"
#include "protocol/xep/0293_rtcp_fb/rtcp_fb.hpp"

namespace protocol::xep0167 {
namespace {

using sdp::parse_number;
using sdp::PayloadType;

// RFC 5761 §4: with RTCP on the same port, as browsers demand, these numbers are packets of RTCP.
constexpr std::uint8_t kFirstOfRtcp = 64;
constexpr std::uint8_t kLastOfRtcp = 95;

bool read_encoding(PayloadType& payload_type, const xml::Element& element) {
  const auto name = xep0166::value_of(element, "name");
  const auto clock_rate = xep0166::value_of(element, "clockrate");
  const auto channels = xep0166::value_of(element, "channels");
  if (!name.empty() && !sdp::is_token(name)) return false;
  payload_type.name = name;
  if (!clock_rate.empty() && clock_rate != "0") {
    const auto rate = parse_number<std::uint32_t>(clock_rate, 1, sdp::kMaxClockRate);
    if (!rate) return false;
    payload_type.clock_rate = *rate;
  }
  if (!channels.empty() && channels != "0") {
    const auto count = parse_number<std::uint8_t>(channels, 1, 255);
    if (!count) return false;
    payload_type.channels = *count;
  }
  const bool complete = !payload_type.name.empty() && payload_type.clock_rate != 0;
  return complete || sdp::fill_static_encoding(payload_type);
}

bool read_parameters(PayloadType& payload_type, const xml::Element& element) {
  for (const auto child : element.children("parameter")) {
    auto name = xep0166::value_of(child, "name");
    auto value = xep0166::value_of(child, "value");
    if (value.empty()) std::swap(name, value);  // a bare value, as some write it
    if (value.empty()) continue;
    auto parameter = sdp::make_parameter(name, value);
    if (!parameter || payload_type.parameters.size() == sdp::kMaxParameters) return false;
    payload_type.parameters.push_back(*std::move(parameter));
  }
  return true;
}

std::optional<std::uint16_t> read_time(const xml::Element& element, std::string_view name) {
  return parse_number<std::uint16_t>(xep0166::value_of(element, name), 1, 10'000);
}

}  // namespace

std::optional<PayloadType> read_payload_type(const xml::Element& element, PacketTimes& times) {
  const auto id = parse_number<std::uint8_t>(xep0166::value_of(element, "id"), 0, 127);
  if (!id || (*id >= kFirstOfRtcp && *id <= kLastOfRtcp)) return std::nullopt;
  PayloadType payload_type;
  payload_type.id = *id;
  if (!read_encoding(payload_type, element) || !read_parameters(payload_type, element)) return std::nullopt;
  payload_type.feedback = xep0293::read_feedback(element);
  if (!times.ptime) times.ptime = read_time(element, "ptime");
  if (!times.max_ptime) times.max_ptime = read_time(element, "maxptime");
  return payload_type;
}

void write_payload_type(xml::Writer& writer, const PayloadType& payload_type, const PacketTimes& times) {
  writer.open("payload-type")
      .attribute("id", payload_type.id)
      .attribute("name", payload_type.name)
      .attribute("clockrate", payload_type.clock_rate);
  if (payload_type.channels != 1) writer.attribute("channels", payload_type.channels);
  if (times.ptime) writer.attribute("ptime", *times.ptime);
  if (times.max_ptime) writer.attribute("maxptime", *times.max_ptime);
  for (const auto& parameter : payload_type.parameters) {
    if (parameter.name.empty()) continue;
    writer.open("parameter").attribute("name", parameter.name).attribute("value", parameter.value).close();
  }
  xep0293::write_feedback(writer, payload_type.feedback);
  writer.close();
}

}  // namespace protocol::xep0167
