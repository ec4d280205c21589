#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shell/ports/display.hpp"
#include "shell/ports/files.hpp"
#include "shell/ports/media_devices.hpp"
#include "tests/support/shell/tasks.hpp"

namespace support::page {

// Devices whose owner answers the browser's question after a second.
class FakeMedia final : public shell::ports::MediaDevices {
 public:
  explicit FakeMedia(Tasks& tasks) : tasks_(tasks) {}
  void acquire(bool audio, bool video, Done done, Lost lost) override {
    ++acquired;
    held = true;
    lost_ = std::move(lost);
    tasks_.after(answer_after, [this, audio, video, asked = ++asked_, done = std::move(done)] {
      if (asked != asked_) return;
      using shell::ports::CaptureError;
      done({.audio_live = audio && microphone == CaptureError::None,
            .video_live = video && camera == CaptureError::None,
            .audio_error = audio ? microphone : CaptureError::None,
            .video_error = video ? camera : CaptureError::None});
    });
  }
  void unplug(shell::ports::Device device) { lost_(device); }
  void set_enabled(bool audio, bool video) override { enabled = {audio, video}; }
  void release() override {
    ++asked_;
    held = false;
  }

  protocol::Duration answer_after = std::chrono::seconds(1);
  shell::ports::CaptureError microphone = shell::ports::CaptureError::None;
  shell::ports::CaptureError camera = shell::ports::CaptureError::None;
  bool held = false;
  int acquired = 0;
  std::optional<std::pair<bool, bool>> enabled;

 private:
  Tasks& tasks_;
  std::uint32_t asked_ = 0;
  Lost lost_;
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
