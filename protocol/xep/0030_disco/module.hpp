#pragma once

#include "protocol/mux/module.hpp"
#include "protocol/xep/0115_caps/caps.hpp"

namespace protocol::xep0030 {

// Says what we can do (XEP-0030, and XEP-0115 §6.2 for the node of our capabilities).
class Discovery final : public mux::Module {
 public:
  // Must outlive the module.
  explicit Discovery(const xep0115::Capabilities& capabilities) : capabilities_(capabilities) {}

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  [[nodiscard]] std::span<const std::string_view> features() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;

 private:
  [[nodiscard]] xml::Serialized info(std::string_view node) const;

  const xep0115::Capabilities& capabilities_;
};

}  // namespace protocol::xep0030
