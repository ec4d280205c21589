#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "protocol/core/time.hpp"
#include "shell/entrance.hpp"
#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/page/notices.hpp"
#include "shell/ports/languages.hpp"
#include "shell/store/values.hpp"
#include "ui/model/action.hpp"
#include "ui/text/words/language.hpp"

namespace shell::page {

// Which language is spoken. What a person chooses is spoken as soon as its words are there.
class Language {
 public:
  struct World {
    Model& model;
    Notices& notices;
    store::Values& values;
    Entrance& entrance;
    ports::Languages& languages;
    ui::text::Numbers& numbers;
  };
  explicit Language(const World& world) : world_(world) {}

  ~Language() { ui::text::speak_english(); }  // the numbers may go
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;

  void start();
  void act(const ui::model::ChooseLanguage& action, Now now);

 private:
  void speak(ports::Catalogue catalogue);
  void choose(std::string tag, protocol::Time now);

  World world_;
  std::uint32_t asked_ = 0;  // counts choices: only the last one is followed
};

}  // namespace shell::page
