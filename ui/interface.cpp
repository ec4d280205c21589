#include "ui/interface.hpp"

#include <algorithm>
#include <utility>

#include "ui/text/unicode/utf8.hpp"
#include "ui/text/words/language.hpp"
#include "ui/view/conversation/chat.hpp"
#include "ui/view/memory.hpp"
#include "ui/view/screen.hpp"
#include "ui/widget/kit/drawing.hpp"
#include "ui/widget/kit/kit.hpp"
#include "ui/widget/tip.hpp"

namespace ui {
namespace {

theme::Scheme scheme_of(model::ThemeChoice choice, const EnvironmentChanged& settings) {
  if (choice == model::ThemeChoice::System) return settings.dark ? theme::Scheme::Dark : theme::Scheme::Light;
  return choice == model::ThemeChoice::Dark ? theme::Scheme::Dark : theme::Scheme::Light;
}

widget::Writing writing_of(const model::Language& language, float width) {
  const text::LanguageName& spoken = text::language(language.spoken);
  return {.flip = {.width = width, .on = spoken.right_to_left}, .shaped = text::needs_shaping(spoken.name)};
}

}  // namespace

struct Interface::Impl {
  Impl(text::TextShaper& text_shaper, text::GlyphRasterizer& rasterizer, text::Calendar& person_calendar,
       Pictures* given_pictures, text::EmojiNames* emoji_names)
      : shaper(text_shaper),
        calendar(person_calendar),
        pictures(given_pictures),
        emoji(emoji_names),
        fonts(drawing.atlas(), rasterizer),
        shadow(widget::add_shadow_picture(drawing.atlas())) {}

  void remember(const Input& input);
  void begin(const model::State& state, Moment now);
  void draw(const model::State& state, const Sheet& sheet, Moment now);
  void release_files();
  void keep_focus();
  void end(const model::State& state, Moment now);

