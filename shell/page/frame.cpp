#include "shell/page/frame.hpp"

#include <algorithm>
#include <chrono>

namespace shell::page {
namespace {

constexpr protocol::Duration kLongFrame = std::chrono::milliseconds(16);
constexpr protocol::Duration kLongestRest = std::chrono::milliseconds(250);
constexpr int kRest = 3;  // times what the frame took

}  // namespace

void FrameSchedule::want_news(protocol::Time now) {
  if (now >= rests_until_)
    wanted_ = true;
  else
    news_at_ = rests_until_;
}

void FrameSchedule::set_visible(bool visible) {
  wanted_ = wanted_ || (visible && !visible_);
  visible_ = visible;
}

bool FrameSchedule::take_request() {
  if (!wanted_ || requested_ || !visible_) return false;
  requested_ = true;
  return true;
}

bool FrameSchedule::begin() {
  requested_ = false;
  if (!visible_ || drawing_) return false;  // what is wanted stays wanted
  wanted_ = false;
  drawing_ = true;
  next_.reset();
  news_at_.reset();
  return true;
}

void FrameSchedule::drawn(std::optional<ui::Moment> next) {
  drawing_ = false;
  next_ = next;
}

std::optional<protocol::Time> FrameSchedule::deadline() const {
  if (!visible_ || wanted_) return std::nullopt;
  const std::optional<protocol::Time> next = next_ ? std::optional(time(*next_)) : std::nullopt;
  return next && news_at_ ? std::min(*next, *news_at_) : next ? next : news_at_;
}

void FrameSchedule::took(protocol::Duration cost, protocol::Time now) {
  rests_until_ = cost > kLongFrame ? now + std::min(cost * kRest, kLongestRest) : now;
}

void FrameSchedule::handle_timeout(protocol::Time now) {
  if (news_at_ && *news_at_ <= now) {
    news_at_.reset();
    wanted_ = true;
  }
  if (next_ && time(*next_) <= now) {
    next_.reset();
    wanted_ = true;
  }
}

}  // namespace shell::page
