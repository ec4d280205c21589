#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/ports/config_source.hpp"
#include "shell/ports/http.hpp"
#include "shell/ports/system.hpp"
#include "tests/support/shell/tasks.hpp"

namespace support::page {

// 2026-01-01T00:00:00Z at virtual time 0.
inline constexpr protocol::Timestamp kWallOrigin{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

class FakeClock final : public shell::ports::Clock {
 public:
  explicit FakeClock(const Tasks& tasks) : tasks_(tasks) {}
  [[nodiscard]] protocol::Time now() const override { return tasks_.now(); }
  [[nodiscard]] protocol::Timestamp wall() const override { return kWallOrigin + tasks_.now().time_since_epoch(); }

 private:
  const Tasks& tasks_;
};

// Different for each seed, the same on each run.
class FakeRandom final : public shell::ports::Random {
 public:
  explicit FakeRandom(unsigned seed = 1) : state_(seed * 2654435761U + 1U) {}
  std::array<std::byte, 32> bytes() override {
    std::array<std::byte, 32> result{};
    for (std::byte& byte : result) {
      state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
      byte = static_cast<std::byte>(state_ >> 56U);
    }
    return result;
  }

 private:
  std::uint64_t state_;
};

class FakeTimer final : public shell::ports::Timer {
 public:
  void listen(std::function<void()> due) override { due_ = std::move(due); }
  void wake_at(std::optional<protocol::Time> time) override { at = time; }
  void fire() {
    at.reset();
    due_();
  }
  std::optional<protocol::Time> at;

 private:
  std::function<void()> due_;
};

class FakeStorage final : public shell::ports::Storage {
 public:
  std::optional<std::string> read(std::string_view key) override {
    const auto found = values.find(key);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  }
  bool write(std::string_view key, std::string_view value) override {
    if (full) return false;
    values.insert_or_assign(std::string(key), std::string(value));
    ++writes;
    return true;
  }
  void remove(std::string_view key) override {
    if (const auto found = values.find(key); found != values.end()) values.erase(found);
  }

  std::vector<std::string> keys(std::string_view prefix) override {
    std::vector<std::string> found;
    for (const auto& [key, value] : values)
      if (key.starts_with(prefix)) found.push_back(key);
    return found;
  }

  std::map<std::string, std::string, std::less<>> values;
  bool full = false;
  int writes = 0;
};

class FakeLog final : public shell::ports::Log {
 public:
  void warn(std::string_view line) override { lines.emplace_back(line); }
  std::vector<std::string> lines;
};

// Answers a moment later with what `pages` has, or that nobody is there.
class FakeHttp final : public shell::ports::Http {
 public:
  explicit FakeHttp(Tasks& tasks) : tasks_(tasks) {}
  void get(const std::string& url, Done done) override {
    asked.push_back(url);
    tasks_.after(std::chrono::milliseconds(30), [this, url, life = life_, done = std::move(done)] {
      if (life != life_) return;
      const auto found = pages.find(url);
      if (found == pages.end())
        done(std::unexpected(shell::ports::HttpError::Unreachable));
      else
        done(found->second);
    });
  }
  void forget() { ++life_; }  // who asked is gone
  std::map<std::string, std::string> pages;
  std::vector<std::string> asked;

 private:
  Tasks& tasks_;
  unsigned life_ = 0;
};

class FakeConfig final : public shell::ports::ConfigSource {
 public:
  explicit FakeConfig(Tasks& tasks) : tasks_(tasks) {}
  void load(Done done) override {
    tasks_.after(std::chrono::milliseconds(10), [this, life = life_, done = std::move(done)] {
      if (life == life_) done(config);
    });
  }
  void forget() { ++life_; }  // who asked is gone
  std::expected<shell::ports::Config, shell::ports::ConfigError> config;

 private:
  Tasks& tasks_;
  unsigned life_ = 0;
};

}  // namespace support::page
