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
#include "shell/chat/timeline/entry.hpp"
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

  enum class Added : std::uint8_t { Known, New, Changed };  // Changed: another message, or it waits for that one
  // A message that came live or as a carbon copy, sent at `time`.
  Added add(const protocol::im::Message& message, protocol::Timestamp time);
  struct Own {
    protocol::MessageId id;
    std::string text;
    protocol::im::Payloads payloads{};
    protocol::Jid account{};  // ours, bare
    protocol::Timestamp typed_at;
    ui::model::Delivery delivery = ui::model::Delivery::Waiting;
    Typed typed = Typed::Now;
  };
  // A message of ours out of the outbox.
  void add_own(Own own);
  // One that only does something to another, typed here: a failure of it undoes that.
  void refer_own(const protocol::MessageId& id, const protocol::im::Payloads& payloads, protocol::Timestamp at);
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
  // What is not loaded between two of them is not there. Returns how many incoming ones are new.
  std::size_t merge_page(std::span<const protocol::im::Message> page, const protocol::ArchiveId& before);
  // The same of what belongs into the gap `key`, from the end on that begin_loading() has told: it ends right before
  // `oldest_below`, or begins right after `newest_above`. What the page bridges is closed. Nothing: the gap is gone, or ends
  // elsewhere by now, so that nobody can tell where the page belongs.
  std::optional<std::size_t> merge_page_below(std::span<const protocol::im::Message> page, ui::model::MessageKey key,
                                              const GapEnds& ends);
  std::optional<std::size_t> merge_page_above(std::span<const protocol::im::Message> page, ui::model::MessageKey key,
                                              const GapEnds& ends);

  // --- the window (window.cpp): entries that are not here have an entry that stands for them, a gap

  // Something may be missing above the message `oldest`, or, where that is not here, after what was sent until `time`. Nothing
  // when that cannot be, or is known already.
  std::optional<ui::model::MessageKey> open_gap(const protocol::ArchiveId& oldest, protocol::Timestamp time);
  void close_gap(ui::model::MessageKey gap);
  // Nothing: it is gone, or being loaded.
  std::optional<GapEnds> begin_loading(ui::model::MessageKey gap);
  // `ends`: how far it has been loaded; nothing: as before. Returns whether it is still here.
  bool end_loading(ui::model::MessageKey gap, ui::model::History history, std::optional<GapEnds> ends = std::nullopt);
  void retry_gaps();  // those that failed are asked for again when they are seen
  // Lets go of what the archive gave far from `near` (none: from the first entry), when there is much. Returns whether
  // anything went.
  struct Window {
    std::size_t most = 2000;   // entries that a conversation holds before it lets go of any, and then keeps:
    std::size_t near = 500;    // on either side of what is seen
    std::size_t newest = 200;  // and the newest
    std::size_t fewest = 100;  // less in a row is not let go of
  };
  bool trim(std::optional<ui::model::MessageKey> near, const Window& window);
  [[nodiscard]] protocol::ArchiveId oldest() const;  // empty: nothing that the archive knows

  // Our clock was right until now: later corrections do not concern what it dated.
  void trust_dates() { dated_here_.clear(); }
  // Our clock was wrong by `correction`, it is `now`: what it dated since it was last known to be right is dated anew, in the
  // same order. Returns whether anything was.
  bool redate(std::chrono::milliseconds correction, protocol::Timestamp now);

  // What became of our message `id`, at once or when it is loaded. Returns whether anything changed. Never steps back: Received
  // stays when Stored comes late.
  bool set_delivery(const protocol::MessageId& id, ui::model::Delivery delivery);
  struct Again {
    std::string text;
    protocol::im::Payloads payloads;
    protocol::MessageId failed;  // the id that it had
  };
  // Sends a failed entry again under another id. Nothing when it did not fail, or is not here.
  std::optional<Again> retry(ui::model::MessageKey key, const protocol::MessageId& new_id);

  // The message of ours that may be corrected, the last one (XEP-0308 §4); null: none.
  [[nodiscard]] const Entry* last_own() const { return newest_own_.entry; }

  // Shows the spoiler, or hides it again. Returns whether it is here.
  bool reveal(ui::model::MessageKey key);

  [[nodiscard]] const Entry* entry(ui::model::MessageKey key) const;  // null: it is not here
  // The entry that `message` became; null: none.
  [[nodiscard]] const Entry* entry_of(const protocol::im::Message& message) const { return find(message); }
  [[nodiscard]] bool knows(const protocol::ArchiveId& id) const { return by_archive_id_.contains(id); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const Entry& last() const;                    // that is loaded; only when not empty
  [[nodiscard]] protocol::ArchiveId newest_incoming() const;  // empty: none that the archive knows
  [[nodiscard]] protocol::Timestamp newest_missed() const;    // when; 0: none
  [[nodiscard]] bool only_missed_calls() const;

 private:
  ui::model::MessageKey key_for(const protocol::ArchiveId& id);
  // The last entry of a sort, kept so that nobody has to look for it through all of them.
  struct Newest {
    bool (*counts)(const Entry&);
    const Entry* entry = nullptr;
  };

  [[nodiscard]] Entry* find(const protocol::im::Message& message) const;
  [[nodiscard]] std::size_t index_of(const Entry& entry) const;
  [[nodiscard]] std::size_t first_at_or_after(protocol::Timestamp time) const;
  [[nodiscard]] std::size_t first_after(protocol::Timestamp time) const;
  // Where an entry of `time` belongs that must lie before `anchor` (none: anywhere).
  [[nodiscard]] std::size_t place_before(const Entry* anchor, protocol::Timestamp time) const;
  [[nodiscard]] std::size_t tail() const;              // where the entries begin that are left over
  enum class Grows : std::uint8_t { AtBegin, AtEnd };  // whose positions change, where it is put between
  void insert(std::size_t index, std::unique_ptr<Entry> entry, Grows grows = Grows::AtBegin);
  void keep_rising(std::size_t from);
  void settle(Entry& entry, protocol::Timestamp time, const Entry* anchor);
  void adopt(Entry& known, const protocol::im::Message& message);
  void append(std::unique_ptr<Entry> entry);
  void dated_here(Entry& entry) { dated_here_.push_back(&entry); }
  void leave(const Entry& entry);  // the look-up tables
  std::unique_ptr<Entry> remove(Entry& entry);
  void look_for_all();

  [[nodiscard]] Entry* find_gap(ui::model::MessageKey key) const;
  [[nodiscard]] Entry* gap_above(const Entry* anchor) const;
  [[nodiscard]] bool reaches_above(std::span<const protocol::im::Message> page, const Entry& gap) const;
  [[nodiscard]] Entry* gap_below(const Entry& other) const;
  // Where messages of a page belong.
  struct Place {
    const Entry* anchor = nullptr;                  // before it; null: anywhere
    const Entry* floor = nullptr;                   // below it: the page does not reach what is above this gap
    std::optional<ui::model::MessageKey> bottom{};  // the last entry before the page came: what is below it is news
  };
  [[nodiscard]] GapEnds ends_of(const Entry& gap) const;
  [[nodiscard]] std::span<const protocol::im::Message> after_known(std::span<const protocol::im::Message> page,
                                                                   const Entry& gap) const;
  [[nodiscard]] Entry* find_gap(ui::model::MessageKey key, const GapEnds& ends) const;
  std::size_t fill_from_above(std::span<const protocol::im::Message> page, Entry& gap);
  Entry* bridge_up(std::span<const protocol::im::Message> page, const Entry* anchor);
  std::size_t merge_backwards(std::span<const protocol::im::Message> page, Place place);
  bool merge(const protocol::im::Message& message, Place& place);
  void insert(const Place& place, std::unique_ptr<Entry> entry);
  void drop(std::size_t first, std::size_t last, std::size_t fewest);
  void forget(std::unique_ptr<Entry> entry);
  std::unique_ptr<Entry> make_gap(protocol::Timestamp time);

  // What refers to another message (references.cpp).
  enum class Order : std::uint8_t { Arrival, Archive };
  // A reaction or a retraction, by whom and of when.
  struct Reference {
    ui::model::ItemKind from = ui::model::ItemKind::Incoming;
    protocol::MessageId id;
    protocol::im::Payloads payloads;
    protocol::Timestamp at{};
    Order order = Order::Arrival;
  };
  static Reference reference_for(const protocol::im::Message& message, protocol::Timestamp time, Order order);
  void refer(Reference reference);
  void apply(Entry& target, const Reference& reference);
  void react(Entry& target, const Reference& reference, const std::vector<std::string>& emoji);
  void retract(Entry& target);
  void take_back(Entry& loaded, Extras extras);  // what it was referred to by, before it was let go of
  bool settle_reference(const protocol::MessageId& id, ui::model::Delivery delivery);
  [[nodiscard]] Entry* find_of(std::optional<ui::model::ItemKind> kind, const protocol::MessageId& id) const;
  void know_by(const protocol::MessageId& id, Entry& entry);
  [[nodiscard]] std::optional<ui::model::Quote> quote_of(const Extras& extras) const;
  void dress(const Entry& entry) const;  // fills what the views see of its extras
  bool refer(Entry& correction, Order order);
  void correct(Entry& target, Entry& correction, Order order);
  void take_waiting(Entry& target);
  void take_report(Entry& entry);
  bool raise(Entry& entry, ui::model::Delivery delivery);
  void forget_id(const protocol::MessageId& id, const Entry& entry);
  void changed(const Entry& entry);
  void follow(Newest& newest, const Entry& entry) const;
  void look_for(Newest& newest) const;
  void insert_call(Call call);
  bool join_missed(std::size_t index, const Call& call, protocol::Timestamp at);

  std::deque<std::unique_ptr<Entry>> entries_;  // by time
  std::unordered_map<protocol::ArchiveId, Entry*> by_archive_id_;
  std::unordered_multimap<protocol::MessageId, Entry*> by_id_;
  std::unordered_map<protocol::SessionId, Entry*> by_call_;
  // What came for a message that is not here, by its id: corrections, which stand among the entries meanwhile; how far one
  // of ours has come.
  std::unordered_multimap<protocol::MessageId, Entry*> corrections_;
  std::unordered_map<protocol::MessageId, ui::model::Delivery> reports_;
  std::unordered_multimap<protocol::MessageId, Reference> references_;
  // What a reaction or a retraction of ours has changed, until our server has it.
  struct Undo {
    ui::model::MessageKey target{};
    std::optional<Opinion> opinion;
    std::unique_ptr<Entry> said;
  };
  std::unordered_map<protocol::MessageId, Undo> undo_;
  std::unordered_map<ui::model::MessageKey, Entry*> by_key_;
  // Of what can be loaded again what the archive does not tell: a key from before it was there, what it was corrected to.
  struct Forgotten {
    ui::model::MessageKey key{};
    std::unique_ptr<Entry> corrected;
    std::unique_ptr<Extras> extras;
  };
  std::unordered_map<protocol::ArchiveId, Forgotten> forgotten_;
  std::uint64_t last_key_ = 0;
  Newest newest_incoming_{
      [](const Entry& entry) { return entry.kind == ui::model::ItemKind::Incoming && !entry.archive_id.empty(); }};
  Newest newest_missed_{[](const Entry& entry) { return entry.kind == ui::model::ItemKind::MissedCall; }};
  Newest newest_own_{may_be_corrected};
  std::vector<Entry*> dated_here_;  // since our clock was last known to be right, in order
  std::string own_name_;
  std::string peer_name_;
  std::string both_names_;
  std::int64_t begin_ = 0;
  std::uint32_t epoch_ = 0;
};

}  // namespace shell::chat
