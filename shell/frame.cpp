#include "shell/frame.hpp"

namespace shell {

void FrameSchedule::set_visible(bool visible) {
  wanted_ = wanted_ || (visible && !visible_);
  visible_ = visible;
}

void FrameSchedule::set_lost(bool lost) {
  wanted_ = wanted_ || (!lost && lost_);
  lost_ = lost;
}

bool FrameSchedule::take_request() {
  if (!wanted_ || requested_ || !can_draw()) {
    return false;
  }
  requested_ = true;
  return true;
}

bool FrameSchedule::begin() {
  requested_ = false;
  if (!can_draw() || drawing_) {
    return false;  // what is wanted stays wanted
  }
  wanted_ = false;
  drawing_ = true;
  next_.reset();
  return true;
}

void FrameSchedule::drawn(std::optional<ui::Moment> next) {
  drawing_ = false;
  next_ = next;
}

std::optional<protocol::Time> FrameSchedule::deadline() const {
  return next_ && can_draw() && !wanted_ ? std::optional(time(*next_)) : std::nullopt;
}

void FrameSchedule::handle_timeout(protocol::Time now) {
  if (next_ && time(*next_) <= now) {
    next_.reset();
    wanted_ = true;
  }
}

}  // namespace shell
