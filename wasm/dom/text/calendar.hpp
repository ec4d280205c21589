#pragma once

#include <optional>
#include <string>

#include "ui/text/words/calendar.hpp"
#include "wasm/js/function.hpp"
#include "wasm/js/memo.hpp"

namespace wasm::dom {

// Dates by the browser's Intl, in its language and time zone.
class Calendar final : public ui::text::Calendar {
 public:
  Calendar();
  // `locale`: BCP 47; empty: that of the browser.
  void use(const std::string& locale);

  // Takes `now` for the present from now on, so that what is shown does not change.
  void freeze(ui::WallTime now) { frozen_ = now; }
  ui::WallTime now() override;
  std::string time_of_day(ui::WallTime time) override;
  std::string day(ui::WallTime time) override;
  std::int32_t day_number(ui::WallTime time) override;

 private:
  std::optional<ui::WallTime> frozen_;
  js::val time_;      // 14:05
  js::val weekday_;   // Monday
  js::val date_;      // 3 May 2026
  js::val relative_;  // yesterday
  js::val locale_;
  js::Memo<std::int64_t, std::string> times_;  // by minute
  js::Memo<std::int32_t, std::string> days_;   // by day, as seen from today
  js::Memo<std::int64_t, double> offsets_;     // from UTC, minutes, by quarter of an hour
  std::int32_t today_ = 0;
};

}  // namespace wasm::dom
