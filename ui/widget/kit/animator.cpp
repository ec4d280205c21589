#include "ui/widget/kit/animator.hpp"

#include <algorithm>
#include <cmath>

namespace ui::widget {
namespace {

float eased(float t) { return 1 - std::pow(1 - t, 3.0F); }

float progress(Moment since, Moment now, Moment duration) {
  if (duration.count() <= 0) return 1;
  return std::clamp(static_cast<float>((now - since).count()) / static_cast<float>(duration.count()), 0.0F, 1.0F);
}

}  // namespace

void Animator::begin_frame(Moment now, bool reduced_motion) {
  now_ = now;
  reduced_ = reduced_motion;
  moving_ = false;
  ++frame_;
}

float Animator::value(std::uint32_t key, float target, Moment duration, float start) {
  auto [found, is_new] = motions_.try_emplace(key);
  Motion& motion = found->second;
  if (is_new) motion = {start, target, now_, frame_};
  motion.frame = frame_;
  if (reduced_) motion.from = target;
  const auto current = [&] { return std::lerp(motion.from, motion.to, eased(progress(motion.since, now_, duration))); };
  if (motion.to != target) motion = {reduced_ ? target : current(), target, now_, frame_};
  if (motion.from != motion.to && progress(motion.since, now_, duration) < 1) moving_ = true;
  return current();
}

bool Animator::end_frame() {
  std::erase_if(motions_, [this](const auto& item) { return item.second.frame != frame_; });
  return moving_;
}

}  // namespace ui::widget
