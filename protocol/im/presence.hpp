#pragma once

#include "protocol/im/events.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0115_caps/caps.hpp"

namespace protocol::im {

// Who is there, and telling others that we are (RFC 6121 §4); requests to see us (§3.1).
class Presence final : public mux::Module {
 public:
  // Must outlive the module.
  explicit Presence(const xep0115::Capabilities& capabilities) : capabilities_(capabilities) {}

  // Holds for this session and the coming ones.
  mux::Outcome request(const SetPresence& request, mux::Context& context);

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void online(mux::Start start, mux::Context& context) override;

 private:
  void announce(mux::Context& context) const;

  const xep0115::Capabilities& capabilities_;
  SetPresence own_{};
};

}  // namespace protocol::im
