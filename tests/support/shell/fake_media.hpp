#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "shell/ports/display.hpp"
#include "shell/ports/files.hpp"
#include "shell/ports/media_sources.hpp"
#include "shell/ports/ringer.hpp"
#include "tests/support/shell/tasks.hpp"

namespace support::page {

// Devices whose owner answers the browser's question after a second.
class FakeMedia final : public shell::ports::MediaSources {
 public:
  using Kind = shell::ports::SourceKind;
  using Error = shell::ports::CaptureError;

  explicit FakeMedia(Tasks& tasks) : tasks_(tasks) {}
  void acquire(shell::ports::CaptureId capture, std::vector<shell::ports::SourceWish> wanted, Done done,
               Lost lost) override {
    ++acquired;
    held = true;
    REQUIRE_FALSE(captures_.contains(capture));
    captures_[capture] = std::move(lost);
    tasks_.after(answer_after, [this, capture, wanted = std::move(wanted), done = std::move(done)] {
      if (!captures_.contains(capture)) return;
      std::vector<shell::ports::SourceOutcome> sources;
      for (const auto& wish : wanted) {
        const auto error = wish.kind == Kind::Microphone ? microphone : camera;
        const bool picture = wish.kind != Kind::Microphone && error == Error::None;
        sources.push_back({.kind = wish.kind, .error = error, .picture = ui::VideoId{picture ? ++pictures_ : 0}});
      }
      done(std::move(sources));
    });
  }
  void unplug(Kind kind) {
    for (const auto& [capture, lost] : std::map(captures_)) lost(kind);
  }
  void set_flow(shell::ports::CaptureId capture, Kind kind, shell::ports::Flow flow) override {
    REQUIRE(captures_.contains(capture));
    enabled = enabled.value_or(std::pair(true, true));
    (kind == Kind::Microphone ? enabled->first : enabled->second) = flow == shell::ports::Flow::Running;
  }
  void release(shell::ports::CaptureId capture) override {
    REQUIRE(captures_.erase(capture) == 1);
    held = !captures_.empty();
  }
  void forget() {  // the page is gone
    captures_.clear();
    held = false;
  }

  protocol::Duration answer_after = std::chrono::seconds(1);
  Error microphone = Error::None;
  Error camera = Error::None;
  bool held = false;  // any
  int acquired = 0;
  std::optional<std::pair<bool, bool>> enabled;  // microphone and camera of the last capture that was asked about

 private:
  Tasks& tasks_;
  std::uint32_t pictures_ = 0;
  std::map<shell::ports::CaptureId, Lost> captures_;
};

class FakeRinger final : public shell::ports::Ringer {
 public:
  void play(Tone tone) override { sounds = tone; }
  Tone sounds = Tone::None;
};

class FakeNotifier final : public shell::ports::Notifier {
 public:
  void set_unread(unsigned count) override { unread = count; }
  void notify(const shell::ports::Notification& notification) override {
    shown.insert_or_assign(notification.tag, notification);
  }
  void withdraw(const std::string& tag) override { shown.erase(tag); }
  void ask_permission() override { ++asked; }

  unsigned unread = 0;
  int asked = 0;
  std::map<std::string, shell::ports::Notification> shown;
};

class FakeWakeLock final : public shell::ports::WakeLock {
 public:
  void hold() override { held = true; }
  void release() override { held = false; }

  bool held = false;
};

class FakeClipboard final : public shell::ports::Clipboard {
 public:
  void write(const std::string& written, Done done) override {
    if (!refuses) text = written;
    done(refuses ? Outcome::Refused : Outcome::Written);
  }

  bool refuses = false;
  std::string text;
};

class FakeFiles final : public shell::ports::Files {
 public:
  void pick() override {}
  void release(std::uint32_t id) override { released.push_back(id); }

  std::vector<std::uint32_t> released;
};

}  // namespace support::page
