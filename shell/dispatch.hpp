#pragma once

#include "shell/now.hpp"

// Who takes an event or an action is decided while compiling: one that no service takes, or two, is an error of the compiler.
namespace shell {

template <class Service, class Event>
concept Handles = requires(Service& service, const Event& event, Now now) { service.handle(event, now); };
template <class Service, class Action>
concept Acts = requires(Service& service, const Action& action, Now now) { service.act(action, now); };

// Gives the event to the one of `services` that has a handle() for it.
template <class Event, class... Services>
void handle_by_one(const Event& event, Now now, Services&... services) {
  static_assert((int{Handles<Services, Event>} + ...) == 1, "an event is handled by exactly one service");
  const auto offer = [&]<class Service>(Service& service) {
    if constexpr (Handles<Service, Event>) service.handle(event, now);
  };
  (offer(services), ...);
}

// The same for what a person asked for, and act().
template <class Action, class... Services>
void act_by_one(const Action& action, Now now, Services&... services) {
  static_assert((int{Acts<Services, Action>} + ...) == 1, "an action is done by exactly one service");
  const auto offer = [&]<class Service>(Service& service) {
    if constexpr (Acts<Service, Action>) service.act(action, now);
  };
  (offer(services), ...);
}

}  // namespace shell
