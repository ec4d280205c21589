#include "shell/page/settings.hpp"

#include <string_view>

#include "ui/theme/color.hpp"

namespace shell::page {
namespace {

using ui::model::ThemeChoice;

constexpr std::string_view kLight = "light";
constexpr std::string_view kDark = "dark";

std::string_view stored_form(ThemeChoice theme) {
  switch (theme) {
    case ThemeChoice::System: return "system";
    case ThemeChoice::Light: return kLight;
    case ThemeChoice::Dark: return kDark;
  }
  return {};
}

ThemeChoice parse_theme(std::string_view stored) {
  return stored == kLight ? ThemeChoice::Light : stored == kDark ? ThemeChoice::Dark : ThemeChoice::System;
}

}  // namespace

void Settings::start() { model_.edit().theme = parse_theme(values_.read(store::kTheme).value_or("")); }

void Settings::configured(const ports::Config& config) {
  ui::model::State& state = model_.edit();
  state.product_name = config.product_name;
  if (config.accent) state.accent = ui::theme::rgb(*config.accent);
}

void Settings::act(const ui::model::ChooseTheme& action, Now now) {
  model_.edit().theme = action.theme;
  values_.write(store::kTheme, stored_form(action.theme), now.at);
}

}  // namespace shell::page
