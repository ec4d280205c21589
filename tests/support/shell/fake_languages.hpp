#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/ports/languages.hpp"
#include "tests/support/shell/tasks.hpp"

namespace support::page {

// Has the words of `catalogues` by tag; others cannot be loaded.
class FakeLanguages final : public shell::ports::Languages {
 public:
  explicit FakeLanguages(Tasks& tasks) : tasks_(tasks) {}

  shell::ports::Catalogue initial() override { return first; }
  [[nodiscard]] std::string preferred() override { return of_browser; }
  void load(std::string_view tag, Done done) override {
    tasks_.after(latency, [this, life = life_, tag = std::string(tag), done = std::move(done)] {
      if (life != life_) return;
      const auto found = catalogues.find(tag);
      if (found == catalogues.end())
        done(std::unexpected(shell::ports::CatalogueError::Unreachable));
      else
        done(shell::ports::Catalogue{.tag = tag, .words = found->second});
    });
  }
  void adopt(std::string_view tag) override { adopted = tag; }
  void forget() { ++life_; }  // who asked is gone

  shell::ports::Catalogue first;
  std::string of_browser = "en";
  std::map<std::string, std::vector<std::string>, std::less<>> catalogues{{"en", {}}};
  protocol::Duration latency = std::chrono::milliseconds(20);
  std::string adopted;

 private:
  Tasks& tasks_;
  unsigned life_ = 0;
};

}  // namespace support::page
