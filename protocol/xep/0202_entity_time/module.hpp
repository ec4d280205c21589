#pragma once

#include <optional>

#include "protocol/mux/module.hpp"

namespace protocol::xep0202 {

// The server's clock (XEP-0202): asked for whenever the stream is ready, and kept on our monotonic clock, so that a device
// whose clock is wrong or jumps dates nothing wrongly.
class EntityTime final : public mux::Module {
 public:
  // What the server's clock shows at `now`; nullopt while it has not said so.
  [[nodiscard]] std::optional<Timestamp> at(Time now) const;

  // The same, or what this device's clock shows, for what must be decided though the server does not tell.
  [[nodiscard]] std::optional<Timestamp> guess(Time now) const;
  // Whether the server has told, or said that it does not.
  [[nodiscard]] bool is_settled() const { return origin_ || refused_; }
  // `epoch`: what this device's clock showed when ours was at zero.
  void set_device_epoch(std::optional<Timestamp> epoch) { device_epoch_ = epoch; }

  [[nodiscard]] std::span<const mux::Route> routes() const override { return {}; }
  mux::Handled handle(const mux::Stanza&, const xml::Element&, mux::Context&) override { return mux::Handled::No; }
  // ServerTime follows, where the server knows what time it is.
  void online(mux::Start start, mux::Context& context) override;
  void handle_reply(const mux::Reply& reply, mux::Context& context) override;

 private:
  Time asked_at_{};
  std::optional<Timestamp> origin_;  // what its clock showed when ours was at zero
  std::optional<Timestamp> device_epoch_;
  bool refused_ = false;
};

}  // namespace protocol::xep0202
