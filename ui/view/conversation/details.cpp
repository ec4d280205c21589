#include "ui/view/conversation/details.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/text/words/phrases.hpp"
#include "ui/view/call/call.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/widgets.hpp"
#include "ui/widget/avatar.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/text.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kAvatar = 48;
constexpr float kMargin = 20;
constexpr float kColumn = 420;
constexpr float kGap = 12;
constexpr float kEndless = 100'000;

bool close_button(Kit& kit, Rect& bar, Icon icon, std::string_view name) {
  const float side = kit.theme.target;
  const Rect box = centered(icon == Icon::ArrowLeft ? cut_left(bar, side) : cut_right(bar, side), side, side);
  return button(kit, "close", box,
                {.name = name, .icon = icon, .kind = ButtonKind::Ghost, .shape = Shape::Round, .icon_size = 22});
}

// Back where the conversation is underneath, a cross where it is beside.
bool bar(Kit& kit, const Rect& area, bool covers) {
  kit.canvas.fill({area.x, bottom(area) - 1, area.width, 1}, kit.color().border);
  Rect rest = inset(area, covers && kit.phone() ? 6.0F : 14.0F, 0);
  const bool closed = covers ? close_button(kit, rest, Icon::ArrowLeft, phrases::back())
                             : close_button(kit, rest, Icon::X, phrases::close());
  cut_left(rest, 6);
  heading(kit, "title", centered(rest, rest.width, kit.type().strong.line_height), phrases::details(), 2,
          {kit.type().strong, kit.color().text});
  return closed;
}

// Lays out and draws from the top of what is scrolled.
class Sheet {
 public:
  Sheet(Kit& kit, const model::State& state, const model::Conversation& other, Memory& memory, const Rect& area)
      : kit_(kit), state_(state), other_(other), memory_(memory.details), overlay_(memory.overlay), area_(area) {
    const float width = std::min(area.width - (2 * kMargin), kColumn * kit.theme.scale);
    top_ = area.y - static_cast<float>(memory_.scroll.top);
    rest_ = {std::round(area.x + ((area.width - width) / 2)), top_, width, kEndless};
  }

  // Gives how high all of it is.
  float draw() {
    cut_top(rest_, 24);
    person();
    cut_top(rest_, 20);
    calls();
    cut_top(rest_, 24);
    address();
    cut_top(rest_, 24);
    membership();
    cut_top(rest_, 24);
    return rest_.y - top_;
  }

 private:
  void person() {
    const auto& type = kit_.type();
    const auto& color = kit_.color();
    avatar(kit_, center(cut_top(rest_, 2 * kAvatar)), kAvatar, {other_.address, other_.name}, other_.presence,
           color.surface);
    cut_top(rest_, 12);
    words("name", other_.name, {type.heading, color.text, Align::Center, Origin::Theirs});
    const bool online = other_.presence == model::Presence::Online;
    words("presence", phrases::state_of(other_),
          {type.small, online ? color.accent_text : color.text_soft, Align::Center});
    if (other_.status.empty()) return;
    cut_top(rest_, 8);
    words("status", other_.status, {type.body, color.text_soft, Align::Center, Origin::Theirs});
  }

  void words(semantics::NodeKey key, std::string_view text, const LineLook& look) {
    const float height = paragraph_height(kit_, text, look, rest_.width);
    paragraph(kit_, key, cut_top(rest_, height), text, look);
  }

  void calls() {
    if (other_.key.kind() != model::ConversationKind::Direct) return;
    const std::array<CallButton, 2> kinds{call_button(state_, other_, model::CallMedia::Voice),
                                          call_button(state_, other_, model::CallMedia::Video)};
    const auto look = [](const CallButton& call) {
      return ButtonLook{.name = call.name,
                        .icon = call.icon,
                        .kind = ButtonKind::Secondary,
                        .enabled = call.enabled,
                        .description = call.obstacle};
    };
    const std::array<ButtonLook, 2> looks{look(kinds[0]), look(kinds[1])};
    const float needed = std::max(button_width(kit_, looks[0]), button_width(kit_, looks[1]));
    const float half = (rest_.width - kGap) / 2;
    const bool beside = needed <= half;
    Rect row = cut_top(rest_, beside ? kit_.theme.target : (2 * kit_.theme.target) + kGap);
    const auto place = [&] { return beside ? cut_left(row, half) : cut_top(row, kit_.theme.target); };
    const auto gap = [&] { return beside ? cut_left(row, kGap) : cut_top(row, kGap); };
    if (stop("voice", place(), looks[0])) kit_.act(model::PlaceCall{other_.key, model::CallMedia::Voice});
    gap();
    if (stop("video", place(), looks[1])) kit_.act(model::PlaceCall{other_.key, model::CallMedia::Video});
    const std::string& obstacle = kinds[0].obstacle.empty() ? kinds[1].obstacle : kinds[0].obstacle;
    if (obstacle.empty()) return;
    cut_top(rest_, 8);
    words("obstacle", obstacle, {kit_.type().small, kit_.color().text_soft, Align::Center});
  }

