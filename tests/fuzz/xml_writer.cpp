// Any bytes as an attribute and as text: what is written must be one element, with that attribute and that text but for
// what XML cannot carry.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "protocol/xml/parser.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xml {

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Writer w;
  w.open("message", "jabber:client").attribute("id", bytes).attribute("to", bytes).text_element("body", bytes).close();
  const Serialized frame = w.take();

  Parser parser(Limits{.bytes = frame.view().size()});
  const auto message = parser.parse(frame.view());
  if (!message || message->attributes().size() != 2) std::abort();
  const std::string_view text = message->child("body").text();
  if (message->attribute("id") != text || message->attribute("to") != text) std::abort();
  if (text != bytes && !text.contains("\xEF\xBF\xBD")) std::abort();
  if (serialize(*message) != frame) std::abort();
  return 0;
}

}  // namespace protocol::xml
