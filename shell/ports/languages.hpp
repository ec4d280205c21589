#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace shell::ports {

// A catalogue as it was loaded: its words in the order of the source language (ui/text/words/language.hpp).
struct Catalogue {
  std::string tag = "en";            // BCP 47
  std::vector<std::string> words{};  // empty: English, which is compiled in
};

enum class CatalogueError : bool { Unreachable };

// What the page was built with beside English, and what the browser wants of it.
class Languages {
 public:
  virtual ~Languages() = default;
  // The language that the page came up with: the one that was chosen on this device, else that of the browser.
  virtual Catalogue initial() = 0;
  // The best that there is for the browser's languages.
  [[nodiscard]] virtual std::string preferred() = 0;
  using Done = std::function<void(std::expected<Catalogue, CatalogueError>)>;
  // `tag`: one of ui::text::languages(). `done` is called exactly once, later.
  virtual void load(std::string_view tag, Done done) = 0;
  // Dates, times, numbers and plural forms (ui::text::Calendar, ui::text::Numbers) follow that language from now on.
  virtual void adopt(std::string_view tag) = 0;
};

}  // namespace shell::ports
