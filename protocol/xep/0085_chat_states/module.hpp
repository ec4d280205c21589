#pragma once

#include "protocol/mux/module.hpp"
#include "protocol/xep/0085_chat_states/events.hpp"

namespace protocol::xep0085 {

// Reports and sends what people do while they do not send (XEP-0085).
class ChatStates final : public mux::Module {
 public:
  static mux::Outcome request(const SendChatState& request, mux::Context& context);

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  [[nodiscard]] std::span<const std::string_view> features() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_copy(const mux::Stanza& stanza, const xml::Element& payload, const mux::Copy& copy,
                   mux::Context& context) override;
};

}  // namespace protocol::xep0085
