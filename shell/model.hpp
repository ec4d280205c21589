#pragma once

#include <utility>

#include "ui/model/state.hpp"

namespace shell {

// The state that the views draw, and whether it changed since the last frame.
class Model {
 public:
  [[nodiscard]] const ui::model::State& read() const { return state_; }
  // For a change that people can see: it costs a frame.
  ui::model::State& edit() {
    changed_ = true;
    return state_;
  }
  // For bookkeeping that no view shows at once.
  ui::model::State& edit_unseen() { return state_; }
  // Something that the state refers to changed, such as a timeline.
  void touch() { changed_ = true; }
  bool take_changed() { return std::exchange(changed_, false); }

 private:
  ui::model::State state_;
  bool changed_ = true;
};

}  // namespace shell