  widget::Drawing drawing;
  text::TextShaper& shaper;
  text::Calendar& calendar;
  Pictures* pictures;
  text::EmojiNames* emoji;
  text::Fonts fonts;
  std::uint64_t shadow;
  widget::Environment environment;
  widget::Interaction interaction;
  widget::Animator animator;
  text::FieldRegistry fields;
  semantics::Tree tree;
  theme::Theme theme;
  widget::Writing writing;
  model::LanguageTag spoken = model::Language{}.spoken;
  view::Memory memory;
  widget::Output output;
  std::vector<widget::Cover> covers;
  std::vector<widget::Cover> covers_building;
  std::vector<std::string> submitted;
  std::vector<std::string> fields_changed;
  bool stirred = false;  // there was input since the last frame
  std::string title;
  std::string route;
  Frame frame;
};

void Interface::Impl::remember(const Input& input) {
  stirred = true;
  if (const auto* changed = std::get_if<FieldChanged>(&input)) {
    fields.changed(changed->key, changed->value, changed->caret);
    fields_changed.push_back(changed->key);
  } else if (const auto* submission = std::get_if<FieldSubmitted>(&input)) {
    submitted.push_back(submission->key);
  } else if (const auto* dragged = std::get_if<FilesDragged>(&input)) {
    memory.files.over = dragged->over;
  } else if (const auto* given = std::get_if<FilesGiven>(&input)) {
    memory.files = {false, given->files};
  } else if (const auto* viewport = std::get_if<ViewportChanged>(&input)) {
    environment.viewport = *viewport;
  } else if (const auto* settings = std::get_if<EnvironmentChanged>(&input)) {
    environment.settings = *settings;
  } else if (const auto* place = std::get_if<PlaceRequested>(&input)) {
    memory.place = view::place_at(place->route);
  } else {
    if (const auto* focused = std::get_if<FieldFocused>(&input)) fields.focused(focused->key);
    interaction.handle(writing.flip(input));
  }
}

void Interface::Impl::begin(const model::State& state, Moment now) {
  const ViewportChanged& viewport = environment.viewport;
  if (std::exchange(spoken, state.language.spoken) != state.language.spoken) fonts.forget();
  drawing.begin(viewport.size, viewport.density);
  writing = writing_of(state.language, viewport.size.x);
  fonts.set_density(viewport.density);
  interaction.begin_frame(now);
  animator.begin_frame(now, environment.settings.reduced_motion);
  fields.begin_frame(writing.flip);
  tree.begin_frame();
  output = {};
  covers.swap(covers_building);
  covers_building.clear();
}

void Interface::Impl::draw(const model::State& state, const Sheet& sheet, Moment now) {
  const EnvironmentChanged& settings = environment.settings;
  const ViewportChanged& viewport = environment.viewport;
  theme = theme::make_theme(scheme_of(state.theme, settings),
                            settings.high_contrast ? theme::Contrast::High : theme::Contrast::Usual,
                            viewport.text_scale, settings.coarse_pointer, state.accent);
  widget::Canvas canvas(drawing.list(), fonts, shaper, shadow, viewport.density, writing);
  const Rect whole{0, 0, viewport.size.x, viewport.size.y};
  widget::Kit kit{.canvas = canvas,
                  .theme = theme,
                  .tree = tree,
                  .io = interaction,
                  .fields = fields,
                  .calendar = calendar,
                  .pictures = pictures,
                  .emoji = emoji,
                  .animator = animator,
                  .environment = environment,
                  .out = output,
                  .now = now,
                  .screen = widget::without(whole, writing.flip(viewport.safe_area)),
                  .clip = whole,
                  .layer = 0,
                  .covers = covers,
                  .covers_building = covers_building};
  if (state.open && !state.open->compose.editing) {
    const std::string key = view::composer_key(state.open->key);
    if (std::ranges::find(fields_changed, key) != fields_changed.end())
      output.actions.emplace_back(model::DraftChanged{state.open->key, std::string(fields.value(key))});
  }
  if (sheet)
    sheet(kit);
  else
    view::screen(kit, state, memory, submitted);
  widget::draw_tip(kit);
  release_files();
}

// What no view took.
void Interface::Impl::release_files() {
  if (memory.files.given.empty()) return;
  model::ReleaseFiles unused;
  for (const model::GivenFile& file : memory.files.given) unused.ids.push_back(file.id);
  memory.files.given.clear();
  output.actions.emplace_back(std::move(unused));
}

// Where what had the keyboard is gone, it goes on at the place that a person would look at next.
void Interface::Impl::keep_focus() {
  const bool field_gone = fields.lost_focus();
  if (field_gone) fields.focused({});
  const semantics::NodeId focus = interaction.focus();
  const bool lost = focus == semantics::NodeId{} ? field_gone : !tree.in_frame(focus);
  const semantics::NodeId stop = lost ? tree.first_stop() : semantics::NodeId{};
  if (stop != semantics::NodeId{}) interaction.move_focus(stop);
}

void Interface::Impl::end(const model::State& state, Moment now) {
  submitted.clear();
  fields_changed.clear();
  const auto settle = [&](bool another) {
    if (another) output.next = now;
  };
  keep_focus();
  settle(std::exchange(stirred, false));  // what the input changed while drawing is seen in one more frame
  settle(interaction.end_frame());
  if (const auto due = interaction.due()) output.next = output.next ? std::min(*output.next, *due) : *due;
  settle(animator.end_frame());
  settle(covers != covers_building);
  settle(fields.unsettled());
  for (VideoPlacement& video : output.videos) video.rect = writing.flip(video.rect);
  title = view::title_of(state, memory);
  route = view::route_of(state, memory.place);
  frame = {.draw = &drawing.end(),
           .semantics = tree.end_frame(),
           .fields = fields.end_frame(),
           .videos = output.videos,
           .actions = output.actions,
           .focus = interaction.moved_focus(),
           .next = output.next,
           .background = theme.color.page,
           .title = title,
           .route = route,
           .cursor = output.cursor,
           .dark = theme.dark(),
           .language = text::language(state.language.spoken).tag,
           .right_to_left = writing.flip.on};
}

Interface::Interface(text::TextShaper& shaper, text::GlyphRasterizer& glyphs, text::Calendar& calendar,
                     Pictures* pictures, text::EmojiNames* emoji)
    : impl_(std::make_unique<Impl>(shaper, glyphs, calendar, pictures, emoji)) {}

Interface::~Interface() = default;

void Interface::input(const Input& input) { impl_->remember(input); }

Frame Interface::frame(const model::State& state, Moment now) { return frame(state, {}, now); }

Frame Interface::frame(const model::State& state, const Sheet& sheet, Moment now) {
  impl_->begin(state, now);
  impl_->draw(state, sheet, now);
  impl_->end(state, now);
  return impl_->frame;
}

std::span<const std::string> Interface::faults() const { return impl_->tree.faults(); }

void Interface::forget_textures() { impl_->drawing.forget_textures(); }

}  // namespace ui
