#pragma once

#include <string>

#include "shell/entrance.hpp"
#include "shell/page/notices.hpp"
#include "shell/ports/display.hpp"
#include "ui/model/action.hpp"

namespace shell::page {

// Copies text, and says whether the browser allowed it.
class Clipboard {
 public:
  Clipboard(ports::Clipboard& port, Notices& notices, Entrance& entrance)
      : port_(port), notices_(notices), entrance_(entrance) {}

  void act(const ui::model::CopyText& action, Now) { copy(action.text); }

  void copy(const std::string& text) {
    port_.write(text, [this](ports::Clipboard::Outcome outcome) {
      using enum ui::model::NoticeKind;
      const bool written = outcome == ports::Clipboard::Outcome::Written;
      entrance_.enter([&](Now now) { notices_.add(written ? Copied : CopyFailed, {}, {}, now.at); });
    });
  }

 private:
  ports::Clipboard& port_;
  Notices& notices_;
  Entrance& entrance_;
};

}  // namespace shell::page
