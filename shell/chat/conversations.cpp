#include "shell/chat/conversations.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

#include "shell/chat/preview.hpp"

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
    unlist(peer);
    records_.erase(found);
    return;
  }
  rename(peer, contact);
  set_presence(peer, ui::model::Presence::Offline, {});
}

std::string Conversations::name(const Jid& peer) const {
  const auto found = records_.find(peer);
  if (found == records_.end() || !found->second.is_contact) {
    return peer.str();
  }
  if (!found->second.roster_name.empty()) {
    return found->second.roster_name;
  }
  return std::string(peer.local().empty() ? peer.domain() : peer.local());
}

void Conversations::set_presence(const Jid& peer, ui::model::Presence presence, const std::string& status) {
  const Conversation* known = find(peer);
  if (known != nullptr && (known->presence != presence || known->status != status)) {
    Conversation& conversation = edit(peer);
    conversation.presence = presence;
    conversation.status = status;
  }
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
    edit(peer).unread += count;
  }
}

void Conversations::raise_unread(const Jid& peer, std::uint32_t count) {
  const Conversation* known = find(peer);
  if (known != nullptr && known->unread < count) {
    edit(peer).unread = count;
  }
}

bool Conversations::clear_unread(const Jid& peer) {
  const Conversation* known = find(peer);
  if (known == nullptr || known->unread == 0) {
    return false;
  }
  edit(peer).unread = 0;
  return true;
}

std::uint32_t Conversations::unread(const Jid& peer) const {
  const Conversation* known = find(peer);
  return known != nullptr ? known->unread : 0;
}

std::uint32_t Conversations::unread_total() const {
  std::uint32_t total = 0;
  for (const Conversation& conversation : model_.read().conversations) {
    total += conversation.unread;
  }
  return total;
}

void Conversations::timeline_changed(const Jid& peer) {
  const auto found = records_.find(peer);
  if (found == records_.end() || found->second.timeline.empty()) {
    return;
  }
  const MessageTimeline& timeline = found->second.timeline;
  Conversation& conversation = edit(peer);
  if (const MessageTimeline::Entry* said = timeline.last_message()) {
    conversation.preview = preview(said->text, kPreviewBytes);
    conversation.preview_is_mine = said->kind == ItemKind::Outgoing;
  }
  conversation.last_activity = timeline.last().time;
  reorder(peer);
}

void Conversations::clear() {
  ui::model::State& state = model_.edit();
  state.conversations.clear();
  ++state.conversations_revision;
  state.open.reset();
  records_.clear();
}

Conversations::Record& Conversations::record(const Jid& peer) {
  const auto [place, made] = records_.try_emplace(peer);
  if (made) {
    place->second.timeline.set_names(own_name_, peer.str());
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
  fresh.name = peer.str();
  const auto place = std::ranges::lower_bound(state.conversations, fresh, comes_before);
  state.conversations.insert(place, std::move(fresh));
}

void Conversations::unlist(const Jid& peer) {
  ui::model::State& state = model_.edit();
  ++state.conversations_revision;
  std::erase_if(state.conversations, [&peer](const Conversation& item) { return item.address == peer.str(); });
}

void Conversations::rename(const Jid& peer, Record& record) {
  const std::string shown = name(peer);
  record.timeline.set_names(own_name_, shown);
  const Conversation* known = find(peer);
  if (known->name != shown || known->contact != record.is_contact) {
    Conversation& conversation = edit(peer);
    conversation.name = shown;
    conversation.contact = record.is_contact;
    reorder(peer);
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
