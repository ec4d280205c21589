#pragma once

#include "ui/widget/kit/interaction.hpp"

// Two buttons one over the other in a scrolling area, as little of a screen as shows what pointers and keys do.
namespace support::ui {

inline constexpr ::ui::semantics::NodeId kUnder{1};
inline constexpr ::ui::semantics::NodeId kOver{2};
inline constexpr ::ui::semantics::NodeId kArea{3};

struct Responses {
  ::ui::widget::Response under;
  ::ui::widget::Response over;
  ::ui::widget::ScrollInput scroll;
  bool again = false;
};

inline Responses frame(::ui::widget::Interaction& io) {
  using ::ui::widget::Take;
  Responses result;
  io.begin_frame(::ui::Moment{});
  io.region(kArea, {0, 0, 100, 100}, Take::Scroll);
  result.scroll = io.scroll(kArea);
  result.under = io.region(kUnder, {0, 0, 100, 100});
  result.over = io.region(kOver, {10, 10, 20, 20});
  result.again = io.end_frame();
  return result;
}

inline void press(::ui::widget::Interaction& io, ::ui::Vec2 at, ::ui::PointerKind kind = ::ui::PointerKind::Mouse) {
  io.handle(::ui::PointerPressed{at, kind, ::ui::PointerButton::Primary});
}

inline void release(::ui::widget::Interaction& io, ::ui::Vec2 at, ::ui::PointerKind kind = ::ui::PointerKind::Mouse) {
  io.handle(::ui::PointerReleased{at, kind, ::ui::PointerButton::Primary});
}

}  // namespace support::ui
