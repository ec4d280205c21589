#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "protocol/core/time.hpp"
#include "shell/ports/system.hpp"

namespace wasm {

// performance.now() and Date.now().
class BrowserClock final : public shell::ports::Clock {
 public:
  [[nodiscard]] protocol::Time now() const override;
  [[nodiscard]] protocol::Timestamp wall() const override;
};

// crypto.getRandomValues().
class BrowserRandom final : public shell::ports::Random {
 public:
  std::array<std::byte, 32> bytes() override;
};

// setTimeout(). One for the page: JavaScript is handed a number and no pointer, so the page's timer is found by it.
class BrowserTimer final : public shell::ports::Timer {
 public:
  BrowserTimer();
  ~BrowserTimer() override;
  BrowserTimer(const BrowserTimer&) = delete;
  BrowserTimer& operator=(const BrowserTimer&) = delete;

  void listen(std::function<void()> due) override { due_ = std::move(due); }
  void wake_at(std::optional<protocol::Time> time) override;

 private:
  static void fired(void* arming);
  void arm();
  void disarm();

  std::function<void()> due_;
  std::optional<protocol::Time> target_;
  int timeout_ = 0;  // of setTimeout(); meaningful while target_ is set
};

// console.warn().
class ConsoleLog final : public shell::ports::Log {
 public:
  void warn(std::string_view line) override;
};

// What window.location says.
shell::ports::Location page_location();

}  // namespace wasm
