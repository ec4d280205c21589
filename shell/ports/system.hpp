#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/time.hpp"

namespace shell::ports {

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual protocol::Time now() const = 0;
  [[nodiscard]] virtual protocol::Timestamp wall() const = 0;
};

class Random {
 public:
  virtual ~Random() = default;
  virtual std::array<std::byte, 32> bytes() = 0;  // cryptographically strong
};

// One wake-up; a new one replaces the old. May come late when the page is hidden, never early.
class Timer {
 public:
  virtual ~Timer() = default;
  virtual void listen(std::function<void()> due) = 0;
  virtual void wake_at(std::optional<protocol::Time> time) = 0;
};

// Small values that outlive the page, such as drafts and the outbox. Writing may fail (full, forbidden): the caller is told.
class Storage {
 public:
  virtual ~Storage() = default;
  virtual std::optional<std::string> read(std::string_view key) = 0;
  virtual bool write(std::string_view key, std::string_view value) = 0;
  virtual void remove(std::string_view key) = 0;
  [[nodiscard]] virtual std::vector<std::string> keys(std::string_view prefix) = 0;  // that begin with it, in any order
};

// Where the page itself is.
struct Location {
  std::string origin;   // "https://example.org:8443"
  std::string host;     // "example.org"
  bool secure = false;  // https:, or a host that browsers trust like it (loopback)
};

// For people who look into the console: one line, no secrets, no message text.
class Log {
 public:
  virtual ~Log() = default;
  virtual void warn(std::string_view line) = 0;
};

}  // namespace shell::ports
