#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "protocol/im/messages.hpp"
#include "protocol/im/outbox.hpp"
#include "protocol/im/presence.hpp"
#include "protocol/im/roster.hpp"
#include "protocol/im/sent_log.hpp"
#include "protocol/jingle/calls.hpp"
#include "protocol/jingle/devices.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0030_disco/module.hpp"
#include "protocol/xep/0085_chat_states/module.hpp"
#include "protocol/xep/0115_caps/caps.hpp"
#include "protocol/xep/0184_receipts/module.hpp"
#include "protocol/xep/0199_ping/module.hpp"
#include "protocol/xep/0202_entity_time/module.hpp"
#include "protocol/xep/0215_external_services/module.hpp"
#include "protocol/xep/0280_carbons/module.hpp"
#include "protocol/xep/0313_mam/module.hpp"

namespace protocol {

// Everything that a session can do, and what the modules need of one another.
class Modules {
 public:
  // `device_epoch`: as in SessionConfig.
  explicit Modules(std::optional<Timestamp> device_epoch);
  Modules(const Modules&) = delete;
  Modules& operator=(const Modules&) = delete;

  // In the order in which they see a stanza and begin to work when a session is new. What is advertised (XEP-0030,
  // XEP-0115) is what these can do.
  [[nodiscard]] std::span<mux::Module* const> list() const { return list_; }

 private:
  im::SentLog sent_;

 public:
  im::Roster roster;
  im::Outbox outbox{sent_};
  im::Messages messages{sent_, outbox};

 private:
  // Calls know of the roster only this.
  struct Contacts final : jingle::Contacts {
    explicit Contacts(const im::Roster& list) : roster(list) {}
    [[nodiscard]] bool sees_our_presence(const Jid& who) const override { return roster.sees_our_presence(who); }
    const im::Roster& roster;
  } contacts_{roster};

 public:
  xep0085::ChatStates chat_states;
  xep0184::Receipts receipts{roster, sent_};
  xep0199::Ping ping;
  xep0202::EntityTime server_time;
  xep0215::ExternalServices external_services{server_time};
  xep0280::Carbons carbons;
  xep0313::Archive archive;
  jingle::Devices devices{contacts_};
  jingle::Calls calls{external_services, contacts_, server_time};

 private:
  xep0115::Capabilities capabilities_;

 public:
  xep0030::Discovery discovery{capabilities_};
  im::Presence presence{capabilities_};

 private:
  std::vector<mux::Module*> list_;
};

}  // namespace protocol
