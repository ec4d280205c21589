#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "protocol/core/time.hpp"
#include "shell/model.hpp"
#include "shell/notices.hpp"
#include "shell/now.hpp"
#include "shell/ports/languages.hpp"
#include "shell/store/store.hpp"
#include "ui/model/action.hpp"
#include "ui/text/language.hpp"

namespace shell {

// Which language is spoken. What a person chooses is spoken as soon as its words are there.
class Language {
 public:
  struct World {
    Model& model;
    Notices& notices;
    store::Store& store;
    const ports::Clock& clock;
    ports::Languages& languages;
    ui::text::Numbers& numbers;
  };
  // `settle` is called after something happened outside of the functions below.
  Language(const World& world, std::function<void()> settle) : world_(world), settle_(std::move(settle)) {}

  ~Language() { ui::text::speak_english(); }  // the numbers may go
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;

  void start();
  void act(const ui::model::ChooseLanguage& action, Now now);

 private:
  void speak(ports::Catalogue catalogue);
  void choose(std::string tag, protocol::Time now);

  World world_;
  std::function<void()> settle_;
  std::uint32_t asked_ = 0;  // counts choices: only the last one is followed
};

}  // namespace shell
