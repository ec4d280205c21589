#pragma once

#include "protocol/mux/module.hpp"

namespace protocol::xep0280 {

// Asks for copies of what other devices of ours send and receive, and passes them on (XEP-0280).
class Carbons final : public mux::Module {
 public:
  [[nodiscard]] std::span<const mux::Route> routes() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void online(mux::Start start, mux::Context& context) override;
};

}  // namespace protocol::xep0280
