#include "shell/chat/conversations.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "shell/chat/timeline/preview.hpp"
#include "ui/text/content/shown_name.hpp"

namespace shell::chat {
namespace {

using protocol::Jid;
using ui::model::Conversation;
using ui::model::ItemKind;

constexpr std::size_t kPreviewBytes = 160;

using SortKey = std::tuple<ui::WallTime, std::string_view, std::string_view>;

bool comes_before(const SortKey& a, const SortKey& b) {
  const auto& [time_a, name_a, address_a] = a;
  const auto& [time_b, name_b, address_b] = b;
  return time_a != time_b ? time_a > time_b : std::tie(name_a, address_a) < std::tie(name_b, address_b);
}

SortKey sort_key(const Conversation& row) { return {row.last_activity, row.name, row.address}; }

bool row_before(const Conversation& a, const Conversation& b) { return comes_before(sort_key(a), sort_key(b)); }

std::string name_of(const Jid& peer, const std::string& roster_name) {
  if (!roster_name.empty()) return ui::text::shown_name(roster_name, peer.str());
  return ui::text::shown_name(peer.local().empty() ? peer.domain() : peer.local(), peer.str());
}

}  // namespace

const MessageTimeline* Conversations::find_timeline(const Key& key) const {
  const Record* const found = find(key);
  return found != nullptr ? &found->timeline : nullptr;
}

MessageTimeline* Conversations::find_timeline(const Key& key) {
  const auto found = records_.find(key);
  return found != records_.end() ? &found->second.timeline : nullptr;
}

void Conversations::set_contact(const Key& key, const std::string& roster_name) {
  Record& contact = record(key);
  contact.is_contact = true;
  contact.roster_name = roster_name;
  rename(key, contact);
}

void Conversations::drop_contact(const Key& key) {
  const auto found = records_.find(key);
  if (found == records_.end()) return;
  Record& contact = found->second;
  contact.is_contact = false;
  contact.roster_name.clear();
  const auto& open = model_.read().open;
  const bool is_open = open && open->key == key;
  if (contact.timeline.empty() && !is_open) {
    forget_look(key, contact);
    unlist(contact);
    records_.erase(found);
    return;
  }
  rename(key, contact);
  set_presence(key, ui::model::Presence::Offline, {});
}

std::string Conversations::name(const Jid& peer) const {
  if (!peer.is_bare()) {
    // A nickname is anybody's choice: it never stands without its room.
    return std::string(peer.resource()) + " (" + peer.bare().str() + ")";
  }
  const auto key = keys_.find(peer);
  const Record* const known = key ? find(*key) : nullptr;
  if (known == nullptr || !known->is_contact) return peer.str();
  const std::string shown = name_of(peer, known->roster_name);
  const auto alike = alike_.find(known->look);
  const bool several = alike != alike_.end() && alike->second.size() > 1;
  return several || shown.contains('@') ? ui::text::with_address(shown, peer.str()) : shown;
}

void Conversations::set_presence(const Key& key, ui::model::Presence presence, const std::string& status) {
  const Conversation* known = find_row(key);
  if (known != nullptr && (known->presence != presence || known->status != status)) {
    Conversation& conversation = edit(key);
    conversation.presence = presence;
    conversation.status = status;
  }
}

void Conversations::set_call_support(const Key& key, ui::model::CallSupport support, std::optional<Jid> direct) {
  const auto found = records_.find(key);
  if (found == records_.end()) return;
  found->second.direct = std::move(direct);
  if (row_of(found->second)->calls != support) edit(found->second).calls = support;
}

Jid Conversations::callee(const Key& key) const {
  const Record* const known = find(key);
  return known != nullptr ? known->direct.value_or(known->peer) : keys_.peer_of(key);
}

ui::model::CallSupport Conversations::call_support(const Key& key) const {
  const Conversation* known = find_row(key);
  return known != nullptr ? known->calls : ui::model::CallSupport::Unknown;
}

void Conversations::set_typing(const Key& key, bool typing) {
  const Conversation* known = find_row(key);
  if (known != nullptr && known->typing != typing) edit(key).typing = typing;
}

bool Conversations::is_available(const Key& key) const {
  const Conversation* known = find_row(key);
  return known != nullptr && known->presence != ui::model::Presence::Offline;
}

void Conversations::add_unread(const Key& key, std::uint32_t count) {
  if (count > 0 && find(key) != nullptr) set_unread(key, unread(key) + count);
}

void Conversations::raise_unread(const Key& key, std::uint32_t count) {
  const Conversation* known = find_row(key);
  if (known != nullptr && known->unread < count) set_unread(key, count);
}

bool Conversations::clear_unread(const Key& key) {
  const Conversation* known = find_row(key);
  if (known == nullptr || known->unread == 0) return false;
  set_unread(key, 0);
  return true;
}

std::uint32_t Conversations::unread(const Key& key) const {
  const Conversation* known = find_row(key);
  return known != nullptr ? known->unread : 0;
}

void Conversations::set_unread(const Key& key, std::uint32_t count) {
  std::uint32_t& unread = edit(key).unread;
  unread_total_ += count - unread;
  unread = count;
}

void Conversations::timeline_changed(const Key& key) {
  const auto found = records_.find(key);
  if (found == records_.end() || found->second.timeline.empty()) return;
  Record& record = found->second;
  Conversation& conversation = edit(record);
  const MessageTimeline::Entry& last = record.timeline.last();
  Summary shown = summary(last, last.kind == ItemKind::Outgoing ? own_name_ : conversation.name, kPreviewBytes);
  conversation.gist = shown.gist;
  conversation.preview = std::move(shown.line);
  conversation.preview_is_mine = last.kind == ItemKind::Outgoing;
  if (last.content == ui::model::Content::Invitation && last.subject == record.peer.str())
    conversation.key = keys_.found_room(key);  // nobody invites to itself but a room
  move_to(record, {.last_activity = is_quiet(key) ? ui::WallTime{} : last.time, .name = record.place.name});
}

bool Conversations::is_quiet(const Key& key) const {
  const Record* const known = find(key);
  return known != nullptr && !known->is_contact && known->timeline.only_missed_calls();
}

void Conversations::clear() {
  ui::model::State& state = model_.edit();
  state.conversations.clear();
  ++state.conversations_revision;
  state.open.reset();
  records_.clear();
  alike_.clear();
  unread_total_ = 0;
}

Conversations::Record& Conversations::record(const Key& key) {
  const Jid& peer = keys_.peer_of(key);
  const auto [place, made] = records_.try_emplace(key, peer);
  if (made) {
    place->second.timeline.set_names(own_name_, name(peer));
    list(key, place->second);
  }
  return place->second;
}

const Conversations::Record* Conversations::find(const Key& key) const {
  const auto found = records_.find(key);
  return found == records_.end() ? nullptr : &found->second;
}

Conversations::List::const_iterator Conversations::row_of(const Record& record) const {
  const List& conversations = model_.read().conversations;
  const SortKey wanted{record.place.last_activity, record.place.name, record.peer.str()};
  return std::ranges::lower_bound(conversations, wanted, comes_before, sort_key);
}

const Conversation* Conversations::find_row(const Key& key) const {
  const Record* const known = find(key);
  return known != nullptr ? &*row_of(*known) : nullptr;
}

Conversation& Conversations::edit(const Record& record) {
  const std::ptrdiff_t at = row_of(record) - model_.read().conversations.begin();
  ui::model::State& state = model_.edit();
  ++state.conversations_revision;
  return state.conversations[static_cast<std::size_t>(at)];
}

void Conversations::list(const Key& key, Record& record) {
  record.place.name = name(record.peer);
  const auto place = row_of(record);
  ui::model::State& state = model_.edit();
  ++state.conversations_revision;
  Conversation fresh;
  fresh.key = key;
  fresh.address = record.peer.str();
  fresh.name = record.place.name;
  state.conversations.insert(place, std::move(fresh));
}

void Conversations::unlist(const Record& record) {
  const auto row = row_of(record);
  unread_total_ -= row->unread;
  ui::model::State& state = model_.edit();
  ++state.conversations_revision;
  state.conversations.erase(row);
}

void Conversations::rename(const Key& key, Record& record) {
  std::string look = record.is_contact ? ui::text::look_of(name_of(record.peer, record.roster_name)) : std::string();
  if (look != record.look) {
    forget_look(key, record);
    record.look = std::move(look);
    if (record.is_contact) {
      auto& alike = alike_[record.look];
      alike.push_back(key);
      if (alike.size() == 2) show_name(alike.front());
    }
  }
  show_name(key);
}

void Conversations::show_name(const Key& key) {
  Record& record = records_.at(key);
  const std::string shown = name(record.peer);
  record.timeline.set_names(own_name_, shown);
  const Conversation& known = *row_of(record);
  if (known.name != shown || known.contact != record.is_contact) {
    edit(record).contact = record.is_contact;
    move_to(record, {.last_activity = record.place.last_activity, .name = shown});
    timeline_changed(key);  // the line of an action says the name
  }
}

void Conversations::forget_look(const Key& key, Record& record) {
  const auto alike = alike_.find(std::exchange(record.look, {}));
  if (alike == alike_.end()) return;
  std::erase(alike->second, key);
  if (alike->second.empty())
    alike_.erase(alike);
  else if (alike->second.size() == 1)
    show_name(alike->second.front());
}

// The entries between the old place and the new one make room, the others stay.
void Conversations::move_to(Record& record, Place place) {
  const std::ptrdiff_t from = row_of(record) - model_.read().conversations.begin();
  record.place = std::move(place);
  List& conversations = model_.edit().conversations;
  const auto at = conversations.begin() + from;
  at->last_activity = record.place.last_activity;
  at->name = record.place.name;
  const auto forwards = std::lower_bound(conversations.begin(), at, *at, row_before);
  if (forwards != at) {
    std::rotate(forwards, at, std::next(at));
    return;
  }
  const auto backwards = std::lower_bound(std::next(at), conversations.end(), *at, row_before);
  std::rotate(at, std::next(at), backwards);
}

}  // namespace shell::chat
