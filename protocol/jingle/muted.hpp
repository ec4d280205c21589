#pragma once

namespace protocol::jingle {

struct Muted {
  bool audio = false;
  bool video = false;
  friend bool operator==(const Muted&, const Muted&) = default;
};

}  // namespace protocol::jingle
