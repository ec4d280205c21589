#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/im/events.hpp"
#include "shell/chat/conversation_keys.hpp"
#include "shell/chat/timeline/timeline.hpp"
#include "shell/model.hpp"

namespace shell::chat {

// All conversations of an account: contacts of the roster and whoever else wrote. Keeps the model's list in order, the most
// recent first and those without a message after them by name; a change moves one entry only. None is looked for by going
// through them.
class Conversations {
 public:
  using Key = ui::model::ConversationKey;

  Conversations(Model& model, ConversationKeys& keys) : model_(model), keys_(keys) {}

  void set_own_name(std::string name) { own_name_ = std::move(name); }

  // Its timeline; made, and listed, when it is not there yet.
  MessageTimeline& timeline(const Key& key) { return record(key).timeline; }
  [[nodiscard]] const MessageTimeline* find_timeline(const Key& key) const;
  [[nodiscard]] MessageTimeline* find_timeline(const Key& key);
  template <class Visit>
  void for_each_timeline(Visit visit) {
    for (auto& [key, record] : records_) visit(key, record.timeline);
  }

  // Roster membership. A contact without a name of its own is called by its localpart; a stranger by the whole address, and so is
  // whoever has a name that nobody sees. Names that look the same, or like an address, have the address beside them.
  void set_contact(const Key& key, const std::string& roster_name);
  // No longer a contact: goes from the list unless something was said.
  void drop_contact(const Key& key);
  [[nodiscard]] std::string name(const protocol::Jid& peer) const;
  [[nodiscard]] std::string name(const Key& key) const { return name(keys_.peer_of(key)); }

  void set_presence(const Key& key, ui::model::Presence presence, const std::string& status);
  // `direct`: the device to call at once, where none hears proposals.
  void set_call_support(const Key& key, ui::model::CallSupport support, std::optional<protocol::Jid> direct);
  // Whom to call there: the other side itself, or one of its devices.
  [[nodiscard]] protocol::Jid callee(const Key& key) const;
  [[nodiscard]] ui::model::CallSupport call_support(const Key& key) const;
  void set_typing(const Key& key, bool typing);
  [[nodiscard]] bool is_available(const Key& key) const;

  void add_unread(const Key& key, std::uint32_t count);
  void raise_unread(const Key& key, std::uint32_t count);  // to at least `count`
  bool clear_unread(const Key& key);                       // whether there was any
  [[nodiscard]] std::uint32_t unread(const Key& key) const;
  [[nodiscard]] std::uint32_t unread_total() const { return unread_total_; }

  // Nothing but missed calls of somebody unknown: no news for anybody, and nothing that lifts the conversation.
  [[nodiscard]] bool is_quiet(const Key& key) const;

  // The timeline changed: renews the preview and the place in the list.
  void timeline_changed(const Key& key);
  void clear();

 private:
  // What the list is sorted by: where an entry stands is found by it, and not by going through the list.
  struct Place {
    ui::WallTime last_activity{};
    std::string name;
  };
  struct Record {
    const protocol::Jid& peer;
    MessageTimeline timeline{};
    Place place{};
    std::optional<protocol::Jid> direct{};
    std::string roster_name{};
    bool is_contact = false;
    std::string look{};  // of the name, see ui/text/content/shown_name.hpp
  };
  using List = std::vector<ui::model::Conversation>;

  Record& record(const Key& key);
  [[nodiscard]] const Record* find(const Key& key) const;
  [[nodiscard]] List::const_iterator row_of(const Record& record) const;
  // What the list shows of it; null: it is not listed.
  [[nodiscard]] const ui::model::Conversation* find_row(const Key& key) const;
  // To change what is shown, but for what the list is sorted by.
  ui::model::Conversation& edit(const Record& record);
  ui::model::Conversation& edit(const Key& key) { return edit(*find(key)); }
  void list(const Key& key, Record& record);
  void unlist(const Record& record);
  void rename(const Key& key, Record& record);
  void show_name(const Key& key);
  void forget_look(const Key& key, Record& record);
  void move_to(Record& record, Place place);
  void set_unread(const Key& key, std::uint32_t count);

  Model& model_;
  ConversationKeys& keys_;
  std::unordered_map<Key, Record> records_;                  // nodes: the model points at timelines
  std::unordered_map<std::string, std::vector<Key>> alike_;  // contacts by the look of their names
  std::string own_name_;
  std::uint32_t unread_total_ = 0;  // kept up to date: it is asked for after every event
};

}  // namespace shell::chat
