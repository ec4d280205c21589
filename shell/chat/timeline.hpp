#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "protocol/im/events.hpp"
#include "shell/chat/entry.hpp"
#include "ui/model/timeline.hpp"

namespace shell::chat {

// The entries of one conversation in order of time, whichever way and in whichever order they came: live, as carbon copies,
// out of the archive, or typed here. The same message is one entry however often it comes.
//
// Known by: the archive's id where both have one (XEP-0359); otherwise the sender's id together with direction and text,
// since other clients may use an id again for another message. Where the sender promises that he does not (<origin-id/>),
// what the archive has twice is one message too.
//
// What comes by itself stands below all that was there: its time only tells how late it is. The archive alone puts between.
class MessageTimeline final : public ui::model::Timeline {
 public:
  using Entry = chat::Entry;
  enum class Typed : std::uint8_t { Now, Before };  // by this page or an earlier one

  [[nodiscard]] std::int64_t begin() const override { return begin_; }
  [[nodiscard]] std::int64_t end() const override { return begin_ + static_cast<std::int64_t>(entries_.size()); }
  [[nodiscard]] ui::model::TimelineItem item(std::int64_t position) const override;
  [[nodiscard]] std::optional<std::int64_t> position_of(ui::model::MessageKey key) const override;
  [[nodiscard]] std::uint32_t layout_epoch() const override { return epoch_; }

  // Display names of the two sides; no items change by it but their author.
  void set_names(std::string own, std::string peer);

  // A message that came live or as a carbon copy, sent at `time`. Returns whether it is new.
  bool add(const protocol::im::Message& message, protocol::Timestamp time);
  // A message of ours out of the outbox.
  void add_own(protocol::MessageId id, std::string text, protocol::Timestamp typed_at, ui::model::Delivery delivery,
               Typed typed = Typed::Now);
  // The link came. What waits is sent after all that was said meanwhile, so it stands below that. Returns whether anything moved.
  bool let_waiting_stand_last();
  struct Call {
    protocol::SessionId id;
    ui::model::ItemKind kind = ui::model::ItemKind::MissedCall;  // or EndedCall
    ui::model::CallEnd end = ui::model::CallEnd::Talked;
    std::string length;
    std::optional<protocol::Timestamp> at;  // nullopt: it has just ended, by our clock at `now`
    protocol::Timestamp now;
  };
  // What became of a call, or what else became known of it. Missed calls that follow one another are one entry. Returns
  // whether the call is new.
  bool put_call(Call call);
  // Consecutive messages of the archive, oldest first, which end right before the entry `before` (empty: with the newest).
  // Returns how many incoming ones are new.
  std::size_t merge_page(std::span<const protocol::im::Message> page, const protocol::ArchiveId& before);

  // Our clock was right until now: later corrections do not concern what it dated.
  void trust_dates() { dated_here_.clear(); }
  // Our clock was wrong by `correction`, it is `now`: what it dated since it was last known to be right is dated anew, in the
  // same order. Returns whether anything was.
  bool redate(std::chrono::milliseconds correction, protocol::Timestamp now);

  // Returns whether our message `id` is here and changed. Never steps back: Received stays when Stored comes late.
  bool set_delivery(const protocol::MessageId& id, ui::model::Delivery delivery);
  // Sends a failed entry again under another id. Returns the text; nothing when it did not fail, or is not here.
  std::optional<std::string> retry(ui::model::MessageKey key, const protocol::MessageId& new_id);

  // Shows the spoiler, or hides it again. Returns whether it is here.
  bool reveal(ui::model::MessageKey key);

  [[nodiscard]] const Entry* entry(ui::model::MessageKey key) const;  // null: it is not here
  // The entry that `message` became; null: none.
  [[nodiscard]] const Entry* entry_of(const protocol::im::Message& message) const { return find(message); }
  [[nodiscard]] bool knows(const protocol::ArchiveId& id) const { return by_archive_id_.contains(id); }
  // Drops what the archive gave before `time`, because what lies between is missing; it can be loaded again.
  void forget_archived_before(protocol::Timestamp time);
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const Entry& last() const { return *entries_.back(); }  // only when not empty
  [[nodiscard]] protocol::ArchiveId newest_incoming() const;            // empty: none that the archive knows
  [[nodiscard]] protocol::Timestamp newest_missed() const;              // when; 0: none
  [[nodiscard]] bool only_missed_calls() const;

 private:
  // The last entry of a sort, kept so that nobody has to look for it through all of them.
  struct Newest {
    bool (*counts)(const Entry&);
    const Entry* entry = nullptr;
  };

  [[nodiscard]] Entry* find(const protocol::im::Message& message) const;
  [[nodiscard]] Entry* find_own(const protocol::MessageId& id) const;
  [[nodiscard]] std::size_t index_of(const Entry& entry) const;
  [[nodiscard]] std::size_t first_at_or_after(protocol::Timestamp time) const;
  [[nodiscard]] std::size_t first_after(protocol::Timestamp time) const;
  // Where an entry of `time` belongs that must lie before `anchor` (none: anywhere).
  [[nodiscard]] std::size_t place_before(const Entry* anchor, protocol::Timestamp time) const;
  [[nodiscard]] std::size_t tail() const;  // where the entries begin that are left over
  ui::model::MessageKey key_for(const Entry& entry);
  void insert(std::size_t index, std::unique_ptr<Entry> entry);
  void keep_rising(std::size_t from);
  void settle(Entry& entry, protocol::Timestamp time, const Entry* anchor);
  void adopt(Entry& known, const protocol::im::Message& message);
  void append(std::unique_ptr<Entry> entry);
  void dated_here(Entry& entry) { dated_here_.push_back(&entry); }
  void leave(const Entry& entry);  // the look-up tables
  void changed(const Entry& entry);
  void follow(Newest& newest, const Entry& entry) const;
  void look_for(Newest& newest) const;
  void insert_call(Call call);
  bool join_missed(std::size_t index, const Call& call, protocol::Timestamp at);

  std::deque<std::unique_ptr<Entry>> entries_;  // by time
  std::unordered_map<protocol::ArchiveId, Entry*> by_archive_id_;
  std::unordered_multimap<protocol::MessageId, Entry*> by_id_;
  std::unordered_map<protocol::SessionId, Entry*> by_call_;
  std::unordered_map<ui::model::MessageKey, Entry*> by_key_;
  std::unordered_map<protocol::ArchiveId, ui::model::MessageKey> forgotten_;  // what can be loaded again
  std::uint64_t last_key_ = 0;
  Newest newest_incoming_{
      [](const Entry& entry) { return entry.kind == ui::model::ItemKind::Incoming && !entry.archive_id.empty(); }};
  Newest newest_missed_{[](const Entry& entry) { return entry.kind == ui::model::ItemKind::MissedCall; }};
  std::vector<Entry*> dated_here_;  // since our clock was last known to be right, in order
  std::string own_name_;
  std::string peer_name_;
  std::int64_t begin_ = 0;
  std::uint32_t epoch_ = 0;
};

}  // namespace shell::chat
