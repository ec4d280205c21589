#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/im/events.hpp"
#include "protocol/im/messages.hpp"
#include "protocol/mux/module.hpp"

namespace protocol::im {

// Fetches conversations page by page out of our own account's archive (XEP-0313).
//
// Archives count every stored stanza, receipts and call signals too, people count messages: it asks on until it has as many
// messages as were asked for.
class Archive final : public mux::Module {
 public:
  // Must outlive the module; reads what the archive gives as it reads all others.
  explicit Archive(Messages& messages) : messages_(messages) {}

  mux::Outcome request(const QueryArchive& request, RequestId id, mux::Context& context);

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_reply(const mux::Reply& reply, mux::Context& context) override;

 private:
  struct Open {
    mux::ReplyToken token{};
    std::string query_id;
    std::uint32_t limit = 0;         // messages wanted, and stanzas asked for at once
    std::uint32_t results_left = 0;  // more than were asked for are not taken
    std::uint32_t rounds_left = 0;
    bool forwards = false;
    ArchivePage page;
    std::vector<Message> found;             // by the query under way, to go before those of the page
    std::vector<DeliveryChanged> receipts;  // reported after the page, so that their messages are known
  };

  void ask(Open& open, std::string_view from, mux::Context& context);
  void take(Open& open, const xml::Element& element, mux::Context& context);
  static void report(Open open, mux::Context& context);

  Messages& messages_;
  std::vector<Open> open_;
  std::uint32_t last_token_ = 0;
};

}  // namespace protocol::im
