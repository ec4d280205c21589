// Any frame as what somebody says of himself: what is read has one hash, however it was ordered, or none.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "protocol/xep/0030_disco/info.hpp"
#include "protocol/xep/0115_caps/caps.hpp"
#include "protocol/xml/parser.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace protocol;
  xml::Parser parser;
  const auto frame = parser.parse({reinterpret_cast<const char*>(data), size});
  if (!frame) return 0;
  if (const auto announced = xep0115::read_announced(*frame))
    require(!announced->node.empty() && !announced->ver.empty());
  const auto info = xep0030::read_info(*frame);
  if (!info) return 0;
  auto reversed = *info;
  std::ranges::reverse(reversed.identities);
  std::ranges::reverse(reversed.features);
  std::ranges::reverse(reversed.forms);
  for (auto& form : reversed.forms)
    for (auto& field : form.fields) std::ranges::reverse(field.values);
  const auto ver = xep0115::verification(*info, crypto::Hash::Sha1);
  require(ver == xep0115::verification(reversed, crypto::Hash::Sha1));
  if (!ver) return 0;
  reversed.features.emplace_back("urn:parley:one-more");
  if (!info->has("urn:parley:one-more")) require(ver != xep0115::verification(reversed, crypto::Hash::Sha1));
  return 0;
}
