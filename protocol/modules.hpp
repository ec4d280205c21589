#pragma once

#include <concepts>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "protocol/im/archive.hpp"
#include "protocol/im/messages.hpp"
#include "protocol/im/outbox.hpp"
#include "protocol/im/presence.hpp"
#include "protocol/im/receipts.hpp"
#include "protocol/im/roster.hpp"
#include "protocol/im/sent_log.hpp"
#include "protocol/jingle/calls/calls.hpp"
#include "protocol/jingle/devices.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0030_disco/module.hpp"
#include "protocol/xep/0085_chat_states/module.hpp"
#include "protocol/xep/0115_caps/caps.hpp"
#include "protocol/xep/0199_ping/module.hpp"
#include "protocol/xep/0202_entity_time/module.hpp"
#include "protocol/xep/0215_external_services/module.hpp"
#include "protocol/xep/0280_carbons/module.hpp"

namespace protocol {

// Extensions that need nothing of one another: a new one of them is one more name here.
using Extensions = std::tuple<xep0085::ChatStates, xep0199::Ping, xep0280::Carbons>;

// A module takes a request by request(X, Context&), or, where an answer follows, request(X, RequestId, Context&).
template <class Module, class Request>
concept Answers = requires(Module& module, Request request, RequestId id, mux::Context& context) {
  { module.request(std::move(request), id, context) } -> std::same_as<mux::Outcome>;
};
template <class Module, class Request>
concept Takes = Answers<Module, Request> || requires(Module& module, Request request, mux::Context& context) {
  { module.request(std::move(request), context) } -> std::same_as<mux::Outcome>;
};

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

  // To the one module that takes such a request; none, or two, is an error of the compiler. `context_of(module)`: its own.
  template <class Request, class ContextOf>
  mux::Outcome request(Request request, RequestId id, const ContextOf& context_of);

 private:
  // The server's time is asked for first: what the server held, which comes after presence, is judged by it. Carbons are
  // there before presence makes us somebody to write to.
  [[nodiscard]] auto all() {
    return std::tuple_cat(
        std::tie(server_time_, roster_),
        std::apply([](auto&... extension) { return std::tie(extension...); }, extensions_),
        std::tie(presence_, messages_, outbox_, receipts_, archive_, discovery_, external_services_, devices_, calls));
  }

  // Calls know of the roster only this.
  struct RosterSubscribers final : jingle::Subscribers {
    explicit RosterSubscribers(const im::Roster& list) : roster(list) {}
    [[nodiscard]] bool sees_our_presence(const Jid& who) const override { return roster.sees_our_presence(who); }
    const im::Roster& roster;
  };

  Extensions extensions_;
  im::SentLog sent_;
  im::Roster roster_;
  RosterSubscribers subscribers_{roster_};
  im::Outbox outbox_{sent_};
  im::Messages messages_{sent_, outbox_};
  im::Archive archive_{messages_};
  im::Receipts receipts_{roster_, sent_};
  xep0202::EntityTime server_time_;
  xep0215::ExternalServices external_services_{server_time_};
  jingle::Devices devices_{subscribers_};
  xep0115::Capabilities capabilities_;
  xep0030::Discovery discovery_{capabilities_};
  im::Presence presence_{capabilities_};

 public:
  jingle::Calls calls{external_services_, subscribers_, server_time_};

 private:
  std::vector<mux::Module*> list_;
};

template <class Request, class ContextOf>
mux::Outcome Modules::request(Request request, RequestId id, const ContextOf& context_of) {
  return std::apply(
      [&](auto&... module) {
        constexpr int kTakers = (int{Takes<std::remove_reference_t<decltype(module)>, Request>} + ...);
        static_assert(kTakers == 1, "a request is taken by exactly one module");
        mux::Outcome outcome;
        const auto offer = [&](auto& to) {
          using Module = std::remove_reference_t<decltype(to)>;
          if constexpr (Answers<Module, Request>)
            outcome = to.request(std::move(request), id, context_of(to));
          else if constexpr (Takes<Module, Request>)
            outcome = to.request(std::move(request), context_of(to));
        };
        (offer(module), ...);
        return outcome;
      },
      all());
}

}  // namespace protocol
