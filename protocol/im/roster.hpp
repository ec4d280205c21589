#pragma once

#include <cstdint>
#include <unordered_map>

#include "protocol/core/id.hpp"
#include "protocol/im/events.hpp"
#include "protocol/mux/module.hpp"

namespace protocol::im {

// The contact list and who may see whom (RFC 6121 §2, §3).
class Roster final : public mux::Module {
 public:
  // Whether `bare` has our permission to see our presence (subscription `from` or `both`).
  [[nodiscard]] bool sees_our_presence(const Jid& bare) const;

  mux::Outcome request(const AddContact& request, RequestId id, mux::Context& context);
  mux::Outcome request(const RemoveContact& request, RequestId id, mux::Context& context);
  static mux::Outcome request(const AnswerSubscription& request, mux::Context& context);

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_reply(const mux::Reply& reply, mux::Context& context) override;
  void online(mux::Start start, mux::Context& context) override;

 private:
  enum class Asked : std::uint8_t { Roster, Add, Remove };
  struct Change {
    Asked what = Asked::Roster;
    RequestId request{};
    Jid jid;
  };

  void ask(mux::IqType type, xml::Serialized payload, Change change, mux::Context& context);
  void receive_whole(const mux::Reply& reply, mux::Context& context);
  mux::Handled handle_push(const mux::Stanza& stanza, const xml::Element& query, mux::Context& context);

  std::unordered_map<Jid, Subscription> contacts_;
  std::unordered_map<std::uint32_t, Change> asked_;
  std::uint32_t last_token_ = 0;
};

}  // namespace protocol::im
