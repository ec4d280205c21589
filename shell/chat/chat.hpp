#pragma once

#include <optional>
#include <string>

#include "protocol/event.hpp"
#include "shell/chat/attention.hpp"
#include "shell/chat/contacts.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/chat/drafts.hpp"
#include "shell/chat/history.hpp"
#include "shell/chat/outbox.hpp"
#include "shell/chat/typing.hpp"
#include "shell/ids.hpp"
#include "shell/model.hpp"
#include "shell/notices.hpp"
#include "shell/now.hpp"
#include "shell/ports/display.hpp"
#include "shell/requests.hpp"
#include "shell/store/store.hpp"
#include "ui/model/action.hpp"

namespace shell::chat {

// One-to-one chat: leads events and actions to its parts, which each do one thing.
class Chat {
 public:
  Chat(Model& model, Requests& requests, Notices& notices, store::Store& store, ports::Notifier& notifier, Ids ids);

  // A session begins: the first of an account reads what this device kept of it.
  void online(const protocol::Online& online, Now now);
  void signed_out();

  void handle(const protocol::im::RosterReceived& event, Now now);
  void handle(const protocol::im::RosterFailed& event, Now now);
  void handle(const protocol::im::RosterItemChanged& event, Now now);
  void handle(const protocol::im::RosterItemRemoved& event, Now now);
  void handle(const protocol::im::PresenceChanged& event, Now now);
  void handle(const protocol::im::SubscriptionRequested& event, Now now);
  void handle(const protocol::im::MessageReceived& event, Now now);
  void handle(const protocol::im::ChatStateReceived& event, Now now);
  void handle(const protocol::im::DeliveryChanged& event, Now now);
  void handle(const protocol::im::ArchivePage& event, Now now);
  void handle(const protocol::RequestDone& event, Now now);
  void handle(const protocol::RequestFailed& event, Now now);

  void act(const ui::model::OpenConversationWith& action, Now now);
  void act(const ui::model::CloseConversation& action, Now now);
  void act(const ui::model::AddContact& action, Now now);
  void act(const ui::model::RemoveContact& action, Now now);
  void act(const ui::model::AnswerContactRequest& action, Now now);
  void act(const ui::model::SendText& action, Now now);
  void act(const ui::model::DraftChanged& action, Now now);
  void act(const ui::model::LoadOlder& action, Now now);
  void act(const ui::model::ResendFailed& action, Now now);

  // An entry about a call with `peer` (bare). `text`: duration of an ended one.
  void note_call(const protocol::Jid& peer, ui::model::ItemKind kind, std::string text, Now now);
  [[nodiscard]] std::string name(const protocol::Jid& peer) const { return conversations_.name(peer); }
  [[nodiscard]] bool is_hidden() const { return attention_.is_hidden(); }

  void set_visibility(ports::DisplayListener::Visibility visibility, Now now);
  void closing(Now now);  // the page goes away: everything is written
  void settle();          // after each change
  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(Now now);

 private:
  void restore();
  void send(const protocol::Jid& to, std::string text, Now now);
  void show_delivery(const protocol::Jid& peer, const protocol::MessageId& id, ui::model::Delivery delivery);

  Model& model_;
  Notices& notices_;
  ports::Notifier& notifier_;
  Ids ids_;
  Conversations conversations_;
  Contacts contacts_;
  Typing typing_;
  Drafts drafts_;
  Outbox outbox_;
  History history_;
  Attention attention_;
  std::optional<protocol::Jid> account_;  // bare; while signed in
  bool permission_asked_ = false;
};

}  // namespace shell::chat
