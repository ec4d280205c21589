#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/im/events.hpp"
#include "shell/chat/timeline/extras.hpp"
#include "ui/model/timeline.hpp"

namespace shell::chat {

// Where what is missing of a conversation ends, in the archive.
struct GapEnds {
  protocol::ArchiveId newest_above;
  protocol::ArchiveId oldest_below;  // either may be empty: the archive knows none there

  friend bool operator==(const GapEnds&, const GapEnds&) = default;
};

// What one conversation has of a message, or of a call.
struct Entry {
  ui::model::MessageKey key{};  // given by the timeline
  ui::model::ItemKind kind = ui::model::ItemKind::Incoming;
  protocol::MessageId id;
  protocol::ArchiveId archive_id;
  std::string text;
  ui::model::Content content = ui::model::Content::Words;
  std::string subject;
  std::optional<std::string> hint;  // present: a spoiler
  bool revealed = false;
  bool styled = true;
  protocol::Timestamp time{};
  ui::model::Delivery delivery = ui::model::Delivery::None;
  std::uint32_t revision = 0;
  protocol::MessageId origin_id{};
  std::vector<protocol::ArchiveId> doubles{};  // further ids of the same message in the archive
  ui::model::CallNote call{};
  std::vector<protocol::SessionId> calls{};
  std::unique_ptr<Extras> extras{};  // null: words alone
  // Ids of the corrections that came for it, the one that holds last (XEP-0308); its text and what it is are of that one.
  std::vector<protocol::MessageId> corrections{};
  protocol::Timestamp corrected_at{};
  protocol::MessageId replaces{};                             // it corrects that message, which is not here
  ui::model::History history = ui::model::History::Complete;  // of a gap
  std::unique_ptr<GapEnds> ends{};                            // of a gap; null: as far as its neighbours
  bool unsent = false;                                        // typed here, and our server is not known to have it
  // Waits since before the link came (or this page was loaded), or behind one that does: stands last until it is sent.
  bool left_over = false;
};

// What the payloads tell of a message itself; null: nothing. `own`: our address, bare.
[[nodiscard]] std::unique_ptr<Extras> extras_for(const protocol::im::Payloads& payloads, const protocol::Jid& own);
[[nodiscard]] Entry entry_for(const protocol::im::Message& message, protocol::Timestamp time);
// The message of which the entry's text is: reports about others do not concern what is shown.
[[nodiscard]] const protocol::MessageId& current_id(const Entry& entry);
// By what answers and reactions name it (XEP-0461 §4.2, XEP-0444 §4.2): empty where they cannot.
[[nodiscard]] const protocol::MessageId& reference_id(const Entry& entry);
[[nodiscard]] bool is_deleted(const Entry& entry);
Extras& extras_of(Entry& entry);  // there are some from now on
// Whether what has the same id is the same message, since other clients may use an id again.
[[nodiscard]] bool may_be(const Entry& entry, const protocol::im::Message& message);

// Whether it is plain words of ours, which its sender may correct.
[[nodiscard]] bool may_be_corrected(const Entry& entry);

[[nodiscard]] ui::model::Delivery delivery_of(const protocol::im::Message& message);
// What a later report may replace: a refusal comes after our own server took the message; a receipt outweighs both.
[[nodiscard]] int rank(ui::model::Delivery delivery);

// A view of `entry`, with the display names of the two sides.
[[nodiscard]] ui::model::TimelineItem item_of(const Entry& entry, std::string_view own_name,
                                              std::string_view peer_name);

}  // namespace shell::chat
