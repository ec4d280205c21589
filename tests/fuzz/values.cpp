// Text that others write is read into values without a crash, and what was read stays what it is.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "protocol/core/base64.hpp"
#include "protocol/core/datetime.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/stream/sasl/scram.hpp"
#include "protocol/xep/0156_host_meta/host_meta.hpp"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto jid = protocol::Jid::parse(text)) {
    require(protocol::Jid::parse(jid->str()) == *jid);
    require(protocol::Jid::parse(jid->bare().str()) == jid->bare());
  }
  if (const auto bytes = protocol::base64::decode(text))
    require(protocol::base64::decode(protocol::base64::encode(*bytes)) == *bytes);
  if (const auto time = protocol::parse_datetime(text))
    require(protocol::parse_datetime(protocol::format_datetime(*time)) == *time);
  protocol::xep0156::parse_host_meta(text);
  // Not so many iterations that the fuzzer would measure the hash.
  if (!text.contains("i=4") || text.size() < 200) {
    protocol::sasl::Scram scram(protocol::crypto::Hash::Sha1, "user", "pencil", "n");
    if (!text.contains("i=")) scram.answer(text);
    static_cast<void>(scram.verify(text));
  }
  return 0;
}
