#include "protocol/stream/client_state.hpp"

#include "protocol/xml/writer.hpp"

namespace protocol::stream {

xml::Serialized client_state(ClientState state) {
  xml::Writer writer;
  writer.open(state == ClientState::Active ? "active" : "inactive", "urn:xmpp:csi:0").close();
  return writer.take();
}

}  // namespace protocol::stream
