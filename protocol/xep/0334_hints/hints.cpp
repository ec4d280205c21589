#include "protocol/xep/0334_hints/hints.hpp"

namespace protocol::xep0334 {

void write_hint(xml::Writer& writer, Hint hint) {
  writer.open(hint == Hint::Store ? "store" : "no-store", "urn:xmpp:hints").close();
}

}  // namespace protocol::xep0334
