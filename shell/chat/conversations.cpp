#include "shell/chat/conversations.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

#include "shell/chat/preview.hpp"
#include "ui/text/shown_name.hpp"

namespace shell::chat {
namespace {

using protocol::Jid;
using ui::model::Conversation;
using ui::model::ItemKind;

constexpr std::size_t kPreviewBytes = 160;

bool comes_before(const Conversation& a, const Conversation& b) {
  if (a.last_activity != b.last_activity) {
    return a.last_activity > b.last_activity;
  }
  return std::tie(a.name, a.address) < std::tie(b.name, b.address);
}

std::string name_of(const Jid& peer, const std::string& roster_name) {
  if (!roster_name.empty()) {
    return ui::text::shown_name(roster_name, peer.str());
  }
  return ui::text::shown_name(peer.local().empty() ? peer.domain() : peer.local(), peer.str());
}

}  // namespace

MessageTimeline& Conversations::timeline(const Jid& peer) { return record(peer).timeline; }

const MessageTimeline* Conversations::find_timeline(const Jid& peer) const {
  const auto found = records_.find(peer);
  return found == records_.end() ? nullptr : &found->second.timeline;
}

MessageTimeline* Conversations::find_timeline(const Jid& peer) {
  const auto found = records_.find(peer);
  return found == records_.end() ? nullptr : &found->second.timeline;
}

void Conversations::set_contact(const Jid& peer, const std::string& roster_name) {
  Record& contact = record(peer);
  contact.is_contact = true;
  contact.roster_name = roster_name;
  rename(peer, contact);
}

void Conversations::drop_contact(const Jid& peer) {
  const auto found = records_.find(peer);
  if (found == records_.end()) {
    return;
  }
  Record& contact = found->second;
  contact.is_contact = false;
  contact.roster_name.clear();
  const auto& open = model_.read().open;
  const bool is_open = open && open->address == peer.str();
  if (contact.timeline.empty() && !is_open) {
    forget_look(peer, contact);
    unlist(peer);
    records_.erase(found);
    return;
  }
  rename(peer, contact);
  set_presence(peer, ui::model::Presence::Offline, {});
}

std::string Conversations::name(const Jid& peer) const {
  if (!peer.is_bare()) {
    // A nickname is anybody's choice: it never stands without its room.
    return std::string(peer.resource()) + " (" + peer.bare().str() + ")";
  }
  const auto found = records_.find(peer);
  if (found == records_.end() || !found->second.is_contact) {
    return peer.str();
  }
  std::string shown = name_of(peer, found->second.roster_name);
  const auto alike = alike_.find(found->second.look);
  const bool several = alike != alike_.end() && alike->second.size() > 1;
  return several || shown.contains('@') ? ui::text::with_address(shown, peer.str()) : shown;
}

void Conversations::set_presence(const Jid& peer, ui::model::Presence presence, const std::string& status) {
  const Conversation* known = find(peer);
  if (known != nullptr && (known->presence != presence || known->status != status)) {
    Conversation& conversation = edit(peer);
    conversation.presence = presence;
    conversation.status = status;
  }
}

void Conversations::set_call_support(const Jid& peer, ui::model::CallSupport support, std::optional<Jid> direct) {
  const auto found = records_.find(peer);
  if (found == records_.end()) {
    return;
  }
  found->second.direct = std::move(direct);
  if (find(peer)->calls != support) {
    edit(peer).calls = support;
  }
}

Jid Conversations::callee(const Jid& peer) const {
  const auto found = records_.find(peer);
  return found == records_.end() ? peer : found->second.direct.value_or(peer);
}

ui::model::CallSupport Conversations::call_support(const Jid& peer) const {
  const Conversation* known = find(peer);
  return known != nullptr ? known->calls : ui::model::CallSupport::Unknown;
}

void Conversations::set_typing(const Jid& peer, bool typing) {
  const Conversation* known = find(peer);
  if (known != nullptr && known->typing != typing) {
    edit(peer).typing = typing;
  }
}

bool Conversations::is_available(const Jid& peer) const {
  const Conversation* known = find(peer);
  return known != nullptr && known->presence != ui::model::Presence::Offline;
}

void Conversations::add_unread(const Jid& peer, std::uint32_t count) {
  if (count > 0 && find(peer) != nullptr) {
    set_unread(peer, unread(peer) + count);
  }
}

void Conversations::raise_unread(const Jid& peer, std::uint32_t count) {
  const Conversation* known = find(peer);
  if (known != nullptr && known->unread < count) {
    set_unread(peer, count);
  }
}

bool Conversations::clear_unread(const Jid& peer) {
  const Conversation* known = find(peer);
  if (known == nullptr || known->unread == 0) {
    return false;
  }
  set_unread(peer, 0);
  return true;
}

std::uint32_t Conversations::unread(const Jid& peer) const {
  const Conversation* known = find(peer);
  return known != nullptr ? known->unread : 0;
}

void Conversations::set_unread(const Jid& peer, std::uint32_t count) {
  std::uint32_t& unread = edit(peer).unread;
  unread_total_ += count - unread;
  unread = count;
}

void Conversations::timeline_changed(const Jid& peer) {
  const auto found = records_.find(peer);
  if (found == records_.end() || found->second.timeline.empty()) {
    return;
  }
  const MessageTimeline& timeline = found->second.timeline;
  Conversation& conversation = edit(peer);
  const MessageTimeline::Entry& last = timeline.last();
  Summary shown = summary(last, last.kind == ItemKind::Outgoing ? own_name_ : conversation.name, kPreviewBytes);
  conversation.gist = shown.gist;
  conversation.preview = std::move(shown.line);
  conversation.preview_is_mine = last.kind == ItemKind::Outgoing;
  conversation.last_activity = is_quiet(peer) ? ui::WallTime{} : last.time;
  if (last.content == ui::model::Content::Invitation && last.subject == peer.str()) {
    conversation.party = ui::model::Party::Room;  // nobody invites to itself but a room
  }
  reorder(peer);
}

bool Conversations::is_quiet(const Jid& peer) const {
  const auto found = records_.find(peer);
  return found != records_.end() && !found->second.is_contact && found->second.timeline.only_missed_calls();
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

Conversations::Record& Conversations::record(const Jid& peer) {
  const auto [place, made] = records_.try_emplace(peer);
  if (made) {
    place->second.timeline.set_names(own_name_, name(peer));
    list(peer);
  }
  return place->second;
}

const Conversation* Conversations::find(const Jid& peer) const {
  const auto& conversations = model_.read().conversations;
  const auto found = std::ranges::find(conversations, peer.str(), &Conversation::address);
  return found == conversations.end() ? nullptr : &*found;
}

// Only for a conversation that is listed.
Conversation& Conversations::edit(const Jid& peer) {
  ui::model::State& state = model_.edit();
  ++state.conversations_revision;
  return *std::ranges::find(state.conversations, peer.str(), &Conversation::address);
}

void Conversations::list(const Jid& peer) {
  ui::model::State& state = model_.edit();
  ++state.conversations_revision;
  Conversation fresh;
  fresh.address = peer.str();
  fresh.name = name(peer);
  fresh.party = peer.is_bare() ? ui::model::Party::Person : ui::model::Party::Occupant;
  const auto place = std::ranges::lower_bound(state.conversations, fresh, comes_before);
  state.conversations.insert(place, std::move(fresh));
}

void Conversations::unlist(const Jid& peer) {
  unread_total_ -= unread(peer);
  ui::model::State& state = model_.edit();
  ++state.conversations_revision;
  std::erase_if(state.conversations, [&peer](const Conversation& item) { return item.address == peer.str(); });
}

void Conversations::rename(const Jid& peer, Record& record) {
  std::string look = record.is_contact ? ui::text::look_of(name_of(peer, record.roster_name)) : std::string();
  if (look != record.look) {
    forget_look(peer, record);
    record.look = std::move(look);
    if (record.is_contact) {
      auto& alike = alike_[record.look];
      alike.push_back(peer);
      if (alike.size() == 2) {
        show_name(alike.front());
      }
    }
  }
  show_name(peer);
}

void Conversations::show_name(const Jid& peer) {
  Record& record = records_.at(peer);
  const std::string shown = name(peer);
  record.timeline.set_names(own_name_, shown);
  const Conversation* known = find(peer);
  if (known->name != shown || known->contact != record.is_contact) {
    Conversation& conversation = edit(peer);
    conversation.name = shown;
    conversation.contact = record.is_contact;
    reorder(peer);
    timeline_changed(peer);  // the line of an action says the name
  }
}

void Conversations::forget_look(const Jid& peer, Record& record) {
  const auto alike = alike_.find(std::exchange(record.look, {}));
  if (alike == alike_.end()) {
    return;
  }
  std::erase(alike->second, peer);
  if (alike->second.empty()) {
    alike_.erase(alike);
  } else if (alike->second.size() == 1) {
    show_name(alike->second.front());
  }
}

void Conversations::reorder(const Jid& peer) {
  auto& conversations = model_.edit().conversations;
  const auto at = std::ranges::find(conversations, peer.str(), &Conversation::address);
  const auto forwards = std::lower_bound(conversations.begin(), at, *at, comes_before);
  if (forwards != at) {
    std::rotate(forwards, at, std::next(at));
    return;
  }
  const auto backwards = std::lower_bound(std::next(at), conversations.end(), *at, comes_before);
  std::rotate(at, std::next(at), backwards);
}

}  // namespace shell::chat
