#include "wasm/dom/text/calendar.hpp"

#include <cmath>
#include <initializer_list>
#include <utility>

#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;
using ui::WallTime;

namespace {

using Options = std::initializer_list<std::pair<const char*, const char*>>;

val formatter(const char* type, const val& locale, Options options) {
  val object = val::object();
  for (const auto& [name, value] : options) object.set(name, val(value));
  return val::global("Intl")[type].new_(locale, object);
}

double milliseconds(WallTime time) { return static_cast<double>(time.time_since_epoch().count()); }

std::string format(const val& formatter, WallTime time) {
  return js::text(formatter.call<val>("format", milliseconds(time)));
}

// Intl writes "yesterday" as within a sentence; it stands alone here. Not every script has capitals: the browser knows.
std::string capitalized(const val& text, const val& locale) {
  const val first = text.call<val>("substring", 0, 1).call<val>("toLocaleUpperCase", locale);
  return js::text(first.call<val>("concat", text.call<val>("substring", 1)));
}

}  // namespace

Calendar::Calendar() { use({}); }

void Calendar::use(const std::string& tag) {
  const val locale = locale_ = tag.empty() ? val::undefined() : val(tag);
  times_.forget();
  days_.forget();
  time_ = formatter("DateTimeFormat", locale, {{"hour", "numeric"}, {"minute", "2-digit"}});
  weekday_ = formatter("DateTimeFormat", locale, {{"weekday", "long"}});
  date_ = formatter("DateTimeFormat", locale, {{"day", "numeric"}, {"month", "long"}, {"year", "numeric"}});
  relative_ = formatter("RelativeTimeFormat", locale, {{"numeric", "auto"}});
}

WallTime Calendar::now() {
  if (frozen_) return *frozen_;
  return WallTime{std::chrono::milliseconds{static_cast<std::int64_t>(val::global("Date").call<double>("now"))}};
}

std::string Calendar::time_of_day(WallTime time) {
  const auto minute = std::chrono::floor<std::chrono::minutes>(time).time_since_epoch().count();
  return times_.get(minute, [&] { return format(time_, time); });
}

std::string Calendar::day(WallTime time) {
  constexpr int kWeek = 7;
  const std::int32_t now_day = day_number(now());
  if (std::exchange(today_, now_day) != now_day) days_.forget();
  const std::int32_t day = day_number(time);
  return days_.get(day, [&] {
    const int ago = now_day - day;
    if (ago == 0 || ago == 1) return capitalized(relative_.call<val>("format", -ago, val("day")), locale_);
    const val& formatter = ago > 1 && ago < kWeek ? weekday_ : date_;
    return capitalized(formatter.call<val>("format", milliseconds(time)), locale_);
  });
}

std::int32_t Calendar::day_number(WallTime time) {
  constexpr double kMinute = 60'000;
  constexpr double kDay = 86'400'000;
  // Clocks are put forward and back at quarters of an hour.
  const auto quarter = static_cast<std::int64_t>(std::floor(milliseconds(time) / (15 * kMinute)));
  const double offset = offsets_.get(
      quarter, [&] { return val::global("Date").new_(milliseconds(time)).call<double>("getTimezoneOffset"); });
  return static_cast<std::int32_t>(std::floor((milliseconds(time) - offset * kMinute) / kDay));
}

}  // namespace wasm::dom
