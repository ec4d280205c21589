#pragma once

#include <cstdint>
#include <unordered_map>

#include "ui/geometry.hpp"

namespace ui::widget {

// Values that move to where they are wanted in a given time. A value that was not asked for in a frame is forgotten.
class Animator {
 public:
  void begin_frame(Moment now, bool reduced_motion);

  // The value for `key` on its way to `target`, which it starts at `start` when it is new. Under reduced motion it is there at
  // once. `target` and `start` are 0..1 as a rule.
  float value(std::uint32_t key, float target, Moment duration, float start);
  float value(std::uint32_t key, float target, Moment duration) { return value(key, target, duration, target); }

  // Whether anything still moves, so that another frame is wanted at once.
  [[nodiscard]] bool end_frame();

 private:
  struct Motion {
    float from = 0;
    float to = 0;
    Moment since{};
    std::uint32_t frame = 0;
  };
  std::unordered_map<std::uint32_t, Motion> motions_;
  Moment now_{};
  std::uint32_t frame_ = 0;
  bool reduced_ = false;
  bool moving_ = false;
};

}  // namespace ui::widget
