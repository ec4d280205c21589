#pragma once

#include "shell/now.hpp"
#include "shell/ports/files.hpp"
#include "ui/model/action.hpp"

namespace shell::page {

// The person's files: chosen, and let go of.
class Files {
 public:
  explicit Files(ports::Files& port) : port_(port) {}

  void act(const ui::model::PickFiles& /*action*/, Now) { port_.pick(); }
  void act(const ui::model::ReleaseFiles& action, Now) {
    for (const std::uint32_t id : action.ids) port_.release(id);
  }

 private:
  ports::Files& port_;
};

}  // namespace shell::page
