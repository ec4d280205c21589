#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/core/time.hpp"

// Date and time on the wire (XEP-0082).
namespace protocol {

// `CCYY-MM-DDThh:mm:ss[.sss]TZD`; fractions beyond milliseconds are cut. nullopt if it is anything else.
std::optional<Timestamp> parse_datetime(std::string_view text);
// In UTC, with milliseconds.
std::string format_datetime(Timestamp time);

}  // namespace protocol
