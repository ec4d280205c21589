// Any bytes as an ICE candidate: what is accepted is one line, and reads the same after being written.

#include "protocol/sdp/candidate.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace protocol::sdp;
  const std::vector<char> exact(data, data + size);  // so that reading beyond the end is noticed
  const auto candidate = parse_candidate(std::string_view(exact.data(), exact.size()));
  if (!candidate) return 0;
  const auto line = write_candidate(*candidate);
  const bool one_line = std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (!one_line || parse_candidate(line) != candidate) std::abort();
  return 0;
}
