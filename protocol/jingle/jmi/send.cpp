#include "protocol/jingle/jmi/send.hpp"

#include <utility>

#include "protocol/core/namespaces.hpp"
#include "protocol/xep/0334_hints/hints.hpp"

namespace protocol::jmi {

void send(const Jid& to, const xep0353::Message& message, mux::Context& context) {
  xml::Writer writer;
  writer.open("message", ns::kClient)
      .attribute("to", to.str())
      .attribute("type", "chat")
      .attribute("id", context.fresh_id())
      .append(write_message(message));
  xep0334::write_hint(writer, xep0334::Hint::Store);
  writer.close();
  context.transmit(writer.take());
}

void send(const Jid& to, xep0353::Kind kind, const SessionId& id, std::optional<xep0166::Reason> reason,
          mux::Context& context) {
  xep0353::Message message;
  message.kind = kind;
  message.id = id;
  message.reason = std::move(reason);
  send(to, message, context);
}

}  // namespace protocol::jmi
