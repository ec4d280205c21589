#include "protocol/xep/0115_caps/caps.hpp"

#include <algorithm>
#include <utility>

#include "protocol/core/base64.hpp"
#include "protocol/core/crypto.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0115 {
namespace {

constexpr std::string_view kSoftware = "urn:parley:web";

}  // namespace

std::string verification(const Identity& identity, std::span<const std::string_view> features) {
  std::vector<std::string_view> sorted(features.begin(), features.end());
  std::ranges::sort(sorted);
  std::string text;
  text.append(identity.category).append("/").append(identity.type).append("//").append(identity.name).append("<");
  for (const auto feature : sorted) text.append(feature).append("<");
  return base64::encode(crypto::digest(crypto::Hash::Sha1, text).view());
}

void Capabilities::reset(const Identity& identity, std::vector<std::string_view> features) {
  identity_ = identity;
  features_ = std::move(features);
  std::ranges::sort(features_);
  const auto doubles = std::ranges::unique(features_);
  features_.erase(doubles.begin(), doubles.end());
  const auto ver = verification(identity_, features_);
  node_ = kSoftware;
  node_.append("#").append(ver);
  xml::Writer writer;
  writer.open("c", kNamespace).attribute("hash", "sha-1").attribute("node", kSoftware).attribute("ver", ver).close();
  element_ = writer.take();
}

}  // namespace protocol::xep0115
