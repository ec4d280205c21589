#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "shell/chat/timeline/timeline.hpp"

// What tests put into timelines.
namespace support {

// In an archive of Ann's.
inline protocol::ArchiveId archive_id(std::string id) {
  return {.by = *protocol::Jid::parse("ann@example.org"), .id = std::move(id)};
}

inline constexpr protocol::Timestamp kNoon{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1} +
                                           std::chrono::hours{12}};

// One in each second from noon on, in the archive as `number`.
inline protocol::im::Message archived(int number, protocol::Direction direction = protocol::Direction::Incoming) {
  protocol::im::Message message;
  message.id = {"m" + std::to_string(number)};
  message.body = "text " + std::to_string(number);
  message.archive_id = archive_id("a" + std::to_string(number));
  message.arrival = protocol::Arrival::Archive;
  message.direction = direction;
  message.sent_at = kNoon + std::chrono::seconds(number);
  return message;
}

inline void add_own(shell::chat::MessageTimeline& timeline, std::string id, std::string text,
                    protocol::Timestamp typed_at, ui::model::Delivery delivery,
                    shell::chat::MessageTimeline::Typed typed = shell::chat::MessageTimeline::Typed::Now) {
  timeline.add_own(
      {.id = {std::move(id)}, .text = std::move(text), .typed_at = typed_at, .delivery = delivery, .typed = typed});
}

// Lets go of all that the archive gives again, but for `kept` entries from the newest one on.
inline void let_go(shell::chat::MessageTimeline& timeline, std::size_t kept = 0) {
  timeline.trim(std::nullopt, {.most = 0, .near = 0, .newest = kept, .fewest = 1});
}

}  // namespace support
