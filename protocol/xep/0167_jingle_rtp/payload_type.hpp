#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/sdp/codec.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0167 {

// Packet times that SDP says for a section and Jingle for each codec; milliseconds.
struct PacketTimes {
  std::optional<std::uint16_t> ptime;
  std::optional<std::uint16_t> max_ptime;

  friend bool operator==(const PacketTimes&, const PacketTimes&) = default;
};

// A <payload-type/> (XEP-0167 §4). Nothing if number, name, clock rate or channels break the grammar of SDP; a parameter
// that does makes the codec another one, so it is refused too. Packet times go into `times`.
[[nodiscard]] std::optional<sdp::PayloadType> read_payload_type(const xml::Element& element, PacketTimes& times);

// Bare values of a format have no place in the XEP (§10, format mapping) and are left out, as other clients do.
void write_payload_type(xml::Writer& writer, const sdp::PayloadType& payload_type, const PacketTimes& times);

}  // namespace protocol::xep0167
