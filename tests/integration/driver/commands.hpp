#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/request.hpp"
#include "protocol/session.hpp"

namespace driver {

// Splits a line at its tabs; `\t`, `\n`, `\r` and `\\` in a field stand for those characters.
std::vector<std::string> split_fields(std::string_view line);

// Fields after the command's name: account, password, device, seed (any text; the same text gives the same ids).
std::expected<protocol::SessionConfig, std::string> parse_config(const std::vector<std::string>& fields);

// A request by its name and members as text, such as {"message", to, id, body}; otherwise what is wrong with it.
std::expected<protocol::Request, std::string> parse_request(const std::vector<std::string>& fields);

}  // namespace driver
