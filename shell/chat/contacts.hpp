#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>

#include "protocol/core/jid.hpp"
#include "protocol/event.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/page/notices.hpp"
#include "shell/session/requests.hpp"
#include "ui/model/action.hpp"

namespace shell::chat {

// The roster, who is there, and who asks to be let in (RFC 6121 §§2–4).
class Contacts {
 public:
  Contacts(Model& model, session::Requests& requests, page::Notices& notices, ConversationKeys& keys,
           Conversations& conversations)
      : model_(model), requests_(requests), notices_(notices), keys_(keys), conversations_(conversations) {}

  void set_own(const protocol::Jid& own) { own_ = own.bare(); }

  // Until the server has said who they are, or that it cannot.
  void loading();
  void loaded();
  void handle(const protocol::im::RosterReceived& roster);
  void handle(const protocol::im::RosterItemChanged& change);
  void handle(const protocol::im::RosterItemRemoved& removal);
  // Returns whether the contact's last device went away.
  bool handle(const protocol::im::PresenceChanged& presence);
  void handle(const protocol::im::SubscriptionRequested& request, Now now);

  void add(const ui::model::AddContact& action, Now now);
  void add(const ui::model::AddToContacts& action, Now now);
  void remove(const ui::model::RemoveContact& action, Now now);
  void answer(const ui::model::AnswerContactRequest& action, Now now);

  void forget_presences();  // a new session: everybody says anew whether they are there
  void clear();

 private:
  struct Device {
    protocol::im::Availability availability;
    std::string status;
  };
  using Devices = std::map<std::string, Device, std::less<>>;  // by resource

  void remember(const protocol::im::RosterItem& item);
  void show_presence(const protocol::Jid& peer, const Devices& devices);
  void drop_request(const ui::model::ConversationKey& key);
  void subscribe(const protocol::Jid& peer, Now now);

  Model& model_;
  session::Requests& requests_;
  page::Notices& notices_;
  ConversationKeys& keys_;
  Conversations& conversations_;
  protocol::Jid own_;
  std::unordered_map<protocol::Jid, protocol::im::RosterItem> roster_;
  std::unordered_map<protocol::Jid, Devices> devices_;
};

}  // namespace shell::chat
