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
    // The server's time is asked for first: what the server held, which comes after presence, is judged by it.
    : list_{&server_time, &roster,    &carbons, &presence,          &messages,    &outbox,  &receipts,
            &archive,     &discovery, &ping,    &external_services, &chat_states, &devices, &calls} {
  server_time.set_device_epoch(device_epoch);
  capabilities_.reset(kIdentity, features_of(list_));
}

}  // namespace protocol
