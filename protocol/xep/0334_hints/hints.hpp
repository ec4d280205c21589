#pragma once

#include <cstdint>

#include "protocol/xml/writer.hpp"

// Message Processing Hints (XEP-0334).
namespace protocol::xep0334 {

enum class Hint : std::uint8_t { Store, NoStore };

// Adds the hint to the message being written.
void write_hint(xml::Writer& writer, Hint hint);

}  // namespace protocol::xep0334
