#include "ui/view/list/sidebar.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "ui/text/words/phrases.hpp"
#include "ui/view/list/row.hpp"
#include "ui/view/list/search.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

std::string_view link_words(const model::Connection& connection) {
  switch (connection.link) {
    case model::Link::Online: return phrases::online();
    case model::Link::Connecting: return phrases::connecting();
    case model::Link::Waiting:
    case model::Link::Offline: return phrases::offline();
  }
  return "";
}

void header(Kit& kit, const model::State& state, Memory& memory, Rect bar) {
  const Group banner(kit, "account", bar,
                     {.role = Role::Group, .name = state.own_name.empty() ? state.own_address : state.own_name});
  bar = inset(bar, 16, 0);
  const bool is_online = state.connection.link == model::Link::Online;
  const std::string& name = state.own_name.empty() ? state.own_address : state.own_name;
  avatar(kit, center(cut_left(bar, 40)), 20, {state.own_address, name},
         is_online ? model::Presence::Online : model::Presence::Offline, kit.color().surface);
  cut_left(bar, 12);
  const float side = kit.theme.target;
  const Rect menu_box = centered(cut_right(bar, side), side, side);
  const Rect add_box = centered(cut_right(bar, side), side, side);
  Rect words = centered(bar, bar.width, kit.type().strong.line_height + kit.type().small.line_height);
  line(kit, "name", cut_top(words, kit.type().strong.line_height), name,
       {kit.type().strong, kit.color().text, Align::Start, Origin::Theirs});
  line(kit, "link", words, link_words(state.connection),
       {kit.type().small, is_online ? kit.color().text_soft : kit.color().warning_text});
  if (button(kit, "add", add_box,
             {.name = phrases::add_contact(),
              .icon = Icon::MessageCirclePlus,
              .kind = ButtonKind::Ghost,
              .shape = Shape::Round,
              .icon_size = 22})) {
    open_overlay(kit, memory.overlay, Overlay::AddContact, add_box);
  }
  const bool menu_open = memory.overlay.open == Overlay::AccountMenu;
  if (button(kit, "menu", menu_box,
             {.name = phrases::menu(),
              .icon = Icon::MoreVertical,
              .kind = ButtonKind::Ghost,
              .shape = Shape::Round,
              .expanded = menu_open})) {
    open_overlay(kit, memory.overlay, Overlay::AccountMenu, menu_box);
  }
}

void nobody(Kit& kit, Rect area, std::string_view query, Memory& memory) {
  area = centered(inset(area, 24, 0), area.width - 48, 200);
  if (!query.empty()) {
    paragraph(kit, "nobody", area, phrases::nothing_found(query),
              {kit.type().body, kit.color().text_soft, Align::Center});
    return;
  }
  const Rect picture = cut_top(area, 72);
  kit.canvas.circle(center(picture), 32, kit.color().accent_soft);
  kit.canvas.icon(Icon::MessagesSquare, picture, 28, kit.color().accent_text);
  cut_top(area, 8);
  line(kit, "title", cut_top(area, kit.type().strong.line_height), phrases::no_conversations_title(),
       {kit.type().strong, kit.color().text, Align::Center});
  cut_top(area, 4);
  line(kit, "hint", cut_top(area, kit.type().small.line_height), phrases::no_conversations_hint(),
       {kit.type().small, kit.color().text_soft, Align::Center});
  cut_top(area, 16);
  const ButtonLook look{.name = phrases::add_contact(), .icon = Icon::UserPlus, .kind = ButtonKind::Secondary};
  const Rect box = centered(cut_top(area, kit.theme.target), button_width(kit, look), kit.theme.target);
  if (button(kit, "first", box, look)) open_overlay(kit, memory.overlay, Overlay::AddContact, box);
}

