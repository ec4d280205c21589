#pragma once

#include <functional>
#include <string_view>

#include "ui/widget/kit/kit.hpp"
#include "ui/widget/list/scroll.hpp"

namespace gallery {

// A page of widgets under headings, longer than the screen.
class SheetPage {
 public:
  // Called with where the content begins and how wide it is; gives where it ends.
  using Content = std::function<float(ui::widget::Kit&, ui::Rect)>;
  void draw(ui::widget::Kit& kit, std::string_view title, const Content& content);

 private:
  ui::widget::ScrollMemory scroll_;
  float content_ = 0;
};

// A heading and its place; takes it off `rest`.
void section(ui::widget::Kit& kit, ui::Rect& rest, std::string_view title);

}  // namespace gallery
