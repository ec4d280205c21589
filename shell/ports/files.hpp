#pragma once

#include <cstdint>

namespace shell::ports {

// The person's files, which the page holds by number from when they come (ui::FilesGiven) until nobody needs them.
class Files {
 public:
  virtual ~Files() = default;
  // Lets the person choose some; they come as ui::FilesGiven. Only within a person's gesture.
  virtual void pick() = 0;
  virtual void release(std::uint32_t id) = 0;
};

}  // namespace shell::ports
