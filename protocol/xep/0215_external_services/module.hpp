#pragma once

#include <optional>

#include "protocol/mux/module.hpp"
#include "protocol/xep/0202_entity_time/module.hpp"
#include "protocol/xep/0215_external_services/services.hpp"

namespace protocol::xep0215 {

// Asks our server for STUN and TURN when the session begins, and again in time before credentials expire (XEP-0215).
class ExternalServices final : public mux::Module, public Services {
 public:
  // `clock`: `expires` is told in the server's time.
  explicit ExternalServices(const xep0202::EntityTime& clock) : clock_(clock) {}

  [[nodiscard]] const std::vector<IceServer>& ice_servers() const override { return ice_servers_; }

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_reply(const mux::Reply& reply, mux::Context& context) override;
  void online(mux::Start start, mux::Context& context) override;
  void offline(mux::Ending ending, mux::Context& context) override;
  void handle_timeout(mux::Context& context) override;
  [[nodiscard]] std::optional<Deadline> deadline() const override;

 private:
  void ask(mux::Context& context);

  const xep0202::EntityTime& clock_;
  std::vector<IceServer> ice_servers_;
  std::optional<Time> ask_again_;
};

}  // namespace protocol::xep0215
