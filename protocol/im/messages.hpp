#pragma once

#include "protocol/im/outbox.hpp"
#include "protocol/im/sent_log.hpp"
#include "protocol/mux/module.hpp"

namespace protocol::im {

// Reports messages that come (RFC 6121 §5) and errors about those that went (RFC 6120 §8.3).
class Messages final : public mux::Module {
 public:
  // Both must outlive the module.
  Messages(const SentLog& sent, Outbox& outbox) : sent_(sent), outbox_(outbox) {}

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  [[nodiscard]] std::span<const std::string_view> features() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_copy(const mux::Stanza& stanza, const xml::Element& payload, const mux::Copy& copy,
                   mux::Context& context) override;

 private:
  void handle_error(const mux::Stanza& stanza, mux::Context& context);

  const SentLog& sent_;
  Outbox& outbox_;
};

}  // namespace protocol::im
