#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "shell/ports/config_source.hpp"
#include "shell/ports/system.hpp"

namespace shell::ports {

// A value of JSON as far as config.json has any use for it: a text, an object (of texts, or nullopt for what is none), or else.
using ConfigObject = std::vector<std::pair<std::string, std::optional<std::string>>>;
using ConfigValue = std::variant<std::monostate, std::string, ConfigObject>;
struct ConfigMember {
  std::string name;
  ConfigValue value;
};

struct ConfigReading {
  Config config;                    // what could be understood; defaults for the rest
  std::vector<std::string> faults;  // for the operator, in English: line, key, what was expected there
};

// `text`: the file, to tell lines by; `members`: of the object that it holds; `page`: what it is for.
[[nodiscard]] ConfigReading read_config(std::string_view text, std::span<const ConfigMember> members,
                                        const Location& page);

}  // namespace shell::ports
