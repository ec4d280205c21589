#include "protocol/xep/0352_client_state/client_state.hpp"

#include "protocol/xml/writer.hpp"

namespace protocol::xep0352 {

xml::Serialized client_state(ClientState state) {
  xml::Writer writer;
  writer.open(state == ClientState::Active ? "active" : "inactive", "urn:xmpp:csi:0").close();
  return writer.take();
}

}  // namespace protocol::xep0352
