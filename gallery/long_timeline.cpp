#include "gallery/long_timeline.hpp"

#include "gallery/samples.hpp"

namespace gallery {

using namespace ui::model;

LongTimeline::LongTimeline(int lines) {
  texts_[0] = "What the build says of it:";
  for (int i = 1; i <= lines; ++i)
    texts_[0] +=
        "\nline " + std::to_string(i) + ": this object file refers to one that was not there, and so it goes on";
  texts_[1] = "data:";
  while (texts_[1].size() < 60'000) texts_[1] += "TG9uZyBtZXNzYWdlcyBoYXZlIG5vIHNwYWNlcy";
  texts_[2] = "Thank you, I will read all of it. Tomorrow.";
}

std::optional<std::int64_t> LongTimeline::position_of(MessageKey key) const {
  const auto position = static_cast<std::int64_t>(key);
  return position >= begin() && position < end() ? std::optional(position) : std::nullopt;
}

TimelineItem LongTimeline::item(std::int64_t position) const {
  const bool ours = position == 2;
  return {.key = MessageKey{static_cast<std::uint64_t>(position)},
          .kind = ours ? ItemKind::Outgoing : ItemKind::Incoming,
          .author = ours ? std::string_view("Mia Sommer") : kPeople.front().name,
          .text = texts_.at(static_cast<std::size_t>(position)),
          .time = ui::WallTime{std::chrono::days{20'000} + std::chrono::hours{12}},
          .delivery = ours ? Delivery::Received : Delivery::None,
          .can = kCopy};
}

}  // namespace gallery
