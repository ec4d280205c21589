#pragma once

#include "protocol/mux/module.hpp"

namespace protocol::xep0199 {

// Answers pings (XEP-0199 §4.2, §4.3). Our own go out where the stream looks for signs of life.
class Ping final : public mux::Module {
 public:
  [[nodiscard]] std::span<const mux::Route> routes() const override;
  [[nodiscard]] std::span<const std::string_view> features() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
};

}  // namespace protocol::xep0199
