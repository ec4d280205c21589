#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "protocol/core/jid.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/jingle/subscribers.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0030_disco/info.hpp"
#include "protocol/xep/0115_caps/caps.hpp"

namespace protocol::jingle {

// What the devices of contacts that are online can do of calls, as their presence (XEP-0115) and they themselves (XEP-0030)
// say. One device of each kind is asked, a few at a time, and only of who sees our presence: a question tells that we are
// there. CallSupportChanged says what is known of a contact.
class Devices final : public mux::Module {
 public:
  // Must outlive the module.
  explicit Devices(const Subscribers& subscribers) : subscribers_(subscribers) {}

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_reply(const mux::Reply& reply, mux::Context& context) override;
  void offline(mux::Ending ending, mux::Context& context) override;

 private:
  struct Ability {
    CallSupport support = CallSupport::Unknown;
    bool by_message = false;  // hears proposals (XEP-0353)
  };
  struct Device {
    std::string kind;  // hash, and what it is of; empty: it announced none, and speaks for itself alone
    std::string node;  // where its answer is found; empty: it announced none
    std::string ver;
    std::optional<crypto::Hash> hash;
    std::optional<Ability> own;  // known of this device only
  };
  struct Asked {
    Jid device;
    std::string kind;  // when it was asked
  };
  struct Told {
    CallSupport support = CallSupport::Unknown;
    std::optional<Jid> direct;
    friend bool operator==(const Told&, const Told&) = default;
  };

  Device* find(const Jid& jid);
  static Ability ability(const xep0030::Info& info);
  [[nodiscard]] Ability ability_of(const Device& device) const;
  void ask_next(mux::Context& context);
  void tell(const Jid& contact, mux::Context& context);
  void tell_all_of_kind(const std::string& kind, mux::Context& context);

  const Subscribers& subscribers_;
  std::unordered_map<Jid, std::unordered_map<Jid, Device>> devices_;  // by contact and full address
  std::unordered_map<std::string, Ability> kinds_;                    // verified
  std::unordered_map<Jid, Told> told_;
  std::deque<Jid> to_ask_;
  std::unordered_map<std::uint32_t, Asked> asked_;
  std::uint32_t last_token_ = 0;
};

}  // namespace protocol::jingle
