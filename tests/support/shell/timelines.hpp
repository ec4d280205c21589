#pragma once

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