// Rows to come.
void loading(Kit& kit, Rect area) {
  kit.add("loading", area,
          {.role = Role::Status, .states = semantics::kBusy, .name = std::string(phrases::loading_contacts())});
  const float row = conversation_row_height(kit);
  const auto bar = [&](Rect& rest, float height, float part) {
    skeleton(kit, {rest.x, rest.y, std::round(rest.width * part), height}, height / 2);
    cut_top(rest, height + 10);
  };
  constexpr std::array<Vec2, 6> kShapes{
      {{0.4F, 0.8F}, {0.55F, 0.6F}, {0.3F, 0.9F}, {0.5F, 0.5F}, {0.35F, 0.7F}, {0.6F, 0.4F}}};
  for (const Vec2& shape : kShapes) {
    if (area.height < row) return;
    Rect rest = inset(cut_top(area, row), 20, 0);
    const Rect picture = centered(cut_left(rest, 48), 48, 48);
    skeleton(kit, picture, 24);
    cut_left(rest, 12);
    rest = centered(rest, rest.width, 34);
    bar(rest, 13, shape.x);
    bar(rest, 11, shape.y);
  }
}

// The list as rows of even height below the requests.
class ConversationList {
 public:
  ConversationList(Kit& kit, const model::State& state, const Listed& listed, SidebarMemory& memory, const Rect& area)
      : kit_(kit),
        state_(state),
        listed_(listed),
        memory_(memory),
        area_(area),
        row_(conversation_row_height(kit)),
        request_(request_row_height(kit)),
        requests_height_(static_cast<double>(state.contact_requests.size()) * request_) {}

  void frame(NodeId id) {
    const double content = requests_height_ + (static_cast<double>(listed_.size()) * row_) + 8;
    rove();
    scroll(kit_, id, area_, content, memory_.scroll);
    const Clip clip(kit_, area_);
    requests();
    rows();
    if (const auto top =
            scroll_bar(kit_, "bar", area_, {content, area_.height, memory_.scroll.top}, memory_.scroll.motion)) {
      memory_.scroll.top = *top;
      kit_.wake_now();
    }
  }

 private:
  [[nodiscard]] NodeId row_id(const model::ConversationKey& key) const {
    return NodeId{semantics::NodeKey("open").under(static_cast<std::uint32_t>(kit_.tree.id(key.number())))};
  }

  [[nodiscard]] bool has_focus(const std::optional<model::ConversationKey>& key) const {
    return key && kit_.io.focus() == row_id(*key);
  }

  [[nodiscard]] Rect row_rect(std::size_t index) const {
    const double top = requests_height_ + (static_cast<double>(index) * row_) - memory_.scroll.top;
    return {area_.x, static_cast<float>(area_.y + top), area_.width, row_};
  }

  void show(std::size_t index) {
    const double top = requests_height_ + (static_cast<double>(index) * row_);
    reveal(memory_.scroll, top, top + row_, area_.height);
  }

  // Arrow keys move the focus from row to row; looks for the row only when there is a key or a wish.
  void rove() {
    if (listed_.size() == 0) return;
    if (const auto wanted = std::exchange(memory_.wanted_focus, std::nullopt)) focus_row(listed_.find(*wanted));
    if (!has_focus(memory_.stop)) return;
    std::size_t step_from = listed_.size();
    const auto from = [&] { return step_from == listed_.size() ? step_from = listed_.find(*memory_.stop) : step_from; };
    if (kit_.io.take(ui::Key::Down))
      focus_row(from() + 1);
    else if (kit_.io.take(ui::Key::Up) && from() > 0)
      focus_row(from() - 1);
    else if (kit_.io.take(ui::Key::Home))
      focus_row(0);
    else if (kit_.io.take(ui::Key::End))
      focus_row(listed_.size() - 1);
  }

  void focus_row(std::size_t index) {
    if (index >= listed_.size()) return;
    memory_.stop = listed_.at(index).key;
    show(index);
    kit_.io.move_focus(row_id(*memory_.stop));
  }

  void requests() {
    double top = area_.y - memory_.scroll.top;
    for (const model::ContactRequest& request : state_.contact_requests) {
      const Rect rect{area_.x, static_cast<float>(top), area_.width, request_};
      if (overlap(rect, area_)) request_row(kit_, rect, request);
      top += request_;
    }
  }

