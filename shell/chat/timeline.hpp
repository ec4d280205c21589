#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "protocol/im/events.hpp"
#include "shell/now.hpp"
#include "ui/model/timeline.hpp"

namespace shell::chat {

// The entries of one conversation in order of time, whichever way and in whichever order they came: live, as carbon copies,
// out of the archive, or typed here. The same message is one entry however often it comes.
//
// Known by: the archive's id where both have one (XEP-0359); otherwise the sender's id together with direction and text,
// since other clients may use an id again for another message.
class MessageTimeline final : public ui::model::Timeline {
 public:
  struct Entry {
    ui::model::ItemKind kind = ui::model::ItemKind::Incoming;
    protocol::MessageId id;
    protocol::ArchiveId archive_id;
    std::string text;
    bool styled = true;
    protocol::Timestamp time{};
    ui::model::Delivery delivery = ui::model::Delivery::None;
    std::uint32_t revision = 0;
  };

  [[nodiscard]] std::int64_t begin() const override { return begin_; }
  [[nodiscard]] std::int64_t end() const override { return begin_ + static_cast<std::int64_t>(entries_.size()); }
  [[nodiscard]] ui::model::TimelineItem item(std::int64_t position) const override;
  [[nodiscard]] std::uint32_t layout_epoch() const override { return epoch_; }

  // Display names of the two sides; no items change by it but their author.
  void set_names(std::string own, std::string peer);

  // A message that came live or as a carbon copy. Returns whether it is new.
  bool add(const protocol::im::Message& message, Now now);
  // A message of ours out of the outbox; `typed_at` by this device's clock.
  void add_own(protocol::MessageId id, std::string text, protocol::Timestamp typed_at, ui::model::Delivery delivery);
  // A remark about a call. `kind`: MissedCall or EndedCall.
  void add_call(ui::model::ItemKind kind, std::string text, protocol::Timestamp at);
  // Consecutive messages of the archive, oldest first, which end right before the entry `before` (empty: with the newest).
  // Returns how many incoming ones are new.
  std::size_t merge_page(std::span<const protocol::im::Message> page, const protocol::ArchiveId& before);

  // Returns whether our message `id` is here and changed. Never steps back: Received stays when Stored comes late.
  bool set_delivery(const protocol::MessageId& id, ui::model::Delivery delivery);
  // Sends the failed entry at `position` again under another id. Returns the text; nothing when it did not fail.
  std::optional<std::string> retry(std::int64_t position, const protocol::MessageId& new_id);

  [[nodiscard]] const protocol::MessageId& id(std::int64_t position) const;
  [[nodiscard]] bool knows(const protocol::ArchiveId& id) const { return by_archive_id_.contains(id); }
  // Drops what the archive gave before `time`, because what lies between is missing; it can be loaded again.
  void forget_archived_before(protocol::Timestamp time);
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const Entry& last() const { return *entries_.back(); }  // only when not empty
  [[nodiscard]] const Entry* last_message() const;                      // the last that is not about a call; null: none
  [[nodiscard]] protocol::ArchiveId newest_incoming() const;            // empty: none that the archive knows

 private:
  [[nodiscard]] Entry* find(const protocol::im::Message& message) const;
  [[nodiscard]] Entry* find_own(const protocol::MessageId& id) const;
  [[nodiscard]] std::size_t index_of(const Entry& entry) const;
  [[nodiscard]] std::size_t first_at_or_after(protocol::Timestamp time) const;
  [[nodiscard]] std::size_t first_after(protocol::Timestamp time) const;
  // Where an entry of `time` belongs that must lie before `anchor` (none: anywhere).
  [[nodiscard]] std::size_t place_before(const Entry* anchor, protocol::Timestamp time) const;
  void insert(std::size_t index, std::unique_ptr<Entry> entry);
  void settle(Entry& entry, protocol::Timestamp time, const Entry* anchor);
  void adopt(Entry& known, const protocol::im::Message& message);
  void leave(const Entry& entry);  // the look-up tables

  std::deque<std::unique_ptr<Entry>> entries_;  // by time
  std::unordered_map<protocol::ArchiveId, Entry*> by_archive_id_;
  std::unordered_multimap<protocol::MessageId, Entry*> by_id_;
  std::string own_name_;
  std::string peer_name_;
  std::int64_t begin_ = 0;
  std::uint32_t epoch_ = 0;
};

}  // namespace shell::chat
