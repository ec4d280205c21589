#include "shell/chat/chat.hpp"

#include <algorithm>
#include <utility>

#include "protocol/core/visible.hpp"
#include "protocol/jingle/expiry.hpp"
#include "shell/chat/timeline/preview.hpp"
#include "ui/text/words/phrases.hpp"

namespace shell::chat {
namespace {

using protocol::Jid;
using ui::model::NoticeKind;

constexpr std::size_t kNotificationBytes = 300;

ui::model::Delivery shown(protocol::im::Delivery delivery) {
  switch (delivery) {
    case protocol::im::Delivery::Stored: return ui::model::Delivery::Stored;
    case protocol::im::Delivery::Received: return ui::model::Delivery::Received;
    case protocol::im::Delivery::Failed: return ui::model::Delivery::Failed;
    case protocol::im::Delivery::Queued:
    case protocol::im::Delivery::Transmitted:
    case protocol::im::Delivery::Doubtful: break;
  }
  return ui::model::Delivery::Waiting;
}

ui::model::CallSupport shown(protocol::jingle::CallSupport support) {
  switch (support) {
    case protocol::jingle::CallSupport::Unknown: return ui::model::CallSupport::Unknown;
    case protocol::jingle::CallSupport::None: return ui::model::CallSupport::None;
    case protocol::jingle::CallSupport::Voice: return ui::model::CallSupport::Voice;
    case protocol::jingle::CallSupport::Video: return ui::model::CallSupport::Video;
  }
  return ui::model::CallSupport::Unknown;
}

bool is_missed(const protocol::jingle::CallRecorded& call) {
  return call.direction == protocol::Direction::Incoming && call.fate == protocol::jingle::CallFate::Unanswered;
}

ui::model::CallEnd end_of(protocol::jingle::CallFate fate) {
  switch (fate) {
    case protocol::jingle::CallFate::Answered: return ui::model::CallEnd::Talked;
    case protocol::jingle::CallFate::Unanswered: return ui::model::CallEnd::NoAnswer;
    case protocol::jingle::CallFate::Declined: return ui::model::CallEnd::Declined;
    case protocol::jingle::CallFate::Busy: return ui::model::CallEnd::Busy;
    case protocol::jingle::CallFate::Failed: return ui::model::CallEnd::Failed;
  }
  return ui::model::CallEnd::Failed;
}

// What the server held for long is no news of this moment.
bool is_recent(const protocol::jingle::CallRecorded& call, Now now) {
  return !call.at || now.wall - *call.at < 2 * protocol::jingle::kRingTime;
}

// A call stands where it ended: what was said before it stands above.
MessageTimeline::Call entry_for(const protocol::jingle::CallRecorded& call, Now now) {
  const bool ends_now = call.arrival != protocol::Arrival::Archive && (call.length || is_recent(call, now));
  const auto length = call.length.value_or(protocol::Duration{});
  return {.id = call.session,
          .kind = is_missed(call) ? ui::model::ItemKind::MissedCall : ui::model::ItemKind::EndedCall,
          .end = end_of(call.fate),
          .length = call.length ? ui::text::phrases::duration(std::chrono::floor<std::chrono::seconds>(length))
                                : std::string(),
          .at = ends_now || !call.at ? std::nullopt : std::optional(*call.at + length),
          .now = now.wall};
}

template <class Payload>
protocol::im::Payloads only(Payload payload) {
  protocol::im::Payloads payloads;
  payloads.put(std::move(payload));
  return payloads;
}

bool is_blank(std::string_view text) { return !protocol::shows_anything(text); }

}  // namespace

Chat::Chat(ui::model::AccountId account, Model& model, session::Requests& requests, page::Notices& notices,
           store::AccountStore& store, ports::Notifier& notifier, Ids ids)
    : model_(model),
      notices_(notices),
      store_(store),
      notifier_(notifier),
      ids_(ids),
      keys_(account),
      conversations_(model, keys_),
      contacts_(model, requests, notices, keys_, conversations_),
      typing_(requests, keys_, conversations_),
      drafts_(store, keys_),
      editing_(model, conversations_),
      replying_(model, conversations_),
      unsent_(requests, store),
      history_(model, requests, notices, keys_, conversations_,
               [this](const auto& merged, const auto& page, Now now) { page_merged(merged, page, now); }),
      attention_(model, store, keys_, conversations_, notifier) {}

void Chat::begin(const Jid& account, Now now) {
  if (account_) return;
  account_ = account;
  contacts_.set_own(*account_);
  conversations_.set_own_name(model_.read().own_name);
  contacts_.loading();
  restore(now);
  reopen(now);
}

void Chat::online(const protocol::Online& online, Now now) {
  begin(online.jid.bare(), now);
  for (const Unsent::Message& message : unsent_.messages()) {
    const Key in = keys_.key(message.to);
    if (conversations_.timeline(in).let_waiting_stand_last()) conversations_.timeline_changed(in);
  }
  if (online.resumed) return;
  stamps_.online(now);
  contacts_.forget_presences();
  history_.online(now);
  if (const auto& open = model_.read().open) history_.opened(open->key, now);
  for (const Unsent::Message& refused : unsent_.online(now))
    show_delivery(keys_.key(refused.to), refused.id, ui::model::Delivery::Failed);
}

// A device that slept notices the loss of its link first: its monotonic clock may have slept too.
void Chat::offline(Now now) {
  stamps_.lost(now);
  if (clock_is_known_)
    conversations_.for_each_timeline([](const Key&, MessageTimeline& timeline) { timeline.trust_dates(); });
}

void Chat::clock_set(std::chrono::milliseconds correction, Now now) {
  clock_is_known_ = true;
  conversations_.for_each_timeline([&](const Key& in, MessageTimeline& timeline) {
    if (timeline.redate(correction, now.wall)) conversations_.timeline_changed(in);
  });
}

void Chat::hand_over(Now now) {
  closing(now);
  if (const auto& open = model_.read().open) store_.write(store::kOpen, open->address, now.at);
}

void Chat::put_aside() {
  const auto& open = model_.read().open;
  std::string kept = open ? open->address : was_open_;
  signed_out();
  was_open_ = std::move(kept);
}

void Chat::erase() {
  drafts_.erase();
  unsent_.erase();
  store_.erase();
  signed_out();
}

void Chat::signed_out() {
  account_.reset();
  was_open_.clear();
  typing_.clear();
  drafts_.clear();
  editing_.end();
  replying_.end();
  unsent_.clear();
  history_.clear();
  attention_.clear();
  missed_before_.clear();
  contacts_.clear();
  conversations_.clear();
  keys_.clear();
}

void Chat::handle(const protocol::im::RosterReceived& event, Now) { contacts_.handle(event); }
void Chat::handle(const protocol::im::RosterFailed& /*event*/, Now) { contacts_.loaded(); }
void Chat::handle(const protocol::im::RosterItemChanged& event, Now) { contacts_.handle(event); }
void Chat::handle(const protocol::im::RosterItemRemoved& event, Now) { contacts_.handle(event); }

void Chat::handle(const protocol::im::PresenceChanged& event, Now) {
  if (contacts_.handle(event)) {
    if (const auto in = keys_.find(event.from.bare())) typing_.gone(*in);
  }
}

void Chat::handle(const protocol::im::SubscriptionRequested& event, Now now) { contacts_.handle(event, now); }

void Chat::handle(const protocol::im::MessageReceived& event, Now now) {
  const protocol::im::Message& message = event.message;
  const Key in = keys_.key(message.peer());
  if (message.content == protocol::im::Content::Reference && conversations_.find_timeline(in) == nullptr) return;
  const auto added = conversations_.timeline(in).add(message, stamps_.time_of(message, now));
  if (added == MessageTimeline::Added::Known) {
    model_.touch();
    return;
  }
  history_.note(message.archive_id);
  conversations_.timeline_changed(in);
  if (message.direction == protocol::Direction::Incoming) {
    if (message.content != protocol::im::Content::Reference) typing_.message_received(in);
    if (added == MessageTimeline::Added::New)
      attention_.arrived(in, 1, is_hidden() ? words_for(message) : std::string(), now.at);
  } else {
    attention_.seen(in, now.at);  // answered from another device
  }
}

void Chat::handle(const protocol::xep0085::ChatStateReceived& event, Now now) {
  if (const auto in = keys_.find(event.from.bare())) typing_.heard(*in, event.state, now.at);
}

void Chat::handle(const protocol::jingle::CallSupportChanged& event, Now) {
  conversations_.set_call_support(keys_.key(event.contact), shown(event.support), event.direct);
}

void Chat::handle(const protocol::im::DeliveryChanged& event, Now now) {
  unsent_.delivery(event, now);
  if (const auto in = keys_.find(event.peer)) show_delivery(*in, event.id, shown(event.delivery));
  if (event.delivery == protocol::im::Delivery::Failed)
    notices_.add(NoticeKind::MessageFailed, conversations_.name(event.peer), event.error.text, now.at);
}

void Chat::page_merged(const History::Merged& merged, const protocol::im::ArchivePage& page, Now now) {
  const auto missed = std::exchange(missed_before_, {});
  if (merged.scope == History::Merged::Scope::SignIn) {
    attention_.arrived_before(page.messages, missed, now.at);
  } else if (merged.scope == History::Merged::Scope::Absence) {
    for (const auto& fresh : merged.fresh) attention_.arrived(fresh.in, fresh.incoming, {}, now.at);
    for (const auto& [in, calls] : missed) attention_.arrived(in, static_cast<std::uint32_t>(calls.size()), {}, now.at);
  }
}

void Chat::act(const ui::model::OpenConversationWith& action, Now now) {
  if (keys_.peer(action.key) != nullptr) open(action.key, now);
}

// Whoever follows a link to an occupant of a room would write to somebody that nothing is known of.
void Chat::act(const ui::model::OpenPlace& action, Now now) {
  const auto peer = Jid::parse(action.address);
  const bool is_place = peer && (peer->is_bare() || conversations_.find_timeline(keys_.key(*peer)) != nullptr);
  if (is_place)
    open(keys_.key(*peer), now);
  else
    notices_.add(NoticeKind::BadAddress, action.address, {}, now.at);
}

void Chat::act(const ui::model::CloseConversation&, Now now) {
  typing_.left(now.at);
  if (model_.read().open) model_.edit().open.reset();
}

void Chat::act(const ui::model::AddContact& action, Now now) { contacts_.add(action, now); }
void Chat::act(const ui::model::AddToContacts& action, Now now) { contacts_.add(action, now); }
void Chat::act(const ui::model::RemoveContact& action, Now now) { contacts_.remove(action, now); }
void Chat::act(const ui::model::AnswerContactRequest& action, Now now) { contacts_.answer(action, now); }

void Chat::act(const ui::model::SendText& action, Now now) {
  if (keys_.peer(action.to) == nullptr || is_blank(action.text)) return;
  if (!std::exchange(permission_asked_, true))
    notifier_.ask_permission();  // sending is the gesture, and an answer is what one wants to hear of
  typing_.message_sent();
  if (editing_.goes_on(action.to)) {
    const bool changed = editing_.changes(action.text);
    const protocol::MessageId replaced = editing_.original();
    editing_.end();
    if (changed) send(action.to, action.text, only(protocol::xep0308::Correction{.of = replaced}), now);
    return;
  }
  protocol::im::Payloads payloads;
  if (auto reply = replying_.take(action.to, *account_, keys_.peer_of(action.to))) payloads.put(*std::move(reply));
  drafts_.put(action.to, {}, now.at);
  if (auto& open = model_.edit_unseen().open; open && open->key == action.to) open->draft.clear();
  send(action.to, action.text, payloads, now);
}

void Chat::act(const ui::model::EditLast& action, Now) {
  replying_.end();
  editing_.begin_last(action.to);
}

void Chat::act(const ui::model::CancelReply&, Now) { replying_.end(); }

void Chat::act(const ui::model::CancelEdit& action, Now) {
  if (editing_.goes_on(action.to)) editing_.end();
}

void Chat::act(const ui::model::DraftChanged& action, Now now) {
  if (keys_.peer(action.to) == nullptr) return;
  if (!editing_.goes_on(action.to)) {
    drafts_.put(action.to, action.text, now.at);
    if (auto& open = model_.edit_unseen().open; open && open->key == action.to) open->draft = action.text;
  }
  typing_.draft_changed(action.to, is_blank(action.text) ? Typing::Text::Empty : Typing::Text::Present, now.at);
}

void Chat::act(const ui::model::LoadEntries& action, Now now) {
  if (keys_.peer(action.with) != nullptr) history_.load(action, now);
}

void Chat::edit(const Key& in, ui::model::MessageKey message) {
  replying_.end();
  editing_.begin(in, message);
}

void Chat::reply(const Key& in, ui::model::MessageKey message) {
  editing_.end();
  replying_.begin(in, message);
}

void Chat::react(const Key& in, ui::model::MessageKey message, const std::string& emoji, Now now) {
  const MessageTimeline* const timeline = conversations_.find_timeline(in);
  const Entry* const entry = timeline != nullptr ? timeline->entry(message) : nullptr;
  if (entry == nullptr || reference_id(*entry).empty()) return;
  protocol::xep0444::Reactions reactions{.to = reference_id(*entry), .emoji = {}};
  if (entry->extras != nullptr) reactions.emoji = entry->extras->of(Side::Own).emoji;
  if (std::erase(reactions.emoji, emoji) == 0) reactions.emoji.push_back(emoji);
  refer(in, only(std::move(reactions)), now);
}

void Chat::retract(const Key& in, ui::model::MessageKey message, Now now) {
  const MessageTimeline* const timeline = conversations_.find_timeline(in);
  const Entry* const entry = timeline != nullptr ? timeline->entry(message) : nullptr;
  if (entry == nullptr || entry->id.empty() || entry->kind != ui::model::ItemKind::Outgoing) return;
  editing_.end();
  refer(in, only(protocol::xep0424::Retraction{.of = entry->id}), now);
}

void Chat::reveal(const Key& in, ui::model::MessageKey message) {
  MessageTimeline* const timeline = conversations_.find_timeline(in);
  if (timeline != nullptr && timeline->reveal(message)) model_.touch();
}

std::optional<std::string> Chat::text(const Key& in, ui::model::MessageKey message) const {
  const MessageTimeline* const timeline = conversations_.find_timeline(in);
  const auto position = timeline != nullptr ? timeline->position_of(message) : std::nullopt;
  return position ? std::optional(std::string(timeline->item(*position).text)) : std::nullopt;
}

void Chat::act(const ui::model::ResendFailed& action, Now now) {
  MessageTimeline* const timeline = conversations_.find_timeline(action.with);
  if (timeline == nullptr) return;
  const protocol::MessageId new_id = ids_.message();
  if (auto again = timeline->retry(action.message, new_id)) {
    model_.touch();
    unsent_.forget(again->failed);
    if (!unsent_.add(keys_.peer_of(action.with), new_id, std::move(again->text), std::move(again->payloads), now))
      show_delivery(action.with, new_id, ui::model::Delivery::Failed);
  }
}

bool Chat::record(const protocol::jingle::CallRecorded& call, Now now) {
  const bool archived = call.arrival == protocol::Arrival::Archive;
  const bool missed = is_missed(call);
  const Key in = keys_.key(call.peer);
  const bool is_new = conversations_.timeline(in).put_call(entry_for(call, now));
  conversations_.timeline_changed(in);
  if (!missed || !is_new || conversations_.is_quiet(in)) return false;
  if (archived) {
    missed_before_[in].push_back(call.at.value_or(now.wall));
    return false;
  }
  attention_.arrived(in, 1, {}, now.at);
  return is_recent(call, now);
}

void Chat::set_visibility(ports::DisplayListener::Visibility visibility, Now now) {
  attention_.set_visibility(visibility, now.at);
}

void Chat::closing(Now now) {
  drafts_.flush(now.at);
  attention_.flush(now.at);
}

void Chat::settle() {
  attention_.refresh();
  editing_.settle();
}

std::optional<protocol::Time> Chat::deadline() const {
  std::optional<protocol::Time> first;
  for (const auto& part : {typing_.deadline(), drafts_.deadline(), attention_.deadline()})
    if (part && (!first || *part < *first)) first = part;
  return first;
}

void Chat::handle_timeout(Now now) {
  typing_.handle_timeout(now.at);
  drafts_.handle_timeout(now.at);
  attention_.handle_timeout(now.at);
}

void Chat::restore(Now now) {
  drafts_.restore(now.at);
  attention_.restore(*account_);
  unsent_.restore(now);
  for (const Unsent::Message& message : unsent_.messages()) {
    const auto delivery =
        message.stage == Unsent::Stage::Failed ? ui::model::Delivery::Failed : ui::model::Delivery::Waiting;
    const Key in = keys_.key(message.to);
    if (message.body.empty()) {
      conversations_.timeline(in).refer_own(message.id, message.payloads, std::min(message.typed_at, now.wall));
      continue;
    }
    conversations_.timeline(in).add_own({.id = message.id,
                                         .text = message.body,
                                         .payloads = message.payloads,
                                         .account = *account_,
                                         .typed_at = std::min(message.typed_at, now.wall),
                                         .delivery = delivery,
                                         .typed = MessageTimeline::Typed::Before});
    conversations_.timeline_changed(in);
  }
}

// What was open in the tab that had the account before, or in this one. Its history is asked for when a session is there.
void Chat::reopen(Now now) {
  const std::string address = store_.read(store::kOpen).value_or(std::exchange(was_open_, {}));
  store_.write(store::kOpen, {}, now.at);
  if (const auto peer = Jid::parse(address)) show(keys_.key(*peer));
}

void Chat::open(const Key& in, Now now) {
  typing_.left(now.at);
  show(in);
  history_.opened(in, now);
  attention_.seen(in, now.at);
}

void Chat::show(const Key& in) {
  const MessageTimeline& timeline = conversations_.timeline(in);
  editing_.end();
  replying_.end();
  model_.edit().open = ui::model::OpenConversation{.key = in,
                                                   .address = keys_.peer_of(in).str(),
                                                   .timeline = &timeline,
                                                   .history = history_.state(in),
                                                   .draft = std::string(drafts_.find(in)),
                                                   .unread = conversations_.unread(in)};
}

// For a notification.
std::string Chat::words_for(const protocol::im::Message& message) const {
  const Jid peer = message.peer();
  const auto in = keys_.find(peer);
  const MessageTimeline* const timeline = in ? conversations_.find_timeline(*in) : nullptr;
  const Entry* const entry = timeline != nullptr ? timeline->entry_of(message) : nullptr;
  if (entry == nullptr) return {};
  const Summary shown = summary(*entry, conversations_.name(peer), kNotificationBytes);
  return ui::text::phrases::gist(shown.gist, shown.line);
}

// What only does something to another message.
void Chat::refer(const Key& to, const protocol::im::Payloads& payloads, Now now) {
  const protocol::MessageId id = ids_.message();
  conversations_.timeline(to).refer_own(id, payloads, now.wall);
  conversations_.timeline_changed(to);
  if (!unsent_.add(keys_.peer_of(to), id, {}, payloads, now)) show_delivery(to, id, ui::model::Delivery::Failed);
}

void Chat::send(const Key& to, std::string text, const protocol::im::Payloads& payloads, Now now) {
  const protocol::MessageId id = ids_.message();
  conversations_.timeline(to).add_own(
      {.id = id, .text = text, .payloads = payloads, .account = *account_, .typed_at = now.wall});
  conversations_.timeline_changed(to);
  if (!unsent_.add(keys_.peer_of(to), id, std::move(text), payloads, now)) {
    show_delivery(to, id, ui::model::Delivery::Failed);
    notices_.add(NoticeKind::SendFailed, conversations_.name(to), {}, now.at);
  }
}

void Chat::show_delivery(const Key& in, const protocol::MessageId& id, ui::model::Delivery delivery) {
  MessageTimeline* const timeline = conversations_.find_timeline(in);
  if (timeline != nullptr && timeline->set_delivery(id, delivery)) model_.touch();
}

}  // namespace shell::chat
