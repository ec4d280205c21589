#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/im/events.hpp"
#include "protocol/mux/module.hpp"

namespace protocol::xep0313 {

// Fetches conversations page by page out of our own account's archive (XEP-0313).
class Archive final : public mux::Module {
 public:
  // ArchivePage or RequestFailed follows.
  void query(const im::QueryArchive& request, RequestId id, mux::Context& context);

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_reply(const mux::Reply& reply, mux::Context& context) override;

 private:
  struct Open {
    mux::ReplyToken token;
    std::string query_id;
    std::size_t results_left;  // more than were asked for are not taken
    im::ArchivePage page;
    std::vector<im::DeliveryChanged> receipts;  // reported after the page, so that their messages are known
  };

  void take(Open& open, const xml::Element& result, mux::Context& context);

  std::vector<Open> open_;
  std::uint32_t last_token_ = 0;
};

}  // namespace protocol::xep0313
