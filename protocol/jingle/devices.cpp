#include "protocol/jingle/devices.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "protocol/event.hpp"
#include "protocol/xep/0166_jingle/jingle.hpp"
#include "protocol/xep/0167_jingle_rtp/description.hpp"
#include "protocol/xep/0176_ice_udp/transport.hpp"
#include "protocol/xep/0353_jmi/message.hpp"

namespace protocol::jingle {
namespace {

constexpr std::array kRoutes{
    mux::Route{mux::StanzaKind::Presence, "", "", ""},
    mux::Route{mux::StanzaKind::Presence, "unavailable", "", ""},
};

constexpr std::size_t kMaxAsked = 8;  // at once
constexpr std::size_t kMaxKinds = 1024;
constexpr std::size_t kMaxDevices = 32;  // of one contact

}  // namespace

std::span<const mux::Route> Devices::routes() const { return kRoutes; }

mux::Handled Devices::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  const auto contact = stanza.from.bare();
  if (stanza.from.is_bare() || !subscribers_.sees_our_presence(contact)) return mux::Handled::No;
  auto& devices = devices_[contact];
  if (stanza.type == "unavailable") {
    devices.erase(stanza.from);
    if (devices.empty()) devices_.erase(contact);
    tell(contact, context);
    return mux::Handled::No;  // others want to know it too
  }
  if (devices.size() == kMaxDevices && !devices.contains(stanza.from)) return mux::Handled::No;
  Device seen;
  if (const auto announced = xep0115::read_announced(payload)) {
    seen.node = announced->node;
    seen.ver = announced->ver;
    seen.hash = announced->hash;
    if (seen.hash) seen.kind = std::to_string(static_cast<int>(*seen.hash)) + " " + seen.ver;
  }
  const auto [place, is_new] = devices.try_emplace(stanza.from);
  auto& device = place->second;
  if (!is_new && device.kind == seen.kind && device.node == seen.node) return mux::Handled::No;
  device = std::move(seen);
  const bool waits = std::ranges::contains(to_ask_, stanza.from);
  if (!waits && ability_of(device).support == CallSupport::Unknown) to_ask_.push_back(stanza.from);
  tell(contact, context);
  ask_next(context);
  return mux::Handled::No;
}

Devices::Device* Devices::find(const Jid& jid) {
  const auto contact = devices_.find(jid.bare());
  if (contact == devices_.end()) return nullptr;
  const auto device = contact->second.find(jid);
  return device == contact->second.end() ? nullptr : &device->second;
}

// Who is of a kind that somebody is being asked about waits for that answer.
void Devices::ask_next(mux::Context& context) {
  const auto is_asked = [this](const std::string& kind) {
    return !kind.empty() && std::ranges::any_of(asked_, [&](const auto& entry) { return entry.second.kind == kind; });
  };
  for (auto next = to_ask_.begin(); next != to_ask_.end() && asked_.size() < kMaxAsked;) {
    const auto* device = find(*next);
    const bool has_question = device != nullptr && ability_of(*device).support == CallSupport::Unknown;
    if (has_question && is_asked(device->kind)) {
      ++next;
      continue;
    }
    if (has_question) {
      asked_.emplace(++last_token_, Asked{*next, device->kind});
      const auto node = device->ver.empty() ? std::string() : device->node + "#" + device->ver;
      context.send_iq(mux::IqType::Get, *next, xep0030::info_query(node), mux::ReplyToken{last_token_});
    }
    next = to_ask_.erase(next);
  }
}

// A device that does not answer stays unknown: it may be called.
void Devices::handle_reply(const mux::Reply& reply, mux::Context& context) {
  const auto found = asked_.find(static_cast<std::uint32_t>(reply.token));
  if (found == asked_.end()) return;
  const auto asked = std::move(found->second);
  asked_.erase(found);
  auto* device = find(asked.device);
  const auto info = !reply.error && reply.payload ? xep0030::read_info(*reply.payload) : std::nullopt;
  if (device != nullptr && device->kind == asked.kind && info) {  // else it has become another meanwhile
    const bool sound = device->hash && xep0115::verification(*info, *device->hash) == device->ver;
    if (sound && kinds_.size() < kMaxKinds) {
      kinds_.emplace(device->kind, ability(*info));
      tell_all_of_kind(asked.kind, context);
    } else {
      device->own = ability(*info);  // §5.4: believed of itself only
      tell(asked.device.bare(), context);
    }
  }
  ask_next(context);
}

void Devices::offline(mux::Ending, mux::Context& context) {
  asked_.clear();
  to_ask_.clear();
  devices_.clear();
  for (const auto& [contact, told] : std::exchange(told_, {}))
    if (told != Told{}) context.emit(CallSupportChanged{contact, CallSupport::Unknown, {}});
}

Devices::Ability Devices::ability(const xep0030::Info& info) {
  const bool calls = info.has(xep0166::kJingle) && info.has(xep0167::kRtp) && info.has(xep0176::kIceUdp) &&
                     (info.has(xep0167::kRtpAudio) || info.has(xep0167::kRtpVideo));
  return {.support = !calls                         ? CallSupport::None
                     : info.has(xep0167::kRtpVideo) ? CallSupport::Video
                                                    : CallSupport::Voice,
          .by_message = info.has(xep0353::kJmi)};
}

Devices::Ability Devices::ability_of(const Device& device) const {
  if (device.own) return *device.own;
  const auto kind = kinds_.find(device.kind);
  return kind == kinds_.end() ? Ability{} : kind->second;
}

void Devices::tell(const Jid& contact, mux::Context& context) {
  Told now;
  bool any_unknown = false;
  bool any_by_message = false;
  if (const auto devices = devices_.find(contact); devices != devices_.end()) {
    for (const auto& [jid, device] : devices->second) {
      const auto what = ability_of(device);
      any_unknown = any_unknown || what.support == CallSupport::Unknown;
      any_by_message = any_by_message || (what.by_message && what.support >= CallSupport::Voice);
      if (what.support > now.support) now = {what.support, jid};
    }
  }
  if (any_unknown && now.support < CallSupport::Video) now.support = CallSupport::Unknown;
  if (any_by_message || any_unknown || now.support < CallSupport::Voice) now.direct.reset();
  auto& told = told_[contact];
  if (std::exchange(told, now) != now) context.emit(CallSupportChanged{contact, now.support, now.direct});
  if (now == Told{}) told_.erase(contact);
}

void Devices::tell_all_of_kind(const std::string& kind, mux::Context& context) {
  std::vector<Jid> contacts;
  for (const auto& [contact, devices] : devices_)
    if (std::ranges::any_of(devices, [&](const auto& entry) { return entry.second.kind == kind; }))
      contacts.push_back(contact);
  for (const auto& contact : contacts) tell(contact, context);
}

}  // namespace protocol::jingle
