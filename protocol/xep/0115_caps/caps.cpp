#include "protocol/xep/0115_caps/caps.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "protocol/core/base64.hpp"
#include "protocol/core/crypto.hpp"
#include "protocol/core/sort.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0115 {
namespace {

constexpr std::string_view kSoftware = "urn:parley:web";

std::optional<crypto::Hash> hash_named(std::string_view name) {
  if (name == "sha-1") return crypto::Hash::Sha1;
  if (name == "sha-256") return crypto::Hash::Sha256;
  if (name == "sha-512") return crypto::Hash::Sha512;
  return std::nullopt;
}

}  // namespace

std::string verification(const Identity& identity, std::span<const std::string_view> features) {
  std::vector<std::string_view> sorted(features.begin(), features.end());
  sort(sorted);
  std::string text;
  text.append(identity.category).append("/").append(identity.type).append("//").append(identity.name).append("<");
  for (const auto feature : sorted) text.append(feature).append("<");
  return base64::encode(crypto::digest(crypto::Hash::Sha1, text).view());
}

std::optional<std::string> verification(const xep0030::Info& info, crypto::Hash hash) {
  std::string text;
  bool sound = true;
  const auto add = [&](std::string_view part) {
    sound = sound && !part.contains('<');  // it would read as two
    text.append(part).append("<");
  };
  const auto add_each_once = [&](std::vector<std::string> parts) {
    sort(parts);
    sound = sound && std::ranges::adjacent_find(parts) == parts.end();
    for (const auto& part : parts) add(part);
  };
  std::vector<std::string> identities;
  for (const auto& identity : info.identities) {
    sound = sound && !identity.category.contains('/') && !identity.type.contains('/');
    identities.push_back(identity.category + "/" + identity.type + "/" + identity.language + "/" + identity.name);
  }
  add_each_once(std::move(identities));
  add_each_once(info.features);
  auto forms = info.forms;
  sort(forms, &xep0030::Info::Form::type);
  sound = sound && std::ranges::adjacent_find(forms, {}, &xep0030::Info::Form::type) == forms.end();
  for (auto& form : forms) {
    add(form.type);
    sort(form.fields, &xep0030::Info::Field::name);
    for (auto& field : form.fields) {
      add(field.name);
      sort(field.values);
      for (const auto& value : field.values) add(value);
    }
  }
  if (!sound) return std::nullopt;
  return base64::encode(crypto::digest(hash, text).view());
}

std::optional<Announced> read_announced(const xml::Element& presence) {
  const auto c = presence.child("c", kNamespace);
  const Announced announced{.node = c.attribute("node").value_or(""),
                            .ver = c.attribute("ver").value_or(""),
                            .hash = hash_named(c.attribute("hash").value_or(""))};
  constexpr std::size_t kLongest = 1024;
  const bool usable = !announced.node.empty() && !announced.ver.empty();
  if (!usable || announced.node.size() > kLongest || announced.ver.size() > kLongest) return std::nullopt;
  return announced;
}

void Capabilities::reset(const Identity& identity, std::vector<std::string_view> features) {
  identity_ = identity;
  features_ = std::move(features);
  sort(features_);
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