  // A button that comes into sight when Tab reaches it.
  bool stop(semantics::NodeKey key, const Rect& rect, const ButtonLook& look) {
    const bool seen = rect.y >= area_.y && bottom(rect) <= bottom(area_);
    if (!seen && kit_.io.shows_focus(button_id(kit_, key))) {
      reveal(memory_.scroll, rect.y - top_, bottom(rect) - top_, area_.height);
      kit_.wake_now();
    }
    return button(kit_, key, rect, look);
  }

  void address() {
    const auto& type = kit_.type();
    const float side = kit_.theme.target;
    const LineLook look{type.body, kit_.color().text, Align::Start, Origin::Theirs};
    const float width = rest_.width - 16 - side - 8;
    const float height = type.tiny.line_height + 2 + paragraph_height(kit_, other_.address, look, width);
    Rect card = cut_top(rest_, std::max(side, height) + 16);
    kit_.canvas.fill(card, kit_.color().field, theme::kRadiusField);
    if (kit_.theme.contrast == theme::Contrast::High)
      kit_.canvas.stroke(card, kit_.color().border, theme::kRadiusField);
    card = inset(card, 16, 8);
    card.width += 8;
    if (stop("copy", centered(cut_right(card, side), side, side),
             {.name = phrases::copy_address(),
              .icon = Icon::Copy,
              .kind = ButtonKind::Ghost,
              .shape = Shape::Round,
              .icon_size = 18}))
      kit_.act(model::CopyText{other_.address});
    card = centered(card, card.width, height);
    card.width = width;
    line(kit_, "label", cut_top(card, type.tiny.line_height), phrases::address(), {type.tiny, kit_.color().text_soft});
    cut_top(card, 2);
    paragraph(kit_, "address", card, other_.address, look);
  }

  void membership() {
    if (other_.key.kind() != model::ConversationKind::Direct) return;
    const bool contact = other_.contact;
    const ButtonLook look{.name = contact ? phrases::remove_contact() : phrases::add_to_contacts(),
                          .icon = contact ? Icon::UserMinus : Icon::UserPlus,
                          .kind = ButtonKind::Secondary};
    const Rect row = cut_top(rest_, kit_.theme.target);
    const Rect box = centered(row, std::min(row.width, button_width(kit_, look)), row.height);
    if (!stop("membership", box, look)) return;
    if (contact)
      open_overlay(kit_, overlay_, Overlay::RemoveContact, box);
    else
      kit_.act(model::AddToContacts{other_.key});
  }

  Kit& kit_;
  const model::State& state_;
  const model::Conversation& other_;
  DetailsMemory& memory_;
  OverlayMemory& overlay_;
  Rect area_;  // that is seen
  float top_ = 0;
  Rect rest_;
};

}  // namespace

bool details_cover_chat(const Kit& kit, const model::State& state, const DetailsMemory& memory) {
  return memory.open && state.open && kit.screen.width < kThreePanes;
}

void open_details(Kit& kit, DetailsMemory& memory) {
  memory = {.open = true, .opening = true, .return_focus = kit.io.focus()};
  kit.wake_now();
}

void close_details(Kit& kit, DetailsMemory& memory) {
  if (memory.return_focus != NodeId{}) kit.io.move_focus(memory.return_focus);
  memory = {};
  kit.wake_now();
}

void details(Kit& kit, const model::State& state, const model::Conversation& other, Memory& all, Rect area) {
  DetailsMemory& memory = all.details;
  const bool covers = details_cover_chat(kit, state, memory);
  const Group pane(kit, "details", area,
                   {.role = covers ? Role::Main : Role::Region, .name = std::string(phrases::details())});
  kit.canvas.fill(area, kit.color().surface);
  const bool closed = bar(kit, cut_top(area, bar_height(kit)), covers);
  if (std::exchange(memory.opening, false)) kit.io.move_focus(kit.tree.id("close"));
  {
    const Clip clip(kit, area);
    scroll(kit, pane.id(), area, memory.content, memory.scroll);
    const float content = Sheet(kit, state, other, all, area).draw();
    if (std::exchange(memory.content, content) != content) kit.wake_now();
    const BarView view{content, area.height, memory.scroll.top};
    if (const auto top = scroll_bar(kit, "bar", area, view, memory.scroll.motion)) {
      memory.scroll.top = *top;
      kit.wake_now();
    }
  }
  if (closed) close_details(kit, memory);
}

}  // namespace ui::view
