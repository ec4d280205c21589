#include "protocol/xep/0184_receipts/codec.hpp"

#include "protocol/core/namespaces.hpp"
#include "protocol/xep/0334_hints/hints.hpp"

namespace protocol::xep0184 {

void write_request(xml::Writer& writer) { writer.open("request", kNamespace).close(); }

xml::Serialized receipt(const Jid& to, std::string_view type, std::string_view received, std::string_view id) {
  xml::Writer writer;
  writer.open("message", ns::kClient).attribute("to", to.str()).attribute("id", id);
  if (!type.empty()) writer.attribute("type", type);  // §5.4: the same type
  writer.open("received", kNamespace).attribute("id", received).close();
  xep0334::write_hint(writer, xep0334::Hint::Store);
  writer.close();
  return writer.take();
}

}  // namespace protocol::xep0184
