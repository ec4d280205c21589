#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/im/events.hpp"
#include "shell/chat/timeline.hpp"
#include "shell/model.hpp"

namespace shell::chat {

// All conversations: contacts of the roster and whoever else wrote. Keeps the model's list in order, the most recent first
// and those without a message after them by name; a change moves one entry only.
class Conversations {
 public:
  explicit Conversations(Model& model) : model_(model) {}

  void set_own_name(std::string name) { own_name_ = std::move(name); }

  // The timeline with `peer` (bare); made, and listed, when it is not there yet.
  MessageTimeline& timeline(const protocol::Jid& peer);
  [[nodiscard]] const MessageTimeline* find_timeline(const protocol::Jid& peer) const;
  [[nodiscard]] MessageTimeline* find_timeline(const protocol::Jid& peer);
  template <class Visit>
  void for_each_timeline(Visit visit) {
    for (auto& [peer, record] : records_) {
      visit(peer, record.timeline);
    }
  }

  // Roster membership. A contact without a name of its own is called by its localpart; a stranger by the whole address, and so is
  // whoever has a name that nobody sees. Names that look the same, or like an address, have the address beside them.
  void set_contact(const protocol::Jid& peer, const std::string& roster_name);
  // No longer a contact: goes from the list unless something was said.
  void drop_contact(const protocol::Jid& peer);
  [[nodiscard]] std::string name(const protocol::Jid& peer) const;

  void set_presence(const protocol::Jid& peer, ui::model::Presence presence, const std::string& status);
  // `direct`: the device to call at once, where none hears proposals.
  void set_call_support(const protocol::Jid& peer, ui::model::CallSupport support, std::optional<protocol::Jid> direct);
  // Whom to call for `peer`: itself, or one of its devices.
  [[nodiscard]] protocol::Jid callee(const protocol::Jid& peer) const;
  [[nodiscard]] ui::model::CallSupport call_support(const protocol::Jid& peer) const;
  void set_typing(const protocol::Jid& peer, bool typing);
  [[nodiscard]] bool is_available(const protocol::Jid& peer) const;

  void add_unread(const protocol::Jid& peer, std::uint32_t count);
  void raise_unread(const protocol::Jid& peer, std::uint32_t count);  // to at least `count`
  bool clear_unread(const protocol::Jid& peer);                       // whether there was any
  [[nodiscard]] std::uint32_t unread(const protocol::Jid& peer) const;
  [[nodiscard]] std::uint32_t unread_total() const { return unread_total_; }

  // Nothing but missed calls of somebody unknown: no news for anybody, and nothing that lifts the conversation.
  [[nodiscard]] bool is_quiet(const protocol::Jid& peer) const;

  // The timeline with `peer` changed: renews the preview and the place in the list.
  void timeline_changed(const protocol::Jid& peer);
  void clear();

 private:
  struct Record {
    MessageTimeline timeline;
    std::optional<protocol::Jid> direct;
    std::string roster_name;
    bool is_contact = false;
    std::string look;  // of the name, see ui/text/shown_name.hpp
  };

  Record& record(const protocol::Jid& peer);
  [[nodiscard]] const ui::model::Conversation* find(const protocol::Jid& peer) const;
  ui::model::Conversation& edit(const protocol::Jid& peer);
  void list(const protocol::Jid& peer);
  void unlist(const protocol::Jid& peer);
  void rename(const protocol::Jid& peer, Record& record);
  void show_name(const protocol::Jid& peer);
  void forget_look(const protocol::Jid& peer, Record& record);
  void reorder(const protocol::Jid& peer);
  void set_unread(const protocol::Jid& peer, std::uint32_t count);

  Model& model_;
  std::unordered_map<protocol::Jid, Record> records_;                  // nodes: the model points at timelines
  std::unordered_map<std::string, std::vector<protocol::Jid>> alike_;  // contacts by the look of their names
  std::string own_name_;
  std::uint32_t unread_total_ = 0;  // kept up to date: it is asked for after every event
};

}  // namespace shell::chat
