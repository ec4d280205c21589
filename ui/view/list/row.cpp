#include "ui/view/list/row.hpp"

#include "ui/text/words/phrases.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kAvatar = 24;

std::string time_of(Kit& kit, WallTime time) {
  if (time == WallTime{}) return {};
  const bool today = kit.calendar.day_number(time) == kit.calendar.day_number(kit.calendar.now());
  return today ? kit.calendar.time_of_day(time) : kit.calendar.day(time);
}

std::string preview_of(const model::Conversation& conversation) {
  if (conversation.typing) return std::string(phrases::typing());
  const bool called = conversation.gist.kind == model::ItemKind::MissedCall;
  if (conversation.last_activity == WallTime{} && conversation.preview.empty() && !called)
    return std::string(conversation.status.empty() ? phrases::no_messages_yet() : conversation.status);
  const std::string words = phrases::gist(conversation.gist, conversation.preview);
  return conversation.preview_is_mine ? phrases::you_wrote(words) : words;
}

struct RowWords {
  std::string preview;
  std::string time;
};

// What a screen reader says after the name: all that is seen of the row.
std::string description_of(const model::Conversation& conversation, const RowWords& words) {
  std::string result;
  if (conversation.unread > 0) result.append(phrases::unread(conversation.unread)).append(". ");
  if (conversation.presence != model::Presence::Offline)
    result.append(phrases::presence(conversation.presence)).append(". ");
  result.append(words.preview);
  if (!words.time.empty()) result.append(", ").append(words.time);
  return result;
}

void draw_row(Kit& kit, Rect rest, const model::Conversation& conversation, const RowWords& words, Color ground) {
  const auto& color = kit.color();
  avatar(kit, center(cut_left(rest, 2 * kAvatar)), kAvatar, {conversation.address, conversation.name},
         conversation.presence, ground);
  cut_left(rest, 12);
  rest = centered(rest, rest.width, kit.type().strong.line_height + 2 + kit.type().small.line_height + 2);
  Rect top = cut_top(rest, kit.type().strong.line_height);
  cut_top(rest, 3);
  if (!words.time.empty()) {
    const float width = kit.canvas.text_width(words.time, kit.type().tiny);
    kit.canvas.text(cut_right(top, width), words.time, kit.type().tiny,
                    conversation.unread > 0 ? color.accent_text : color.text_faint);
    cut_right(top, 10);
  }
  kit.canvas.text(top, conversation.name, kit.type().strong, color.text, Align::Start, Origin::Theirs);
  if (conversation.unread > 0) {
    badge(kit, rest, conversation.unread);
    cut_right(rest, badge_width(kit, conversation.unread) + 10);
  }
  const Color ink = conversation.typing ? color.accent_text : color.text_soft;
  kit.canvas.text(rest, words.preview, kit.type().small, ink, Align::Start, Origin::Theirs);
}

}  // namespace

float conversation_row_height(const Kit& kit) {
  return std::max(70.0F, kit.type().strong.line_height + kit.type().small.line_height + 30);
}
float request_row_height(const Kit& kit) { return conversation_row_height(kit) + kit.theme.target + 8; }

bool conversation_row(Kit& kit, const Rect& rect, const model::Conversation& conversation, RowState state,
                      RowStop stop) {
  const Group item(kit, conversation.key.number(), rect, {.role = Role::ListItem});
  const Rect ground = inset(rect, 8, 1);
  std::uint16_t states = semantics::kFocusable;
  if (stop == RowStop::No) states |= semantics::kRoving;
  if (state == RowState::Open) states |= semantics::kSelected;
  const RowWords words{preview_of(conversation), time_of(kit, conversation.last_activity)};
  const NodeId id = kit.add("open", ground,
                            {.role = Role::Button,
                             .states = states,
                             .name = conversation.name,
                             .value = description_of(conversation, words)});
  const Response response = kit.region(id, ground);
  const bool open = state == RowState::Open;
  if (open) kit.canvas.fill(ground, kit.color().selected, theme::kRadiusField);
  feedback(kit, id, response, ground, theme::kRadiusField);
  draw_row(kit, inset(ground, 12, 0), conversation, words, open ? kit.color().selected : kit.color().surface);
  if (response.focused) focus_ring(kit, inset(ground, 2, 2), theme::kRadiusField - 2);
  return response.clicked;
}

void request_row(Kit& kit, const Rect& rect, const model::ContactRequest& request) {
  const Group item(kit, "request:" + std::to_string(request.key.number()), rect,
                   {.role = Role::ListItem, .name = phrases::wants_to_see_you(request.name)});
  const Rect ground = inset(rect, 8, 2);
  kit.canvas.fill(ground, kit.color().accent_soft, theme::kRadiusField);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(ground, kit.color().border, theme::kRadiusField);
  Rect rest = inset(ground, 12, 8);
  Rect top = cut_top(rest, 2 * kAvatar);
  avatar(kit, center(cut_left(top, 2 * kAvatar)), kAvatar, {request.address, request.name}, std::nullopt,
         kit.color().accent_soft);
  cut_left(top, 12);
  top = centered(top, top.width, kit.type().strong.line_height + kit.type().small.line_height + 2);
  line(kit, "name", cut_top(top, kit.type().strong.line_height), request.name,
       {kit.type().strong, kit.color().text, Align::Start, Origin::Theirs});
  line(kit, "asks", cut_bottom(top, kit.type().small.line_height), phrases::contact_request(),
       {kit.type().small, kit.color().text_soft});
  Rect answers = cut_bottom(rest, kit.theme.target);
  const float half = (answers.width - 8) / 2;
  if (button(kit, "accept", cut_left(answers, half), {.name = phrases::accept(), .description = request.address}))
    kit.act(model::AnswerContactRequest{request.key, model::RequestAnswer::Accept});
  if (button(kit, "decline", cut_right(answers, half),
             {.name = phrases::decline(), .kind = ButtonKind::Secondary, .description = request.address})) {
    kit.act(model::AnswerContactRequest{request.key, model::RequestAnswer::Decline});
  }
}

}  // namespace ui::view
