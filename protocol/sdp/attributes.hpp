#pragma once

#include <optional>
#include <string_view>

#include "protocol/sdp/description.hpp"

// How parse() reads `a=` lines; nothing else uses this.
namespace protocol::sdp {

// `a=<name>[:<value>]` into the section that it stands in. Nothing: done, or unknown and skipped.
[[nodiscard]] std::optional<Fault> read_media_attribute(Media& media, std::string_view name, std::string_view value);

// The same before the first section. `defaults` collects what holds for every section that does not say otherwise.
[[nodiscard]] std::optional<Fault> read_session_attribute(Description& session, Media& defaults, std::string_view name,
                                                          std::string_view value);

}  // namespace protocol::sdp
