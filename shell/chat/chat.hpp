#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "protocol/event.hpp"
#include "shell/chat/attention.hpp"
#include "shell/chat/contacts.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/chat/drafts.hpp"
#include "shell/chat/editing.hpp"
#include "shell/chat/history.hpp"
#include "shell/chat/replying.hpp"
#include "shell/chat/stamps.hpp"
#include "shell/chat/typing.hpp"
#include "shell/chat/unsent.hpp"
#include "shell/ids.hpp"
#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/page/notices.hpp"
#include "shell/ports/display.hpp"
#include "shell/session/requests.hpp"
#include "shell/store/account_store.hpp"
#include "ui/model/action.hpp"

namespace shell::chat {

// One-to-one chat of an account: leads events and actions to its parts, which each do one thing. Events come with addresses,
// actions with keys; within, conversations are known by their keys.
class Chat {
 public:
  using Key = ui::model::ConversationKey;

  Chat(ui::model::AccountId account, Model& model, session::Requests& requests, page::Notices& notices,
       store::AccountStore& store, ports::Notifier& notifier, Ids ids);

  // The account (bare) is this tab's: reads what this device kept of it. Nothing the second time.
  void begin(const protocol::Jid& account, Now now);
  // A session begins.
  void online(const protocol::Online& online, Now now);
  void offline(Now now);  // the link was lost; the session may go on
  // Another tab goes on: everything is written, and what is open goes along.
  void hand_over(Now now);
  void put_aside();   // forgets all but what is open, for when this tab goes on
  void signed_out();  // forgets all
  void erase();       // the same, on this device too

  // Our clock, which shows `now`, was wrong by `correction` until now.
  void clock_set(std::chrono::milliseconds correction, Now now);

  void handle(const protocol::im::RosterReceived& event, Now now);
  void handle(const protocol::im::RosterFailed& event, Now now);
  void handle(const protocol::im::RosterItemChanged& event, Now now);
  void handle(const protocol::im::RosterItemRemoved& event, Now now);
  void handle(const protocol::im::PresenceChanged& event, Now now);
  void handle(const protocol::im::SubscriptionRequested& event, Now now);
  void handle(const protocol::im::MessageReceived& event, Now now);
  void handle(const protocol::xep0085::ChatStateReceived& event, Now now);
  void handle(const protocol::jingle::CallSupportChanged& event, Now now);
  void handle(const protocol::im::DeliveryChanged& event, Now now);

  void act(const ui::model::OpenConversationWith& action, Now now);
  void act(const ui::model::OpenPlace& action, Now now);
  void act(const ui::model::CloseConversation& action, Now now);
  void act(const ui::model::AddContact& action, Now now);
  void act(const ui::model::AddToContacts& action, Now now);
  void act(const ui::model::RemoveContact& action, Now now);
  void act(const ui::model::AnswerContactRequest& action, Now now);
  void act(const ui::model::SendText& action, Now now);
  void act(const ui::model::DraftChanged& action, Now now);
  void act(const ui::model::EditLast& action, Now now);
  void act(const ui::model::CancelEdit& action, Now now);
  void act(const ui::model::CancelReply& action, Now now);
  void act(const ui::model::LoadEntries& action, Now now);
  void act(const ui::model::ResendFailed& action, Now now);

  // Shows a spoiler, or hides it again.
  void reveal(const Key& in, ui::model::MessageKey message);
  void edit(const Key& in, ui::model::MessageKey message);
  void reply(const Key& in, ui::model::MessageKey message);
  // Adds the emoji to how we react to the message, or takes it away again.
  void react(const Key& in, ui::model::MessageKey message, const std::string& emoji, Now now);
  // Takes a message of ours back, for everybody.
  void retract(const Key& in, ui::model::MessageKey message, Now now);
  // What is copied of a message; nothing: it is gone.
  [[nodiscard]] std::optional<std::string> text(const Key& in, ui::model::MessageKey message) const;

  // What became of a call. Returns whether the person must be told that it was missed just now.
  bool record(const protocol::jingle::CallRecorded& call, Now now);
  [[nodiscard]] std::string name(const protocol::Jid& peer) const { return conversations_.name(peer); }
  [[nodiscard]] Key key(const protocol::Jid& peer) { return keys_.key(peer); }
  // Null: no key of this account.
  [[nodiscard]] const protocol::Jid* peer(const Key& key) const { return keys_.peer(key); }
  // Of calls: whom to call for `peer` (bare), and what the devices there can take.
  [[nodiscard]] protocol::Jid callee(const protocol::Jid& peer) { return conversations_.callee(keys_.key(peer)); }
  [[nodiscard]] ui::model::CallSupport call_support(const protocol::Jid& peer) {
    return conversations_.call_support(keys_.key(peer));
  }
  [[nodiscard]] bool is_hidden() const { return attention_.is_hidden(); }

  void set_visibility(ports::DisplayListener::Visibility visibility, Now now);
  void closing(Now now);  // the page goes away: everything is written
  void settle();          // after each change
  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(Now now);

 private:
  void restore(Now now);
  void page_merged(const History::Merged& merged, const protocol::im::ArchivePage& page, Now now);
  void reopen(Now now);
  void open(const Key& in, Now now);
  void show(const Key& in);
  [[nodiscard]] std::string words_for(const protocol::im::Message& message) const;
  void send(const Key& to, std::string text, const protocol::im::Payloads& payloads, Now now);
  void refer(const Key& to, const protocol::im::Payloads& payloads, Now now);
  void show_delivery(const Key& in, const protocol::MessageId& id, ui::model::Delivery delivery);

  Model& model_;
  page::Notices& notices_;
  store::AccountStore& store_;
  ports::Notifier& notifier_;
  Ids ids_;
  ConversationKeys keys_;
  Conversations conversations_;
  Contacts contacts_;
  Typing typing_;
  Drafts drafts_;
  Editing editing_;
  Replying replying_;
  Unsent unsent_;
  History history_;
  Stamps stamps_;
  Attention attention_;
  std::optional<protocol::Jid> account_;  // bare; while signed in
  Attention::MissedCalls missed_before_;  // in the page of the archive that is being read
  std::string was_open_;                  // when the account was put aside; an address
  bool permission_asked_ = false;
  bool clock_is_known_ = false;  // by the server's word
};

}  // namespace shell::chat
