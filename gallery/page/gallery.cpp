#include "gallery/page/gallery.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "gallery/generated_timeline.hpp"
#include "gallery/scenes.hpp"
#include "gallery/sheets.hpp"
#include "shell/now.hpp"
#include "ui/text/words/language.hpp"
#include "wasm/dom/element.hpp"

namespace gallery {

using wasm::js::val;

Gallery::Gallery(Query query) : query_(std::move(query)) {
  page_.calendar().freeze(kNow);
  const Scene* scene = find_scene(query_.scene);
  is_index_ = scene == nullptr;
  if (!is_index_) route_ += "scene/" + query_.scene;
  if (scene != nullptr)
    stage_ = scene->make();
  else
    stage_.sheet = index_sheet();
  videos_.emplace(page_.videos(), stage_.state);
  using ui::model::ThemeChoice;
  stage_.state.theme = query_.theme == "dark"    ? ThemeChoice::Dark
                       : query_.theme == "light" ? ThemeChoice::Light
                                                 : ThemeChoice::System;
}

void Gallery::start() {
  on_address_ = wasm::js::Listener(wasm::dom::window(), "hashchange",
                                   [](const val&) { wasm::dom::window()["location"].call<void>("reload"); });
  speak(page_.languages().initial());
  if (!query_.language.empty()) {
    page_.languages().load(query_.language, [this](auto catalogue) {
      if (catalogue) speak(*std::move(catalogue));
      frames_.want();
      settle();
    });
  }
  page_.listen(this);
  timer_.listen([this] {
    frames_.handle_timeout(clock_.now());
    settle();
  });
  settle();
}

void Gallery::display_input(const ui::Input& input) {
  if (const auto* settings = std::get_if<ui::EnvironmentChanged>(&input)) {
    ui::EnvironmentChanged asked = *settings;
    asked.high_contrast = asked.high_contrast || query_.high_contrast;
    asked.coarse_pointer = asked.coarse_pointer || query_.coarse;
    interface_.input(asked);
  } else {
    interface_.input(input);
  }
  frames_.want();
  settle();
}

void Gallery::display_frame() {
  if (!frames_.begin()) return;
  ui::Frame frame = interface_.frame(stage_.state, stage_.sheet, shell::moment(clock_.now()));
  frame.route = route_;
  page_.present(frame);
  const std::vector<ui::model::Action> actions(frame.actions.begin(), frame.actions.end());
  frames_.drawn(frame.next);
  for (const ui::model::Action& action : actions) act(action);
  settle();
}

void Gallery::act(const ui::model::Action& action) {
  const auto* opened = std::get_if<ui::model::OpenPlace>(&action);
  if (is_index_ && opened != nullptr) return go_to(opened->address);
  release_files(action);
  if (std::holds_alternative<ui::model::PickFiles>(action)) page_.files().pick();
  gallery::act(stage_, action);
  frames_.want();
}

// Those of which the stage lets go with that action.
void Gallery::release_files(const ui::model::Action& action) {
  if (const auto* unused = std::get_if<ui::model::ReleaseFiles>(&action))
    for (const std::uint32_t id : unused->ids) page_.files().release(id);
  else if (const auto* removed = std::get_if<ui::model::RemoveFile>(&action))
    page_.files().release(removed->id);
  else if (std::holds_alternative<ui::model::SendText>(action) && stage_.state.open)
    for (const auto& file : stage_.state.open->compose.files) page_.files().release(file.id);
}

void Gallery::display_lost() {
  pictures_.forget();
  interface_.forget_textures();
  frames_.want();
  settle();
}

void Gallery::display_restored() {
  pictures_.forget();
  frames_.want();
  settle();
}

void Gallery::display_visibility(Visibility visibility) {
  frames_.set_visible(visibility == Visibility::Visible);
  settle();
}

void Gallery::speak(shell::ports::Catalogue catalogue) {
  page_.languages().adopt(catalogue.tag);
  ui::text::speak(catalogue.tag, std::move(catalogue.words), page_.numbers());
  stage_.state.language.spoken = ui::text::spoken().tag;
}

void Gallery::settle() {
  if (frames_.take_request()) page_.request_frame();
  timer_.wake_at(frames_.deadline());
}

}  // namespace gallery
