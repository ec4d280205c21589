#pragma once

#include <optional>

#include "protocol/core/time.hpp"
#include "shell/now.hpp"

namespace shell {

// When to draw: after a change and when the interface asked for it, never otherwise; nothing while the page is hidden.
class FrameSchedule {
 public:
  void want() { wanted_ = true; }
  void set_visible(bool visible);

  // Whether a frame is to be requested from the display now; each request is given once.
  bool take_request();
  // A frame comes, requested or not. False: it must not be drawn.
  bool begin();
  // `next`: when the interface wants another one by itself.
  void drawn(std::optional<ui::Moment> next);

  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(protocol::Time now);

 private:
  bool wanted_ = true;
  bool requested_ = false;
  bool drawing_ = false;
  bool visible_ = true;
  std::optional<ui::Moment> next_;
};

}  // namespace shell
