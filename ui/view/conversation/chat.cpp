#include "ui/view/conversation/chat.hpp"

#include "ui/text/words/phrases.hpp"
#include "ui/view/call/call.hpp"
#include "ui/view/composer/composer.hpp"
#include "ui/view/conversation/details.hpp"
#include "ui/view/conversation/timeline.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/widgets.hpp"
#include "ui/widget/avatar.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/text.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

std::string state_words(const model::Conversation& conversation) {
  return conversation.typing ? std::string(phrases::typing()) : phrases::state_of(conversation);
}

void back_button(Kit& kit, Rect& bar) {
  const float side = kit.theme.target;
  if (button(kit, "back", centered(cut_left(bar, side), side, side),
             {.name = phrases::back(),
              .icon = Icon::ArrowLeft,
              .kind = ButtonKind::Ghost,
              .shape = Shape::Round,
              .icon_size = 22})) {
    kit.act(model::CloseConversation{});
  }
  cut_left(bar, 4);
}

float tool_width(const Kit& kit) { return kit.theme.target + 2; }

void call_tools(Kit& kit, const model::State& state, const model::Conversation& other, const Rect& voice,
                const Rect& video) {
  const auto tool = [&](semantics::NodeKey key, const Rect& box, model::CallMedia media) {
    const CallButton call = call_button(state, other, media);
    const ButtonLook look{.name = call.name,
                          .icon = call.icon,
                          .kind = ButtonKind::Ghost,
                          .shape = Shape::Round,
                          .enabled = call.enabled,
                          .description = call.obstacle};
    if (button(kit, key, box, look)) kit.act(model::PlaceCall{other.key, media});
  };
  tool("voice", voice, model::CallMedia::Voice);
  tool("video", video, model::CallMedia::Video);
}

void tools(Kit& kit, const model::State& state, Memory& memory, const model::Conversation& other, Rect bar) {
  const float side = kit.theme.target;
  const auto box = [&] { return centered(cut_left(bar, tool_width(kit)), side, side); };
  if (other.key.kind() == model::ConversationKind::Direct) {
    const Rect voice = box();
    call_tools(kit, state, other, voice, box());
  }
  const Rect more = box();
  const bool open = memory.overlay.open == Overlay::ChatMenu;
  if (button(kit, "more", more,
             {.name = phrases::more(),
              .icon = Icon::MoreVertical,
              .kind = ButtonKind::Ghost,
              .shape = Shape::Round,
              .expanded = open})) {
    open_overlay(kit, memory.overlay, Overlay::ChatMenu, more);
  }
}

// Under the name and the picture: they lead to the details.
void details_button(Kit& kit, Memory& memory, const Rect& box) {
  std::uint16_t states = semantics::kFocusable;
  if (memory.details.open) states |= semantics::kExpanded;
  const NodeId id =
      kit.add("details", box, {.role = Role::Button, .states = states, .name = std::string(phrases::details())});
  const Response response = kit.region(id, box);
  feedback(kit, id, response, box, theme::kRadiusField);
  if (response.focused) focus_ring(kit, inset(box, 2, 2), theme::kRadiusField);
  if (!response.clicked) return;
  if (memory.details.open)
    close_details(kit, memory.details);
  else
    open_details(kit, memory.details);
}

void header(Kit& kit, const model::State& state, Memory& memory, const model::Conversation& conversation, Rect bar) {
  kit.canvas.fill(bar, kit.color().surface);
  kit.canvas.fill({bar.x, bottom(bar) - 1, bar.width, 1}, kit.color().border);
  const Group group(kit, "header", bar, {.role = Role::Group, .name = conversation.name});
  bar = inset(bar, kit.phone() ? 6.0F : 20.0F, 0);
  if (kit.phone()) back_button(kit, bar);
  const bool callable = conversation.key.kind() == model::ConversationKind::Direct;
  const Rect tool_bar = cut_right(bar, (callable ? 3.0F : 1.0F) * tool_width(kit));
  details_button(kit, memory, inset({bar.x - 4, bar.y, bar.width + 4, bar.height}, 0, 6));
  avatar(kit, center(cut_left(bar, 40)), 20, {conversation.address, conversation.name}, conversation.presence,
         kit.color().surface);
  cut_left(bar, 12);
  Rect words = centered(bar, bar.width, kit.type().strong.line_height + kit.type().small.line_height);
  heading(kit, "name", cut_top(words, kit.type().strong.line_height), conversation.name, 1,
          {kit.type().strong, kit.color().text, Align::Start, Origin::Theirs});
  const Color ink = conversation.typing || conversation.presence == model::Presence::Online ? kit.color().accent_text
                                                                                            : kit.color().text_soft;
  line(kit, "presence", words, state_words(conversation), {kit.type().small, ink});
  tools(kit, state, memory, conversation, tool_bar);
}

}  // namespace

model::Conversation conversation_of(const model::State& state, ChatMemory& memory) {
  const model::ConversationKey& key = state.open->key;
  const auto& all = state.conversations;
  if (memory.index < all.size() && all[memory.index].key == key) return all[memory.index];
  const bool known_missing = memory.missing_at != 0 && memory.missing_at == state.conversations_revision;
  for (std::size_t i = 0; i < all.size() && !known_missing; ++i) {
    if (all[i].key != key) continue;
    memory.index = i;
    return all[i];
  }
  memory.missing_at = state.conversations_revision;
  model::Conversation unknown;
  unknown.key = key;
  unknown.address = unknown.name = state.open->address;
  return unknown;
}

void chat(Kit& kit, const model::State& state, Memory& memory, Rect area) {
  const model::OpenConversation& open = *state.open;
  if (memory.chat.key != open.key) {
    memory.chat = {};
    memory.chat.key = open.key;
    if (!kit.coarse()) kit.fields.request_focus(composer_key(open.key));
  }
  const model::Conversation conversation = conversation_of(state, memory.chat);
  const Group main(kit, "chat", area, {.role = Role::Main, .name = std::string(phrases::main_area())});
  kit.canvas.fill(area, kit.color().page);
  const Vec2 pane{area.width, area.height};
  header(kit, state, memory, conversation, cut_top(area, bar_height(kit)));
  const Rect foot = cut_bottom(area, composer_height(kit, open, memory.chat.composer, pane));
  if (open.timeline != nullptr) timeline(kit, open, conversation, memory, area);
  composer(kit, open, memory.chat.composer, foot);
  take_files(kit, open, memory.files, memory.chat.composer, area);
}

void no_chat(Kit& kit, const Rect& area) {
  const Group main(kit, "chat", area, {.role = Role::Main, .name = std::string(phrases::main_area())});
  kit.canvas.fill(area, kit.color().page);
  Rect rest =
      centered(area, area.width - 48, 72 + 16 + kit.type().heading.line_height + 6 + kit.type().body.line_height);
  const Rect picture = cut_top(rest, 72);
  kit.canvas.circle(center(picture), 36, kit.color().surface);
  kit.canvas.icon(Icon::MessagesSquare, picture, 32, kit.color().accent_text);
  cut_top(rest, 16);
  heading(kit, "title", cut_top(rest, kit.type().heading.line_height), phrases::choose_conversation(), 1,
          {kit.type().heading, kit.color().text, Align::Center});
  cut_top(rest, 6);
  line(kit, "hint", rest, phrases::choose_conversation_hint(), {kit.type().body, kit.color().text_soft, Align::Center});
}

}  // namespace ui::view
