#include "wasm/dom/calendar.hpp"

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
std::string capitalized(const val& text) {
  const val first = text.call<val>("substring", 0, 1).call<val>("toLocaleUpperCase");
  return js::text(first.call<val>("concat", text.call<val>("substring", 1)));
}

}  // namespace

Calendar::Calendar() { use({}); }

void Calendar::use(const std::string& tag) {
  const val locale = tag.empty() ? val::undefined() : val(tag);
  time_ = formatter("DateTimeFormat", locale, {{"hour", "numeric"}, {"minute", "2-digit"}});
  weekday_ = formatter("DateTimeFormat", locale, {{"weekday", "long"}});
  date_ = formatter("DateTimeFormat", locale, {{"day", "numeric"}, {"month", "long"}, {"year", "numeric"}});
  relative_ = formatter("RelativeTimeFormat", locale, {{"numeric", "auto"}});
}

WallTime Calendar::now() {
  if (frozen_) return *frozen_;
  return WallTime{std::chrono::milliseconds{static_cast<std::int64_t>(val::global("Date").call<double>("now"))}};
}

std::string Calendar::time_of_day(WallTime time) { return format(time_, time); }

std::string Calendar::day(WallTime time) {
  constexpr int kWeek = 7;
  const int ago = day_number(now()) - day_number(time);
  if (ago == 0 || ago == 1) return capitalized(relative_.call<val>("format", -ago, val("day")));
  return format(ago > 1 && ago < kWeek ? weekday_ : date_, time);
}

std::int32_t Calendar::day_number(WallTime time) {
  constexpr double kMinute = 60'000;
  constexpr double kDay = 86'400'000;
  const double offset = val::global("Date").new_(milliseconds(time)).call<double>("getTimezoneOffset");
  return static_cast<std::int32_t>(std::floor((milliseconds(time) - offset * kMinute) / kDay));
}

}  // namespace wasm::dom
