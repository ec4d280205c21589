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
  struct Entry {
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
    std::vector<protocol::CallId> calls{};
    // Waits since before the link came (or this page was loaded), or behind one that does: stands last until it is sent.
    bool left_over = false;
  };
  enum class Typed : std::uint8_t { Now, Before };  // by this page or an earlier one

  [[nodiscard]] std::int64_t begin() const override { return begin_; }
  [[nodiscard]] std::int64_t end() const override { return begin_ + static_cast<std::int64_t>(entries_.size()); }
  [[nodiscard]] ui::model::TimelineItem item(std::int64_t position) const override;
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
    protocol::CallId id;
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
  // Sends the failed entry at `position` again under another id. Returns the text; nothing when it did not fail.
  std::optional<std::string> retry(std::int64_t position, const protocol::MessageId& new_id);

  // Shows the spoiler at `position`, or hides it again.
  void reveal(std::int64_t position);

  // The entry that `message` became; null: none.
  [[nodiscard]] const Entry* entry_of(const protocol::im::Message& message) const { return find(message); }
  [[nodiscard]] const protocol::MessageId& id(std::int64_t position) const;
  [[nodiscard]] bool knows(const protocol::ArchiveId& id) const { return by_archive_id_.contains(id); }
  // Drops what the archive gave before `time`, because what lies between is missing; it can be loaded again.
  void forget_archived_before(protocol::Timestamp time);
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const Entry& last() const { return *entries_.back(); }  // only when not empty
  [[nodiscard]] protocol::ArchiveId newest_incoming() const;            // empty: none that the archive knows
  [[nodiscard]] protocol::Timestamp newest_missed() const;              // when; 0: none
  [[nodiscard]] bool only_missed_calls() const;

 private:
  [[nodiscard]] Entry* find(const protocol::im::Message& message) const;
  [[nodiscard]] Entry* find_own(const protocol::MessageId& id) const;
  [[nodiscard]] std::size_t index_of(const Entry& entry) const;
  [[nodiscard]] std::size_t first_at_or_after(protocol::Timestamp time) const;
  [[nodiscard]] std::size_t first_after(protocol::Timestamp time) const;
  // Where an entry of `time` belongs that must lie before `anchor` (none: anywhere).
  [[nodiscard]] std::size_t place_before(const Entry* anchor, protocol::Timestamp time) const;
  [[nodiscard]] std::size_t tail() const;  // where the entries begin that are left over
  void insert(std::size_t index, std::unique_ptr<Entry> entry);
  void keep_rising(std::size_t from);
  void settle(Entry& entry, protocol::Timestamp time, const Entry* anchor);
  void adopt(Entry& known, const protocol::im::Message& message);
  void append(std::unique_ptr<Entry> entry);
  void dated_here(Entry& entry) { dated_here_.push_back(&entry); }
  void leave(const Entry& entry);  // the look-up tables
  void insert_call(Call call);
  bool join_missed(std::size_t index, const Call& call, protocol::Timestamp at);

  std::deque<std::unique_ptr<Entry>> entries_;  // by time
  std::unordered_map<protocol::ArchiveId, Entry*> by_archive_id_;
  std::unordered_multimap<protocol::MessageId, Entry*> by_id_;
  std::unordered_map<protocol::CallId, Entry*> by_call_;
  std::vector<Entry*> dated_here_;  // since our clock was last known to be right, in order
  std::string own_name_;
  std::string peer_name_;
  std::int64_t begin_ = 0;
  std::uint32_t epoch_ = 0;
};

}  // namespace shell::chat
