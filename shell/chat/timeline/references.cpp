// Timelines: what refers to another message by the id that its sender gave it. Here alone is it applied, in whichever order it
// comes: what is referred to may be loaded later.
#include <algorithm>
#include <iterator>
#include <utility>

#include "protocol/core/sort.hpp"
#include "shell/chat/timeline/timeline.hpp"
#include "ui/text/unicode/emoji.hpp"
#include "ui/text/words/phrases.hpp"

namespace shell::chat {
namespace {

using protocol::MessageId;
using ui::model::Delivery;
using ui::model::ItemKind;

// Nobody corrects a message or confirms others more often than this but to fill our memory.
constexpr std::size_t kMostCorrections = 16;
constexpr std::size_t kMostReports = 1000;

// The words of a message, for when it is not taken back after all.
std::unique_ptr<Entry> words_of(Entry& entry) {
  return std::make_unique<Entry>(Entry{.text = entry.text,
                                       .content = entry.content,
                                       .subject = entry.subject,
                                       .hint = entry.hint,
                                       .extras = std::move(entry.extras)});
}

void say_again(Entry& entry, Entry said) {
  entry.text = std::move(said.text);
  entry.content = said.content;
  entry.subject = std::move(said.subject);
  entry.hint = std::move(said.hint);
  entry.extras = std::move(said.extras);
}

// Of a spoiler what it is about, as long as it is hidden.
std::string_view first_line(const Entry& entry) {
  const std::string_view text = entry.hint && !entry.revealed ? std::string_view(*entry.hint) : entry.text;
  return text.substr(0, text.find('\n'));
}

}  // namespace

// Whose message it is decides: only who wrote it may correct it, only of ours is anything reported.
// Without a kind: whoever's.
Entry* MessageTimeline::find_of(std::optional<ItemKind> kind, const MessageId& id) const {
  Entry* found = nullptr;
  const auto [first, last] = by_id_.equal_range(id);
  for (auto it = first; it != last; ++it)
    if ((!kind || it->second->kind == *kind) && (found == nullptr || found->time < it->second->time))
      found = it->second;
  return found;
}

// Takes it when what it corrects is here.
bool MessageTimeline::refer(Entry& correction, Order order) {
  Entry* const target = correction.replaces.empty() ? nullptr : find_of(correction.kind, correction.replaces);
  if (target == nullptr || target->replaces == correction.replaces) return false;
  correct(*target, correction, order);
  return true;
}

void MessageTimeline::correct(Entry& target, Entry& correction, Order order) {
  if (is_deleted(target)) return;
  auto& known = target.corrections;
  if (!correction.id.empty() && std::ranges::contains(known, correction.id)) {
    if (known.back() == correction.id) {
      target.corrected_at = correction.time;
      raise(target, correction.delivery);
    }
    return;
  }
  if (!correction.id.empty()) by_id_.emplace(correction.id, &target);
  if (!known.empty() && order == Order::Archive && correction.time <= target.corrected_at) {
    known.insert(known.begin(), std::move(correction.id));
  } else {
    known.push_back(std::move(correction.id));
    target.corrected_at = std::max(target.corrected_at, correction.time);
    target.text = std::move(correction.text);
    target.content = correction.content;
    target.subject = std::move(correction.subject);
    target.hint = std::move(correction.hint);
    target.styled = correction.styled;
    target.delivery = correction.delivery;
    ++target.revision;
    take_report(target);
  }
  if (known.size() > kMostCorrections) {
    forget_id(known.front(), target);
    known.erase(known.begin());
  }
  follow(newest_own_, target);
}

// What came for an entry before it did.
void MessageTimeline::take_waiting(Entry& target) {
  take_report(target);
  std::vector<Entry*> waiting;
  const auto [first, last] = corrections_.equal_range(target.id);
  for (auto it = first; it != last; ++it)
    if (it->second != &target && it->second->kind == target.kind) waiting.push_back(it->second);
  protocol::sort(waiting, [this](const Entry* correction) { return index_of(*correction); });
  for (Entry* correction : waiting) {
    const std::unique_ptr<Entry> taken = remove(*correction);
    correct(target, *taken, Order::Arrival);
  }
  for (const MessageId& id : {target.id, target.origin_id}) {
    std::vector<Reference> references;
    const auto [begin, end] = references_.equal_range(id);
    for (auto it = begin; it != end; ++it) references.push_back(std::move(it->second));
    references_.erase(begin, end);
    for (Reference& reference : references) refer(std::move(reference));
  }
}

// --- reactions (XEP-0444) and retractions (XEP-0424)

MessageTimeline::Reference MessageTimeline::reference_for(const protocol::im::Message& message,
                                                          protocol::Timestamp time, Order order) {
  const bool incoming = message.direction == protocol::Direction::Incoming;
  return {.from = incoming ? ItemKind::Incoming : ItemKind::Outgoing,
          .id = message.id,
          .payloads = message.payloads,
          .at = time,
          .order = order};
}

void MessageTimeline::refer_own(const MessageId& id, const protocol::im::Payloads& payloads, protocol::Timestamp at) {
  undo_.try_emplace(id);
  refer({.from = ItemKind::Outgoing, .id = id, .payloads = payloads, .at = at});
}

// Everybody may react to what both can see; only who wrote a message may take it back.
void MessageTimeline::refer(Reference reference) {
  const auto* retraction = reference.payloads.find<protocol::xep0424::Retraction>();
  const auto* reactions = reference.payloads.find<protocol::xep0444::Reactions>();
  if (retraction == nullptr && reactions == nullptr) return;
  const MessageId& of = retraction != nullptr ? retraction->of : reactions->to;
  Entry* const target = find_of(retraction != nullptr ? std::optional(reference.from) : std::nullopt, of);
  if (target != nullptr)
    apply(*target, reference);
  else if (references_.size() < kMostReports)
    references_.emplace(of, std::move(reference));
}

void MessageTimeline::apply(Entry& target, const Reference& reference) {
  if (is_deleted(target)) return;
  const auto undo = undo_.find(reference.id);
  if (undo != undo_.end()) undo->second.target = target.key;
  if (reference.payloads.find<protocol::xep0424::Retraction>() != nullptr) {
    if (undo != undo_.end()) undo->second.said = words_of(target);
    retract(target);
  } else if (const auto* reactions = reference.payloads.find<protocol::xep0444::Reactions>()) {
    react(target, reference, reactions->emoji);
  }
  ++target.revision;
}

// The newest holds. Of two with the same time the archive gives the newer one first.
void MessageTimeline::react(Entry& target, const Reference& reference, const std::vector<std::string>& emoji) {
  const bool own = reference.from == ItemKind::Outgoing;
  const auto typed_here = undo_.find(reference.id);
  Opinion& opinion = extras_of(target).of(own ? Side::Own : Side::Theirs);
  const protocol::Timestamp at = typed_here != undo_.end() ? std::max(reference.at, opinion.at) : reference.at;
  if (reference.order == Order::Archive ? at <= opinion.at : at < opinion.at) return;
  if (typed_here != undo_.end()) typed_here->second.opinion = opinion;
  opinion = {.emoji = {}, .at = at, .by = reference.id};
  std::ranges::copy_if(emoji, std::back_inserter(opinion.emoji), ui::text::is_few_emoji);
}

void MessageTimeline::retract(Entry& target) {
  target.text.clear();
  target.subject.clear();
  target.hint.reset();
  target.content = ui::model::Content::Words;
  Extras& extras = extras_of(target);
  extras = Extras();
  extras.deleted = true;
  changed(target);
}

void MessageTimeline::take_back(Entry& loaded, Extras extras) {
  if (extras.deleted && !is_deleted(loaded)) retract(loaded);
  if (!extras.deleted) extras_of(loaded).opinions = std::move(extras.opinions);
}

// What our server has is done; what could not be sent is undone. Returns whether `id` is one of these.
bool MessageTimeline::settle_reference(const MessageId& id, Delivery delivery) {
  const auto found = undo_.find(id);
  if (found == undo_.end()) return false;
  const Undo undo = std::move(found->second);
  undo_.erase(found);
  if (delivery != Delivery::Failed) return true;
  std::erase_if(references_, [&id](const auto& waiting) { return waiting.second.id == id; });
  const auto target = by_key_.find(undo.target);
  if (target == by_key_.end()) return true;
  Entry& entry = *target->second;
  if (Opinion& own = extras_of(entry).of(Side::Own); undo.opinion && own.by == id) own = *undo.opinion;
  if (undo.said != nullptr) say_again(entry, std::move(*undo.said));
  ++entry.revision;
  changed(entry);
  return true;
}

// What the views see of its extras; the message that it answers may have come, changed or gone.
void MessageTimeline::dress(const Entry& entry) const {
  Extras& extras = *entry.extras;
  extras.reactions.clear();
  for (const Side side : {Side::Own, Side::Theirs}) {
    for (const std::string& emoji : extras.of(side).emoji) {
      const auto known = std::ranges::find(extras.reactions, emoji, &ui::model::Reaction::emoji);
      const bool both = known != extras.reactions.end();
      auto& reaction = both ? *known : extras.reactions.emplace_back(ui::model::Reaction{.emoji = emoji});
      ++reaction.count;
      reaction.own = reaction.own || side == Side::Own;
      reaction.names = both ? both_names_ : side == Side::Own ? own_name_ : peer_name_;
    }
  }
  extras.details = {.quote = quote_of(extras),
                    .reactions = extras.reactions,
                    .edited = !entry.corrections.empty() || !entry.replaces.empty(),
                    .deleted = extras.deleted};
}

std::optional<ui::model::Quote> MessageTimeline::quote_of(const Extras& extras) const {
  if (!extras.reply || extras.deleted) return std::nullopt;
  const Entry* const original = find_of(std::nullopt, extras.reply->of);
  const bool own = original != nullptr ? original->kind == ItemKind::Outgoing : extras.answered == Side::Own;
  ui::model::Quote quote{.author = own ? own_name_ : peer_name_, .text = extras.quoted};
  if (original != nullptr) {
    quote.original = original->key;
    quote.text = is_deleted(*original) ? ui::text::phrases::message_deleted() : first_line(*original);
  }
  return quote;
}

bool MessageTimeline::set_delivery(const MessageId& id, Delivery delivery) {
  if (settle_reference(id, delivery)) return true;
  Entry* const entry = find_of(ItemKind::Outgoing, id);
  if (entry == nullptr) {
    const bool room = reports_.size() < kMostReports || reports_.contains(id);
    if (room && rank(delivery) > rank(reports_[id])) reports_[id] = delivery;
    return false;
  }
  if (entry->id == id) entry->left_over = entry->unsent = false;
  return current_id(*entry) == id && raise(*entry, delivery);
}

void MessageTimeline::take_report(Entry& entry) {
  const auto report = entry.kind == ItemKind::Outgoing ? reports_.find(current_id(entry)) : reports_.end();
  if (report != reports_.end()) {
    raise(entry, report->second);
    reports_.erase(report);
  }
}

bool MessageTimeline::raise(Entry& entry, Delivery delivery) {
  if (rank(delivery) <= rank(entry.delivery)) return false;
  entry.delivery = delivery;
  ++entry.revision;
  follow(newest_own_, entry);
  return true;
}

std::optional<MessageTimeline::Again> MessageTimeline::retry(ui::model::MessageKey key, const MessageId& new_id) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end() || found->second->delivery != Delivery::Failed) return std::nullopt;
  Entry& entry = *found->second;
  const bool is_correction = !entry.corrections.empty();
  Again again{.text = entry.text, .payloads = {}, .failed = current_id(entry)};
  if (const MessageId& replaced = is_correction ? entry.id : entry.replaces; !replaced.empty())
    again.payloads.put(protocol::xep0308::Correction{.of = replaced});
  if (entry.extras != nullptr && entry.extras->reply) again.payloads.put(*entry.extras->reply);
  forget_id(again.failed, entry);
  if (is_correction) {
    entry.corrections.back() = new_id;
  } else {
    by_archive_id_.erase(entry.archive_id);
    std::erase(dated_here_, &entry);
    entry.archive_id = {};
    entry.id = new_id;
    entry.unsent = true;
  }
  by_id_.emplace(new_id, &entry);
  entry.delivery = Delivery::Waiting;
  ++entry.revision;
  follow(newest_own_, entry);
  return again;
}

void MessageTimeline::know_by(const MessageId& id, Entry& entry) {
  if (!id.empty()) by_id_.emplace(id, &entry);
}

void MessageTimeline::forget_id(const MessageId& id, const Entry& entry) {
  const auto [first, last] = by_id_.equal_range(id);
  const auto found = std::find_if(first, last, [&entry](const auto& item) { return item.second == &entry; });
  if (found != last) by_id_.erase(found);
}

}  // namespace shell::chat