  void rows() {
    if (listed_.size() == 0) return;
    const double above = memory_.scroll.top - requests_height_;
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(above / row_)));
    const auto last = static_cast<std::size_t>(std::max(0.0, std::ceil((above + area_.height) / row_)));
    settle_stop(first, std::min(last, listed_.size()));
    for (std::size_t i = first; i < std::min(last, listed_.size()); ++i) draw(i);
    keep_focused(first, last);
  }

  // A row that has the focus stays in the mirror while it is scrolled out of sight.
  void keep_focused(std::size_t first, std::size_t last) {
    if (!focused_ || kit_.tree.in_frame(row_id(*focused_))) return;
    const std::size_t index = listed_.find(*focused_);
    if (index < listed_.size() && (index < first || index >= last)) draw(index);
  }

  // The row that Tab reaches is one that is seen: the last that had the focus, else the open one, else the first.
  void settle_stop(std::size_t first, std::size_t last) {
    if (has_focus(memory_.stop)) focused_ = memory_.stop;
    std::size_t open = first;
    bool seen = false;
    for (std::size_t i = first; i < last; ++i) {
      const model::ConversationKey& key = listed_.at(i).key;
      if (has_focus(key)) memory_.stop = focused_ = key;
      if (state_.open && state_.open->key == key) open = i;
    }
    for (std::size_t i = first; i < last; ++i) seen = seen || listed_.at(i).key == memory_.stop;
    if (!seen && !focused_ && first < last) memory_.stop = listed_.at(open).key;
  }

  void draw(std::size_t index) {
    const model::Conversation& conversation = listed_.at(index);
    const bool open = state_.open && state_.open->key == conversation.key;
    const RowStop stop = conversation.key == memory_.stop ? RowStop::Yes : RowStop::No;
    if (conversation_row(kit_, row_rect(index), conversation, open ? RowState::Open : RowState::Usual, stop)) {
      memory_.stop = conversation.key;
      kit_.act(model::OpenConversationWith{conversation.key});
    }
  }

  Kit& kit_;
  const model::State& state_;
  const Listed& listed_;
  SidebarMemory& memory_;
  Rect area_;
  std::optional<model::ConversationKey> focused_;  // the row that has the keyboard, if one has it
  float row_;
  float request_;
  double requests_height_;
};

}  // namespace

float bar_height(const Kit& kit) {
  return std::max(64.0F, kit.type().strong.line_height + kit.type().small.line_height + 24);
}

void open_overlay(Kit& kit, OverlayMemory& memory, Overlay overlay, const Rect& anchor) {
  memory = {overlay, true, kit.io.focus(), kit.fields.focused(), anchor};
  kit.wake_now();
}

void go_on_to(Kit& kit, OverlayMemory& memory, Overlay next) {
  memory.open = next;
  memory.opening = true;
  kit.wake_now();
}

void close_overlay(Kit& kit, OverlayMemory& memory) {
  if (memory.return_focus != NodeId{}) {
    kit.io.move_focus(memory.return_focus);
  } else if (!memory.return_field.empty()) {
    kit.io.leave_focus();
    kit.fields.request_focus(memory.return_field);
  }
  memory = {};
  kit.wake_now();
}

void sidebar(Kit& kit, const model::State& state, Memory& memory, Rect area) {
  kit.canvas.fill(area, kit.color().surface);
  const Group navigation(kit, "sidebar", area,
                         {.role = Role::Navigation, .name = std::string(phrases::conversations())});
  header(kit, state, memory, cut_top(area, bar_height(kit)));
  std::string query;
  {
    const Rect box = cut_top(area, field_height(kit, 1) + 10);
    const Group search(kit, "search", box, {.role = Role::Search});
    query = searchable(field(kit, inset({box.x, box.y, box.width, box.height - 10}, 14, 0),
                             {.key = kSearchField,
                              .kind = text::FieldKind::Search,
                              .name = phrases::search(),
                              .placeholder = phrases::search(),
                              .icon = Icon::Search,
                              .radius = 22}));
  }
  const Listed listed(state, query, memory.sidebar.search);
  if (listed.size() == 0 && state.contact_requests.empty()) {
    const bool known = !state.contacts_loading || !query.empty();
    return known ? nobody(kit, area, query, memory) : loading(kit, area);
  }
  const Group list(kit, "list", area, {.role = Role::List, .name = std::string(phrases::conversations())});
  ConversationList(kit, state, listed, memory.sidebar, area).frame(list.id());
}

}  // namespace ui::view
