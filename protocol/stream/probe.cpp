#include "protocol/stream/probe.hpp"

#include "protocol/core/namespaces.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::stream {

xml::Serialized probe(std::string_view id, std::string_view to) {
  xml::Writer writer;
  writer.open("iq", ns::kClient).attribute("type", "get").attribute("id", id).attribute("to", to);
  writer.open("ping", ns::kPing).close().close();
  return writer.take();
}

}  // namespace protocol::stream
