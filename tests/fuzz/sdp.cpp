// Any bytes as a session description: what is accepted reads the same after being written, also on its way through Jingle.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/jingle/mapping.hpp"

namespace {

using namespace protocol::jingle;

void require(bool condition) {
  if (!condition) std::abort();
}

void survive_writing(const protocol::sdp::Description& description) {
  const auto again = protocol::sdp::parse(write(description));
  require(again.has_value());
  require(*again == description);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<char> exact(data, data + size);  // so that reading beyond the end is noticed
  const auto description = protocol::sdp::parse(std::string_view(exact.data(), exact.size()));
  if (!description) return 0;
  survive_writing(*description);
  for (const auto role : {protocol::xep0166::Role::Initiator, protocol::xep0166::Role::Responder}) {
    const auto contents = from_sdp(*description, role);
    survive_writing(offer_from(contents, role, sections_of(contents)));
    survive_writing(answer_from(contents, role, sections_of(*description)));
  }
  return 0;
}
