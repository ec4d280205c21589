#include "protocol/jingle/leg.hpp"

#include "protocol/event.hpp"

namespace protocol::jingle {

void show(Leg& leg, CallState state, mux::Context& context) {
  if (leg.shown == state) return;
  leg.shown = state;
  context.emit(CallStateChanged{leg.call, leg.session, state});
}

}  // namespace protocol::jingle
