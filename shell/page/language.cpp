#include "shell/page/language.hpp"

#include <string>
#include <utility>

namespace shell::page {

void Language::start() {
  world_.model.edit().language.chosen = world_.values.read(store::kLanguage).value_or("");
  speak(world_.languages.initial());
}

void Language::act(const ui::model::ChooseLanguage& action, Now) {
  const std::uint32_t asked = ++asked_;
  const std::string tag = action.language.empty() ? world_.languages.preferred() : action.language;
  world_.languages.load(tag, [this, asked, chosen = action.language](auto catalogue) {
    if (asked != asked_) return;
    world_.entrance.enter([&](Now now) {
      if (catalogue) {
        speak(*std::move(catalogue));
        choose(chosen, now.at);
      } else {
        world_.notices.add(ui::model::NoticeKind::LanguageFailed, {}, {}, now.at);
      }
    });
  });
}

void Language::speak(ports::Catalogue catalogue) {
  world_.languages.adopt(catalogue.tag);
  ui::text::speak(catalogue.tag, std::move(catalogue.words), world_.numbers);
  world_.model.edit().language.spoken = ui::text::spoken().tag;
}

void Language::choose(std::string tag, protocol::Time now) {
  world_.values.write(store::kLanguage, tag, now);
  world_.model.edit().language.chosen = std::move(tag);
}

}  // namespace shell::page
