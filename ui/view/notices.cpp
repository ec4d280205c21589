#include "ui/view/notices.hpp"

#include <algorithm>
#include <cmath>

#include "ui/text/words/phrases.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr std::size_t kMost = 3;

bool is_good(model::NoticeKind kind) { return kind == model::NoticeKind::ContactAdded; }

float toast(Kit& kit, const model::Notice& notice, const Rect& place) {
  const std::string words = phrases::notice(notice);
  const LineLook look{kit.type().small_strong, kit.color().on_tooltip};
  const float words_width = place.width - 48 - kit.theme.target - 8;
  const float height = std::max(kit.theme.target + 8, paragraph_height(kit, words, look, words_width) + 24);
  const float shown = kit.animator.value(static_cast<std::uint32_t>(kit.tree.id(notice.id)), 1, theme::kCalm, 0);
  Rect card{place.x, place.y - ((1 - shown) * 12), place.width, height};
  const Layer layer(kit, card);
  kit.canvas.set_opacity(shown);
  const Group group(kit, notice.id, card, {.role = is_good(notice.kind) ? Role::Status : Role::Alert});
  kit.io.region(group.id(), card, Take::Block);
  kit.canvas.shadow(card, theme::kRadiusField, kit.color().shadow, 32, 8);
  kit.canvas.fill(card, kit.color().tooltip, theme::kRadiusField);
  kit.canvas.icon(is_good(notice.kind) ? Icon::Check : Icon::CircleAlert, cut_left(card, 48), 20,
                  kit.color().on_tooltip);
  const Rect close = centered(cut_right(card, kit.theme.target + 8), kit.theme.target, kit.theme.target);
  const float text_height = paragraph_height(kit, words, look, words_width);
  paragraph(kit, "words", centered(card, card.width, text_height), words, look);
  kit.canvas.icon(Icon::X, close, 18, theme::faded(kit.color().on_tooltip, 0.8F));
  const NodeId id =
      kit.add("dismiss", close,
              {.role = Role::Button, .states = semantics::kFocusable, .name = std::string(phrases::dismiss())});
  const Response response = kit.region(id, close);
  if (response.hovered) kit.out.cursor = Cursor::Pointer;
  if (response.focused) focus_ring(kit, inset(close, 6, 6), theme::kRadiusSmall);
  if (response.clicked) kit.act(model::DismissNotice{notice.id});
  kit.canvas.set_opacity(1);
  return height;
}

struct BannerWords {
  std::string text;
  Icon icon = Icon::RefreshCw;
  bool can_retry = false;
};

BannerWords banner_words(const Kit& kit, const model::Connection& connection) {
  switch (connection.link) {
    case model::Link::Connecting: return {std::string(phrases::connecting()), Icon::RefreshCw, false};
    case model::Link::Waiting: {
      const auto left = std::chrono::ceil<std::chrono::seconds>(std::max(Moment{}, connection.retry_at - kit.now));
      if (left.count() > 0) kit.wake(connection.retry_at - left + std::chrono::seconds{1});
      return {phrases::reconnecting_in(left.count()), Icon::WifiOff, true};
    }
    default: return {std::string(phrases::offline()), Icon::WifiOff, true};
  }
}

}  // namespace

void notices(Kit& kit, const model::State& state, float top) {
  if (state.notices.empty()) return;
  const float width = std::min(440.0F, kit.screen.width - 24);
  Rect place{kit.screen.x + ((kit.screen.width - width) / 2), top + 12, width, 0};
  const Group group(kit, "notices", place, {.role = Role::Region, .name = std::string(phrases::notices())});
  const std::size_t first = state.notices.size() > kMost ? state.notices.size() - kMost : 0;
  for (std::size_t i = first; i < state.notices.size(); ++i) place.y += toast(kit, state.notices[i], place) + 8;
}

float connection_banner(Kit& kit, const model::Connection& connection, const Rect& area) {
  if (connection.link == model::Link::Online) return 0;
  const float height = std::max(44.0F, kit.theme.target) + 4;
  const Rect bar{area.x, area.y, area.width, height};
  const BannerWords words = banner_words(kit, connection);
  kit.canvas.fill(bar, kit.color().warning_soft);
  if (kit.theme.contrast == theme::Contrast::High)
    kit.canvas.fill({bar.x, bottom(bar) - 1, bar.width, 1}, kit.color().border);
  const Group status(kit, "connection", bar, {.role = Role::Status});
  const ButtonLook retry{.name = phrases::retry_now(), .kind = ButtonKind::Ghost};
  const float retry_width = words.can_retry ? button_width(kit, retry) : 0;
  const float text_width = kit.canvas.text_width(words.text, kit.type().small_strong);
  Rect rest = centered(bar, std::min(bar.width - 16, 28 + text_width + 4 + retry_width), height);
  kit.canvas.icon(words.icon, cut_left(rest, 18), 18, kit.color().warning_text);
  cut_left(rest, 10);
  if (words.can_retry && button(kit, "retry", inset(cut_right(rest, retry_width), 0, 2), retry))
    kit.act(model::RetryConnection{});
  line(kit, "words", rest, words.text, {kit.type().small_strong, kit.color().warning_text});
  return height;
}

}  // namespace ui::view
