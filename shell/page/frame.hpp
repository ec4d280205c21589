#pragma once

#include <optional>

#include "protocol/core/time.hpp"
#include "shell/now.hpp"

namespace shell::page {

// When to draw: after a change and when the interface asked for it, never otherwise; nothing while the page is hidden.
class FrameSchedule {
 public:
  void want() { wanted_ = true; }
  // The same for what came by itself and not as an answer to what the person did: after a frame that took long it waits for a
  // while, so that a burst of news does not spend its time on frames in which each is seen for a moment.
  void want_news(protocol::Time now);
  void set_visible(bool visible);

  // Whether a frame is to be requested from the display now; each request is given once.
  bool take_request();
  // A frame comes, requested or not. False: it must not be drawn.
  bool begin();
  // `next`: when the interface wants another one by itself.
  void drawn(std::optional<ui::Moment> next);
  // How long the frame that ended at `now` took.
  void took(protocol::Duration cost, protocol::Time now);

  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(protocol::Time now);

 private:
  bool wanted_ = true;
  bool requested_ = false;
  bool drawing_ = false;
  bool visible_ = true;
  std::optional<ui::Moment> next_;
  std::optional<protocol::Time> news_at_;  // when news that wait are to be drawn
  protocol::Time rests_until_{};
};

}  // namespace shell::page
