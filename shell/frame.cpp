#include "shell/frame.hpp"

namespace shell {

void FrameSchedule::set_visible(bool visible) {
  wanted_ = wanted_ || (visible && !visible_);
  visible_ = visible;
}

bool FrameSchedule::take_request() {
  if (!wanted_ || requested_ || !visible_) {
    return false;
  }
  requested_ = true;
  return true;
}

bool FrameSchedule::begin() {
  requested_ = false;
  if (!visible_ || drawing_) {
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
  return next_ && visible_ && !wanted_ ? std::optional(time(*next_)) : std::nullopt;
}

void FrameSchedule::handle_timeout(protocol::Time now) {
  if (next_ && time(*next_) <= now) {
    next_.reset();
    wanted_ = true;
  }
}

}  // namespace shell
