#include "ui/view/screen.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/view/call/call.hpp"
#include "ui/view/contact_dialogs.hpp"
#include "ui/view/conversation/chat.hpp"
#include "ui/view/conversation/details.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/message/dialogs.hpp"
#include "ui/view/notices.hpp"
#include "ui/view/overlays.hpp"
#include "ui/view/shortcuts.hpp"
#include "ui/view/start/elsewhere.hpp"
#include "ui/view/start/sign_in.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

constexpr float kDetails = 320;  // width of the third pane

bool has(std::span<const std::string> keys, std::string_view key) { return std::ranges::find(keys, key) != keys.end(); }

const model::Call* staged(const model::State& state) {
  return state.call && call_has_stage(*state.call) ? &*state.call : nullptr;
}

// The open conversation, and the details beside it or in its place.
void conversation(Kit& kit, const model::State& state, Memory& memory, Rect area) {
  if (!memory.details.open) return chat(kit, state, memory, area);
  const model::Conversation other = conversation_of(state, memory.chat);
  if (details_cover_chat(kit, state, memory.details)) return details(kit, state, other, memory, area);
  const Rect side = cut_right(area, std::round(kDetails * std::min(kit.theme.scale, 1.3F)));
  chat(kit, state, memory, area);
  details(kit, state, other, memory, side);
  kit.canvas.fill({side.x, side.y, 1, side.height}, kit.color().border);
}

// What is not an overlay: one pane on a phone, two or three elsewhere.
void panes(Kit& kit, const model::State& state, Memory& memory, Rect area) {
  const model::Call* call = staged(state);
  if (kit.phone()) {
    if (call != nullptr)
      call_stage(kit, state, memory.call, area);
    else if (state.open)
      conversation(kit, state, memory, area);
    else
      sidebar(kit, state, memory, area);
    return;
  }
  const float side = std::round(std::clamp(kit.screen.width * 0.28F, 300.0F, 380.0F) * std::min(kit.theme.scale, 1.3F));
  const Rect list = cut_left(area, side);
  sidebar(kit, state, memory, list);
  kit.canvas.fill({right(list) - 1, list.y, 1, list.height}, kit.color().border);
  if (call != nullptr && (kit.screen.width < kThreePanes || !state.open))
    return call_stage(kit, state, memory.call, area);
  const Rect stage = call != nullptr ? cut_right(area, std::round(area.width * 0.54F)) : Rect{};
  if (!state.open)
    no_chat(kit, area);
  else if (call != nullptr)
    chat(kit, state, memory, area);
  else
    conversation(kit, state, memory, area);
  if (call != nullptr) call_stage(kit, state, memory.call, stage);
}

void take_submissions(Kit& kit, const model::State& state, Memory& memory, std::span<const std::string> submitted) {
  if (state.open && has(submitted, composer_key(state.open->key))) send_message(kit, *state.open, memory.chat.composer);
}

// Back on a phone leaves the conversation; its row in the list takes the focus.
void go_back(Kit& kit, const model::State& state, Memory& memory) {
  const bool uncovered = state.open && memory.overlay.open == Overlay::None;
  if (uncovered && details_cover_chat(kit, state, memory.details)) {
    if (kit.io.take_back() || kit.io.take(ui::Key::Escape)) close_details(kit, memory.details);
  } else if (uncovered && kit.io.take_back()) {
    kit.act(model::CloseConversation{});
  }
  if (!state.open && kit.phone()) memory.details = {};
  if (!state.open && memory.chat.key) {
    if (kit.fields.wanted_focus().empty()) memory.sidebar.wanted_focus = memory.chat.key;
    memory.chat = {};
  }
}

// Opens what the address bar names.
void go_to_place(Kit& kit, PlaceMemory& place) {
  if (place.wanted.empty()) return;
  if (std::exchange(place.asked, true)) {
    place = {};  // it is open, or was none
  } else {
    kit.act(model::OpenPlace{place.wanted});
    kit.wake_now();
  }
}

// Escape empties the search, when nothing above it wants the key.
void leave_search(Kit& kit, const Memory& memory) {
  if (memory.overlay.open != Overlay::None || kit.fields.value(kSearchField).empty()) return;
  if (kit.io.take(ui::Key::Escape)) kit.fields.write(kSearchField, "");
}

// Gives where notices begin, below the bars that should be seen.
float main_screen(Kit& kit, const model::State& state, Memory& memory, std::span<const std::string> submitted) {
  take_submissions(kit, state, memory, submitted);
  go_back(kit, state, memory);
  take_shortcuts(kit, state, memory);
  go_to_place(kit, memory.place);
  leave_search(kit, memory);
  Rect area = kit.screen;
  kit.canvas.fill({0, 0, kit.environment.viewport.size.x, kit.environment.viewport.size.y}, kit.color().surface);
  cut_top(area, connection_banner(kit, state.connection, area));
  panes(kit, state, memory, area);
  if (state.call) {
    follow_call(kit, *state.call, memory.call);
    if (!call_has_stage(*state.call)) call_card(kit, state);
  }
  overlays(kit, state, memory, has(submitted, kNewContactField) || has(submitted, kReactionSearch));
  return area.y + bar_height(kit);
}

}  // namespace

void screen(Kit& kit, const model::State& state, Memory& memory, std::span<const std::string> submitted) {
  float top = kit.screen.y;
  if (state.screen != model::Screen::Main) {
    const model::SignInProblem shown = memory.sign_in.shown;
    const bool was_busy = memory.sign_in.was_busy;
    PlaceMemory place = std::move(memory.place);
    if (!place.wanted.empty() && kit.io.take_back()) place = {};
    FilesMemory files = std::move(memory.files);
    memory = {};
    memory.sign_in = {shown, was_busy};
    memory.place = std::move(place);
    memory.files = std::move(files);
    if (state.screen == model::Screen::SignIn)
      sign_in(kit, state, memory.sign_in, has(submitted, kAddressField) || has(submitted, kPasswordField));
    else
      elsewhere(kit, state);
  } else {
    memory.sign_in = {};
    top = main_screen(kit, state, memory, submitted);
  }
  notices(kit, state, top);
}

std::string title_of(const model::State& state, Memory& memory) {
  if (state.screen != model::Screen::Main || !state.open) return state.product_name;
  return conversation_of(state, memory.chat).name + " \u00b7 " + state.product_name;
}

std::string route_of(const model::State& state, const PlaceMemory& place) {
  if (!place.wanted.empty()) return conversation_place(place.wanted);
  if (state.screen != model::Screen::Main || !state.open) return "#/";
  return conversation_place(state.open->address);
}

PlaceMemory place_at(std::string_view route) {
  if (!route.starts_with(kConversationPlace)) return {};
  return {.wanted = std::string(route.substr(kConversationPlace.size()))};
}

}  // namespace ui::view
