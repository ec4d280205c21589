#pragma once

#include <string>

#include "ui/geometry.hpp"

namespace ui::text {

// Times in the person's language and time zone, as the browser's Intl writes them.
class Calendar {
 public:
  virtual ~Calendar() = default;
  virtual WallTime now() = 0;
  virtual std::string time_of_day(WallTime time) = 0;  // "14:05"
  virtual std::string day(WallTime time) = 0;          // "Today", "Yesterday", "Monday", "3 May 2026"
  virtual std::int32_t day_number(WallTime time) = 0;  // days since 1970-01-01 in local time, to find day changes
};

}  // namespace ui::text
