#pragma once

#include "protocol/im/roster.hpp"
#include "protocol/im/sent_log.hpp"
#include "protocol/mux/module.hpp"

namespace protocol::im {

// Answers requests for receipts and reports receipts (XEP-0184).
class Receipts final : public mux::Module {
 public:
  // Both must outlive the module.
  Receipts(const Roster& roster, const SentLog& sent) : roster_(roster), sent_(sent) {}

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  [[nodiscard]] std::span<const std::string_view> features() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_copy(const mux::Stanza& stanza, const xml::Element& payload, const mux::Copy& copy,
                   mux::Context& context) override;

 private:
  void answer(const mux::Stanza& stanza, mux::Context& context) const;
  void report(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) const;

  const Roster& roster_;
  const SentLog& sent_;
};

}  // namespace protocol::im
