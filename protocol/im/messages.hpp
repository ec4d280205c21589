#pragma once

#include <optional>
#include <utility>

#include "protocol/im/outbox.hpp"
#include "protocol/im/sent_log.hpp"
#include "protocol/mux/module.hpp"

namespace protocol::im {

// The one place through which every message comes in (RFC 6121 §5): live, as a carbon copy, out of the archive. Reports them,
// and errors about those that went (RFC 6120 §8.3).
class Messages final : public mux::Module {
 public:
  // Both must outlive the module.
  Messages(const SentLog& sent, Outbox& outbox) : sent_(sent), outbox_(outbox) {}

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  [[nodiscard]] std::span<const std::string_view> features() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_copy(const mux::Stanza& stanza, const xml::Element& payload, const mux::Copy& copy,
                   mux::Context& context) override;

  // What the copy out of the archive that was dispatched last has for people, once; such are reported as a page.
  [[nodiscard]] std::optional<Message> take_archived() { return std::exchange(archived_, std::nullopt); }

 private:
  void handle_error(const mux::Stanza& stanza, mux::Context& context);

  const SentLog& sent_;
  Outbox& outbox_;
  std::optional<Message> archived_;
};

}  // namespace protocol::im
