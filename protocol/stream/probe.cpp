#include "protocol/xep/0199_ping/codec.hpp"

#include "protocol/core/namespaces.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0199 {

xml::Serialized ping_iq(std::string_view id, std::string_view to) {
  xml::Writer writer;
  writer.open("iq", ns::kClient).attribute("type", "get").attribute("id", id).attribute("to", to);
  writer.open("ping", kNamespace).close().close();
  return writer.take();
}

}  // namespace protocol::xep0199
