#include "shell/chat/chat.hpp"

#include <algorithm>
#include <utility>

namespace shell::chat {
namespace {

using protocol::Jid;
using ui::model::NoticeKind;

ui::model::Delivery shown(protocol::im::Delivery delivery) {
  switch (delivery) {
    case protocol::im::Delivery::Stored: return ui::model::Delivery::Stored;
    case protocol::im::Delivery::Received: return ui::model::Delivery::Received;
    case protocol::im::Delivery::Failed: return ui::model::Delivery::Failed;
  }
  return ui::model::Delivery::Waiting;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

Chat::Chat(Model& model, Requests& requests, Notices& notices, store::Store& store, ports::Notifier& notifier, Ids ids)
    : model_(model),
      notices_(notices),
      notifier_(notifier),
      ids_(ids),
      conversations_(model),
      contacts_(model, requests, notices, conversations_),
      typing_(requests, conversations_),
      drafts_(store),
      outbox_(requests, store),
      history_(model, requests, notices, conversations_),
      attention_(model, store, conversations_, notifier) {}

void Chat::online(const protocol::Online& online, Now now) {
  if (!account_) {
    account_ = online.jid.bare();
    contacts_.set_own(*account_);
    conversations_.set_own_name(model_.read().own_name);
    contacts_.loading();
    restore();
  }
  if (online.resumed) {
    return;
  }
  contacts_.forget_presences();
  history_.online(now);
  if (const auto& open = model_.read().open) {
    if (const auto peer = Jid::parse(open->address)) {
      history_.opened(*peer, now);
    }
  }
  for (const Outbox::Unsent& refused : outbox_.online(now)) {
    show_delivery(refused.to, refused.id, ui::model::Delivery::Failed);
  }
}

void Chat::signed_out() {
  account_.reset();
  typing_.clear();
  drafts_.clear();
  outbox_.clear();
  history_.clear();
  attention_.clear();
  contacts_.clear();
  conversations_.clear();
}

void Chat::handle(const protocol::im::RosterReceived& event, Now) { contacts_.handle(event); }
void Chat::handle(const protocol::im::RosterFailed& /*event*/, Now) { contacts_.loaded(); }
void Chat::handle(const protocol::im::RosterItemChanged& event, Now) { contacts_.handle(event); }
void Chat::handle(const protocol::im::RosterItemRemoved& event, Now) { contacts_.handle(event); }

void Chat::handle(const protocol::im::PresenceChanged& event, Now) {
  if (contacts_.handle(event)) {
    typing_.gone(event.from.bare());
  }
}

void Chat::handle(const protocol::im::SubscriptionRequested& event, Now now) { contacts_.handle(event, now); }

void Chat::handle(const protocol::im::MessageReceived& event, Now now) {
  const protocol::im::Message& message = event.message;
  const Jid peer = message.peer();
  if (!conversations_.timeline(peer).add(message, now)) {
    model_.touch();
    return;
  }
  history_.note(message.archive_id);
  conversations_.timeline_changed(peer);
  if (message.direction == protocol::im::Direction::Incoming) {
    typing_.message_received(peer);
    attention_.arrived(peer, 1, message.body, now.at);
  } else {
    attention_.seen(peer, now.at);  // answered from another device
  }
}

void Chat::handle(const protocol::im::ChatStateReceived& event, Now now) { typing_.heard(event, now.at); }

void Chat::handle(const protocol::im::DeliveryChanged& event, Now now) {
  outbox_.delivery(event, now);
  show_delivery(event.peer, event.id, shown(event.delivery));
  if (event.delivery == protocol::im::Delivery::Failed) {
    notices_.add(NoticeKind::MessageFailed, conversations_.name(event.peer), event.error.text, now.at);
  }
}

void Chat::handle(const protocol::im::ArchivePage& event, Now now) {
  const auto merged = history_.handle(event, now);
  if (!merged) {
    return;
  }
  if (merged->scope == History::Merged::Scope::SignIn) {
    attention_.arrived_before(event.messages, now.at);
  } else if (merged->scope == History::Merged::Scope::Absence) {
    for (const auto& fresh : merged->fresh) {
      attention_.arrived(fresh.peer, fresh.incoming, {}, now.at);
    }
  }
}

void Chat::handle(const protocol::RequestDone& event, Now now) { contacts_.handle(event, now); }

void Chat::handle(const protocol::RequestFailed& event, Now now) {
  if (!history_.handle(event, now)) {
    contacts_.handle(event, now);
  }
}

void Chat::act(const ui::model::OpenConversationWith& action, Now now) {
  const auto peer = Jid::parse(action.address);
  if (!peer || !peer->is_bare()) {
    notices_.add(NoticeKind::BadAddress, action.address, {}, now.at);
    return;
  }
  typing_.left(now.at);
  const MessageTimeline& timeline = conversations_.timeline(*peer);
  model_.edit().open = ui::model::OpenConversation{.address = peer->str(),
                                                   .timeline = &timeline,
                                                   .history = history_.state(*peer),
                                                   .draft = std::string(drafts_.find(peer->str())),
                                                   .unread = conversations_.unread(*peer)};
  history_.opened(*peer, now);
  attention_.seen(*peer, now.at);
}

void Chat::act(const ui::model::CloseConversation&, Now now) {
  typing_.left(now.at);
  if (model_.read().open) {
    model_.edit().open.reset();
  }
}

void Chat::act(const ui::model::AddContact& action, Now now) { contacts_.add(action, now); }
void Chat::act(const ui::model::RemoveContact& action, Now now) { contacts_.remove(action, now); }
void Chat::act(const ui::model::AnswerContactRequest& action, Now now) { contacts_.answer(action, now); }

void Chat::act(const ui::model::SendText& action, Now now) {
  const auto to = Jid::parse(action.to);
  if (!to || is_blank(action.text)) {
    return;
  }
  if (!std::exchange(permission_asked_, true)) {
    notifier_.ask_permission();  // sending is the gesture, and an answer is what one wants to hear of
  }
  typing_.message_sent();
  drafts_.put(action.to, {}, now.at);
  if (auto& open = model_.edit_unseen().open; open && open->address == action.to) {
    open->draft.clear();
  }
  send(*to, action.text, now);
}

void Chat::act(const ui::model::DraftChanged& action, Now now) {
  const auto to = Jid::parse(action.to);
  if (!to) {
    return;
  }
  drafts_.put(action.to, action.text, now.at);
  if (auto& open = model_.edit_unseen().open; open && open->address == action.to) {
    open->draft = action.text;
  }
  typing_.draft_changed(*to, is_blank(action.text) ? Typing::Text::Empty : Typing::Text::Present, now.at);
}

void Chat::act(const ui::model::LoadOlder& action, Now now) {
  if (const auto peer = Jid::parse(action.with)) {
    history_.load_older(*peer, now);
  }
}

void Chat::act(const ui::model::ResendFailed& action, Now now) {
  const auto peer = Jid::parse(action.with);
  MessageTimeline* const timeline = peer ? conversations_.find_timeline(*peer) : nullptr;
  if (timeline == nullptr || action.position < timeline->begin() || action.position >= timeline->end()) {
    return;
  }
  const protocol::MessageId old_id = timeline->id(action.position);
  const protocol::MessageId new_id = ids_.message();
  if (auto text = timeline->retry(action.position, new_id)) {
    model_.touch();
    outbox_.forget(old_id, now);
    if (!outbox_.add(*peer, new_id, std::move(*text), now)) {
      show_delivery(*peer, new_id, ui::model::Delivery::Failed);
    }
  }
}

void Chat::note_call(const Jid& peer, ui::model::ItemKind kind, std::string text, Now now) {
  conversations_.timeline(peer).add_call(kind, std::move(text), now.wall);
  conversations_.timeline_changed(peer);
  if (kind == ui::model::ItemKind::MissedCall) {
    attention_.arrived(peer, 1, {}, now.at);
  }
}

void Chat::set_visibility(ports::DisplayListener::Visibility visibility, Now now) {
  attention_.set_visibility(visibility, now.at);
}

void Chat::closing(Now now) {
  drafts_.flush(now.at);
  outbox_.flush(now);
  attention_.flush(now.at);
}

void Chat::settle() { attention_.refresh(); }

std::optional<protocol::Time> Chat::deadline() const {
  std::optional<protocol::Time> first;
  for (const auto& part : {typing_.deadline(), drafts_.deadline(), outbox_.deadline(), attention_.deadline()}) {
    if (part && (!first || *part < *first)) {
      first = part;
    }
  }
  return first;
}

void Chat::handle_timeout(Now now) {
  typing_.handle_timeout(now.at);
  drafts_.handle_timeout(now.at);
  outbox_.handle_timeout(now);
  attention_.handle_timeout(now.at);
}

void Chat::restore() {
  drafts_.restore();
  attention_.restore();
  outbox_.restore();
  for (const Outbox::Unsent& message : outbox_.unsent()) {
    const auto delivery =
        message.stage == Outbox::Stage::Failed ? ui::model::Delivery::Failed : ui::model::Delivery::Waiting;
    conversations_.timeline(message.to).add_own(message.id, message.body, message.typed_at, delivery);
    conversations_.timeline_changed(message.to);
  }
}

void Chat::send(const Jid& to, std::string text, Now now) {
  const protocol::MessageId id = ids_.message();
  conversations_.timeline(to).add_own(id, text, now.wall, ui::model::Delivery::Waiting);
  conversations_.timeline_changed(to);
  if (!outbox_.add(to, id, std::move(text), now)) {
    show_delivery(to, id, ui::model::Delivery::Failed);
    notices_.add(NoticeKind::SendFailed, conversations_.name(to), {}, now.at);
  }
}

void Chat::show_delivery(const Jid& peer, const protocol::MessageId& id, ui::model::Delivery delivery) {
  MessageTimeline* const timeline = conversations_.find_timeline(peer);
  if (timeline != nullptr && timeline->set_delivery(id, delivery)) {
    model_.touch();
  }
}

}  // namespace shell::chat
