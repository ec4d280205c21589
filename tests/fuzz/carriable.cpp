// Any bytes as typed text: what is left of it goes through XML unchanged, and is all that could.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "protocol/xml/characters.hpp"
#include "protocol/xml/parser.hpp"
#include "protocol/xml/writer.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace protocol::xml;
  const std::string typed(reinterpret_cast<const char*>(data), size);
  const std::string text = carriable(typed);
  require(carriable(text) == text);
  Writer writer;
  const Serialized frame = writer.open("message", "jabber:client").text_element("body", text).close().take();
  Parser parser(Limits{.bytes = frame.view().size()});
  const auto message = parser.parse(frame.view());
  require(message.has_value());
  require(message->child("body").text() == text);
  // Where the writer would have replaced nothing, nothing is taken out.
  const Serialized as_typed = writer.open("body", "jabber:client").text(typed).close().take();
  if (!as_typed.view().contains("\xEF\xBF\xBD")) require(text == typed);
  return 0;
}
