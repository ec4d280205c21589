#pragma once

#include <string>

#include "protocol/event.hpp"

namespace driver {

// One line of JSON: {"event": name, …members}. Enumerations are numbers, as they are declared.
std::string describe(const protocol::Event& event);

}  // namespace driver
