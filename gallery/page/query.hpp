#pragma once

#include <string>

namespace gallery {

// What the page's address asks for: gallery.html?theme=dark&contrast=high&lang=ar#/scene/widgets
struct Query {
  std::string scene;     // empty: the list of all
  std::string theme;     // "light", "dark"; otherwise the system's
  std::string language;  // BCP 47; empty: the browser's
  bool high_contrast = false;
  bool coarse = false;  // pointer=coarse: targets for fingers
};

Query read_query();

// Goes to the scene of that name; the page starts anew.
void go_to(const std::string& scene);

}  // namespace gallery
