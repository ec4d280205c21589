#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>

namespace shell::ports {

enum class HttpError : std::uint8_t { Unreachable, Status, TooLong, Timeout };

// Small texts by GET: config.json, host-meta. No credentials are sent.
class Http {
 public:
  virtual ~Http() = default;
  using Done = std::function<void(std::expected<std::string, HttpError>)>;
  // `url` absolute, or relative to the page. At most 64 KiB and 5 s. `done` is called exactly once, later.
  virtual void get(const std::string& url, Done done) = 0;
};

}  // namespace shell::ports
