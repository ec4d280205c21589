#pragma once

#include <optional>

#include "protocol/core/time.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/serialized.hpp"

// Entity Time (XEP-0202): the only wall clock that the protocol has is the server's.
namespace protocol::xep0202 {

xml::Serialized time_query();
// `time` is the <time/> of the answer.
std::optional<Timestamp> parse_time(const xml::Element& time);

}  // namespace protocol::xep0202
