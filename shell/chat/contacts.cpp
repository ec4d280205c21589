#include "shell/chat/contacts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace shell::chat {
namespace {

using protocol::Jid;
using protocol::im::Availability;
using protocol::im::RosterItem;
using protocol::im::Subscription;
using ui::model::NoticeKind;
using ui::model::Presence;

Presence shown(Availability availability) {
  switch (availability) {
    case Availability::Chat:
    case Availability::Online: return Presence::Online;
    case Availability::Away:
    case Availability::ExtendedAway: return Presence::Away;
    case Availability::DoNotDisturb: return Presence::DoNotDisturb;
    case Availability::Offline: return Presence::Offline;
  }
  return Presence::Offline;
}

bool we_see_them(const RosterItem& item) {
  return item.subscription == Subscription::To || item.subscription == Subscription::Both;
}

}  // namespace

void Contacts::loading() { model_.edit().contacts_loading = true; }

void Contacts::loaded() {
  if (model_.read().contacts_loading) model_.edit().contacts_loading = false;
}

void Contacts::handle(const protocol::im::RosterReceived& roster) {
  loaded();
  auto gone = std::exchange(roster_, {});
  for (const RosterItem& item : roster.items) {
    gone.erase(item.jid);
    remember(item);
  }
  for (const auto& [jid, item] : gone) conversations_.drop_contact(keys_.key(jid));
}

void Contacts::handle(const protocol::im::RosterItemChanged& change) { remember(change.item); }

void Contacts::handle(const protocol::im::RosterItemRemoved& removal) {
  roster_.erase(removal.jid);
  devices_.erase(removal.jid);
  conversations_.drop_contact(keys_.key(removal.jid));
}

bool Contacts::handle(const protocol::im::PresenceChanged& presence) {
  const Jid peer = presence.from.bare();
  if (peer == own_) return false;  // another device of ours
  Devices& devices = devices_[peer];
  if (presence.availability != Availability::Offline) {
    devices.insert_or_assign(std::string(presence.from.resource()),
                             Device{.availability = presence.availability, .status = presence.status});
  } else if (presence.from.is_bare()) {
    devices.clear();
  } else if (const auto device = devices.find(presence.from.resource()); device != devices.end()) {
    devices.erase(device);
  }
  show_presence(peer, devices);
  if (!devices.empty()) return false;
  devices_.erase(peer);
  return true;
}

void Contacts::handle(const protocol::im::SubscriptionRequested& request, Now now) {
  const Jid peer = request.from.bare();
  const auto known = roster_.find(peer);
  if (known != roster_.end() && (we_see_them(known->second) || known->second.pending_out)) {
    // We asked for the same: they only answer it.
    (void)requests_.send(
        protocol::im::AnswerSubscription{.jid = peer, .answer = protocol::im::SubscriptionAnswer::Approve}, now.at);
    return;
  }
  const ui::model::ConversationKey key = keys_.key(peer);
  if (!std::ranges::contains(model_.read().contact_requests, key, &ui::model::ContactRequest::key))
    model_.edit().contact_requests.push_back({.key = key, .address = peer.str(), .name = conversations_.name(peer)});
}

void Contacts::add(const ui::model::AddContact& action, Now now) {
  const auto jid = Jid::parse(action.address);
  if (!jid || !jid->is_bare() || jid->local().empty() || *jid == own_) {
    notices_.add(NoticeKind::BadAddress, action.address, {}, now.at);
    return;
  }
  subscribe(*jid, now);
}

void Contacts::add(const ui::model::AddToContacts& action, Now now) {
  if (const Jid* const jid = keys_.peer(action.key)) subscribe(*jid, now);
}

void Contacts::remove(const ui::model::RemoveContact& action, Now now) {
  const Jid* const jid = keys_.peer(action.key);
  if (jid == nullptr) return;
  const auto asked = requests_.ask(protocol::im::RemoveContact{.jid = *jid}, now.at,
                                   [this, jid = *jid](const protocol::Event& answer, Now at) {
                                     if (const auto* failure = std::get_if<protocol::RequestFailed>(&answer))
                                       notices_.add(NoticeKind::RemovalFailed, jid.str(), failure->error.text, at.at);
                                   });
  if (!asked) notices_.add(NoticeKind::RemovalFailed, jid->str(), {}, now.at);
}

void Contacts::answer(const ui::model::AnswerContactRequest& action, Now now) {
  using protocol::im::SubscriptionAnswer;
  const Jid* const jid = keys_.peer(action.key);
  if (jid == nullptr) return;
  const bool accept = action.answer == ui::model::RequestAnswer::Accept;
  const auto answer = accept ? SubscriptionAnswer::Approve : SubscriptionAnswer::Deny;
  if (!requests_.send(protocol::im::AnswerSubscription{.jid = *jid, .answer = answer}, now.at)) {
    notices_.add(NoticeKind::ContactFailed, jid->str(), {}, now.at);  // the request stays, to be answered again
    return;
  }
  drop_request(action.key);
  const auto known = roster_.find(*jid);
  if (accept && (known == roster_.end() || !we_see_them(known->second))) subscribe(*jid, now);
}

void Contacts::forget_presences() {
  for (const auto& [peer, devices] : std::exchange(devices_, {}))
    conversations_.set_presence(keys_.key(peer), Presence::Offline, {});
}

void Contacts::clear() {
  roster_.clear();
  devices_.clear();
  loaded();
  model_.edit().contact_requests.clear();
}

void Contacts::remember(const RosterItem& item) {
  roster_.insert_or_assign(item.jid, item);
  if (item.jid == own_) return;
  const ui::model::ConversationKey key = keys_.key(item.jid);
  conversations_.set_contact(key, item.name);
  if (item.subscription == Subscription::From || item.subscription == Subscription::Both)
    drop_request(key);  // answered by another device
  if (const auto devices = devices_.find(item.jid); devices != devices_.end())
    show_presence(item.jid, devices->second);  // presence may come before the roster
}

void Contacts::show_presence(const Jid& peer, const Devices& devices) {
  const auto key = keys_.find(peer);
  if (!key) return;  // nobody to show it of
  const auto best =
      std::ranges::min_element(devices, {}, [](const auto& device) { return device.second.availability; });
  if (best == devices.end())
    conversations_.set_presence(*key, Presence::Offline, {});
  else
    conversations_.set_presence(*key, shown(best->second.availability), best->second.status);
}

void Contacts::drop_request(const ui::model::ConversationKey& key) {
  if (std::ranges::contains(model_.read().contact_requests, key, &ui::model::ContactRequest::key))
    std::erase_if(model_.edit().contact_requests, [&key](const auto& request) { return request.key == key; });
}

void Contacts::subscribe(const Jid& peer, Now now) {
  const auto asked = requests_.ask(protocol::im::AddContact{.jid = peer, .name = {}}, now.at,
                                   [this, peer](const protocol::Event& answer, Now at) {
                                     if (const auto* failure = std::get_if<protocol::RequestFailed>(&answer))
                                       notices_.add(NoticeKind::ContactFailed, peer.str(), failure->error.text, at.at);
                                     else
                                       notices_.add(NoticeKind::ContactAdded, peer.str(), {}, at.at);
                                   });
  if (!asked) notices_.add(NoticeKind::ContactFailed, peer.str(), {}, now.at);
}

}  // namespace shell::chat
