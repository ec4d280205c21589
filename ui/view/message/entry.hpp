#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ui/model/action.hpp"
#include "ui/model/timeline.hpp"
#include "ui/view/message/long_text.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view::message {

// Where an entry stands among its neighbours.
struct Neighbours {
  bool new_day = false;      // the first of its day: a separator goes above it
  bool joins_above = false;  // same author and close in time
  bool joins_below = false;
};

// One entry of the timeline as it is shown.
struct Entry {
  std::int64_t position = 0;
  model::TimelineItem item;
  Neighbours where;
  std::uint32_t new_below = 0;      // above it goes the line that says how many messages are new; 0: none
  float highlight = 0;              // 0..1: it was jumped to
  bool menu_stop = false;           // Tab reaches its menu; those of the others are reached by the arrow keys
  bool menu_focus = false;          // its menu takes the focus
  LongTexts* long_texts = nullptr;  // which of them are shown whole; null: none can be
};

// What the person asked for with it.
struct Wish {
  bool resend = false;
  bool reconnect = false;  // it waits, and is to go now
  bool unfolded = false;   // all of a long text is to be seen
  bool days = false;       // to go to another day; `anchor` is the separator
  bool menu = false;       // what can be done with it; `anchor` is the button, or a point
  bool menu_seen = false;  // its button is in sight
  int step = 0;            // by keys from its menu to that of the next one that has any (1) or before (-1)
  std::optional<model::MessageKey> original{};  // to see what is answered
  std::optional<std::size_t> picture{};         // to see that picture large
  Rect anchor{};
  std::optional<model::MessageCommand> command{};
  std::string emoji{};
  float part = 0;
};

}  // namespace ui::view::message
