#pragma once

#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/ports/config_source.hpp"
#include "shell/store/values.hpp"
#include "ui/model/action.hpp"

namespace shell::page {

// How the page looks: what the operator wants, and what the person has chosen on this device.
class Settings {
 public:
  Settings(Model& model, store::Values& values) : model_(model), values_(values) {}

  void start();
  void configured(const ports::Config& config);
  void act(const ui::model::ChooseTheme& action, Now now);

 private:
  Model& model_;
  store::Values& values_;
};

}  // namespace shell::page
