#pragma once

#include <span>
#include <string_view>

#include "gallery/stage.hpp"

namespace gallery {

// Something to look at, found by its name: `#/scene/<name>`.
struct Scene {
  std::string_view name;
  std::string_view title;
  Stage (*make)();
};

std::span<const Scene> scenes();
// Null: there is none of that name.
const Scene* find_scene(std::string_view name);

}  // namespace gallery
