#include "protocol/modules.hpp"

namespace protocol {
namespace {

// XEP-0030 §registrar: a client that runs in a browser.
constexpr xep0115::Identity kIdentity{.category = "client", .type = "web", .name = "Parley"};

std::vector<std::string_view> features_of(std::span<mux::Module* const> modules) {
  std::vector<std::string_view> features;
  for (const auto* module : modules)
    features.insert(features.end(), module->features().begin(), module->features().end());
  return features;
}

}  // namespace

Modules::Modules(std::optional<Timestamp> device_epoch)
    : list_(std::apply([](auto&... module) { return std::vector<mux::Module*>{&module...}; }, all())) {
  server_time_.set_device_epoch(device_epoch);
  capabilities_.reset(kIdentity, features_of(list_));
}

}  // namespace protocol
