#include "protocol/core/datetime.hpp"

namespace protocol {
namespace {

// Takes `count` digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::chrono::sys_days> take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const auto date = std::chrono::year{*year} / std::chrono::month(static_cast<unsigned>(*month)) /
                    std::chrono::day(static_cast<unsigned>(*day));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

// `.123456` in milliseconds; nothing there is zero.
std::optional<int> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return 0;
  int value = 0;
  int scale = 100;
  std::size_t digits = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    value += (text.front() - '0') * scale;
    scale /= 10;
    ++digits;
    text.remove_prefix(1);
  }
  return digits == 0 ? std::nullopt : std::optional(value);
}

std::optional<std::chrono::minutes> take_clock(std::string_view& text) {
  const auto hours = take_digits(text, 2);
  if (!hours || *hours > 23 || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  return std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

// How far the zone is ahead of UTC.
std::optional<std::chrono::minutes> take_zone(std::string_view& text) {
  if (take(text, 'Z')) return std::chrono::minutes(0);
  const bool west = text.starts_with('-');
  if (!take(text, west ? '-' : '+')) return std::nullopt;
  const auto offset = take_clock(text);
  if (!offset) return std::nullopt;
  return west ? -*offset : *offset;
}

void append_digits(std::string& out, int value, int count) {
  for (int divisor = count == 4 ? 1000 : count == 3 ? 100 : 10; divisor > 0; divisor /= 10)
    out += static_cast<char>('0' + value / divisor % 10);
}

}  // namespace

std::optional<Timestamp> parse_datetime(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !take(text, 'T')) return std::nullopt;
  const auto clock = take_clock(text);
  if (!clock || !take(text, ':')) return std::nullopt;
  const auto seconds = take_digits(text, 2);
  if (!seconds || *seconds > 60) return std::nullopt;  // 60: a leap second
  const auto fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  const auto zone = take_zone(text);
  if (!zone || !text.empty()) return std::nullopt;
  return Timestamp(*date) + *clock + std::chrono::seconds(*seconds) + std::chrono::milliseconds(*fraction) - *zone;
}

std::string format_datetime(Timestamp time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::string out;
  append_digits(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_digits(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  append_digits(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  out += 'T';
  append_digits(out, static_cast<int>(clock.hours().count()), 2);
  out += ':';
  append_digits(out, static_cast<int>(clock.minutes().count()), 2);
  out += ':';
  append_digits(out, static_cast<int>(clock.seconds().count()), 2);
  out += '.';
  append_digits(out, static_cast<int>(clock.subseconds().count()), 3);
  out += 'Z';
  return out;
}

}  // namespace protocol
