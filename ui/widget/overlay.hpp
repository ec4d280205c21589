#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "ui/widget/kit/kit.hpp"
#include "ui/widget/list/scroll.hpp"

namespace ui::widget {

// Something that lies over the page as long as it lives: what is drawn within is above, and fields beneath give way.
class Layer {
 public:
  Layer(Kit& kit, const Rect& covered);
  ~Layer();
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

 private:
  Kit& kit_;
};

// Whether the person closes what is open: Escape or the browser's Back.
bool wants_close(Kit& kit);

// A dialog that takes all attention: a card in the middle, on a phone a sheet from below. Nodes added while it lives are in it.
class Dialog {
 public:
  // `content` is the size that the content needs; the card is as wide and high as fits.
  Dialog(Kit& kit, NodeKey key, std::string_view title, Vec2 content);
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;

  [[nodiscard]] const Rect& content() const { return content_; }
  // Escape, Back, the close button or a click beside it.
  [[nodiscard]] bool closed() const { return closed_; }

 private:
  Rect place(Vec2 content) const;

  Kit& kit_;
  Layer layer_;
  float shown_;
  float opacity_before_;
  Rect content_;
  bool closed_ = false;
};

struct MenuItem {
  std::string_view name{};
  Icon icon{};
  bool chosen = false;  // marked with a tick
  bool dangerous = false;
  bool divided = false;  // a line above it
};

struct MenuResult {
  std::optional<std::size_t> chosen;
  bool closed = false;  // by a choice or without one
};

// A menu that hangs at `anchor`, its right edges aligned with it, or begins there where that is a point; arrow keys move in it. With
// `opening` the first item takes the focus. What does not fit on the screen is scrolled to.
enum class Opening : bool { No, Yes };
MenuResult menu(Kit& kit, NodeKey key, std::string_view name, const Rect& anchor, std::span<const MenuItem> items,
                Opening opening, ScrollMemory& scrolled);

}  // namespace ui::widget
