#include "protocol/xep/0313_mam/module.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/im/message_codec.hpp"
#include "protocol/mux/address.hpp"
#include "protocol/xep/0184_receipts/codec.hpp"
#include "protocol/xep/0313_mam/codec.hpp"

namespace protocol::xep0313 {
namespace {

constexpr std::array kRoutes{mux::Route{mux::StanzaKind::Message, "", kNamespace, "result"}};

}  // namespace

std::span<const mux::Route> Archive::routes() const { return kRoutes; }

void Archive::query(const im::QueryArchive& request, RequestId id, mux::Context& context) {
  const auto token = mux::ReplyToken{++last_token_};
  auto query_id = context.fresh_id();
  const auto with = request.with.bare();
  context.send_iq(mux::IqType::Set, Jid(), encode_query({with, request.before, request.limit}, query_id), token);
  im::ArchivePage page;
  page.request = id;
  page.with = with;
  open_.push_back({token, std::move(query_id), request.limit, std::move(page), {}});
}

mux::Handled Archive::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  const auto open = std::ranges::find(open_, query_id(payload), &Open::query_id);
  // §5.1.3: results that we did not ask for, or of somebody else's making, are forgeries.
  if (open == open_.end() || open->results_left == 0 || !mux::speaks_for_account(stanza, context.self())) {
    return mux::Handled::No;
  }
  --open->results_left;
  take(*open, payload, context);
  return mux::Handled::Yes;
}

void Archive::take(Open& open, const xml::Element& element, mux::Context& context) {
  auto result = parse_result(element);
  if (!result) return;
  const auto message = result->forwarded.message;
  auto from = Jid::parse(message.attribute("from").value_or(""));
  auto to = Jid::parse(message.attribute("to").value_or(context.self().str()));
  if (!from || !to) return;
  const bool outgoing = from->bare() == context.self().bare();
  const mux::Copy copy{.source = im::Source::Archive,
                       .direction = outgoing ? im::Direction::Outgoing : im::Direction::Incoming,
                       .archive_id = std::move(result->id),
                       .sent_at = result->forwarded.sent_at};
  const mux::Stanza stanza{.kind = mux::StanzaKind::Message,
                           .type = message.attribute("type").value_or(std::string_view{}),
                           .from = std::move(*from),
                           .to = std::move(*to),
                           .id = message.attribute("id").value_or(std::string_view{}),
                           .element = message};
  if (auto decoded = im::decode_copy(stanza, copy, context.self())) {
    if (decoded->peer() == open.page.with) open.page.messages.push_back(std::move(*decoded));
  }
  const auto received = message.child("received", xep0184::kNamespace).attribute("id");
  if (received && !outgoing && stanza.from.bare() == open.page.with) {
    open.receipts.push_back({.peer = open.page.with, .id = MessageId{std::string(*received)},
                             .delivery = im::Delivery::Received, .error = {}});
  }
  context.dispatch_copy(message, copy);
}

void Archive::handle_reply(const mux::Reply& reply, mux::Context& context) {
  const auto found = std::ranges::find(open_, reply.token, &Open::token);
  auto open = std::move(*found);
  open_.erase(found);
  if (reply.error) {
    context.emit(RequestFailed{open.page.request, *reply.error});
    return;
  }
  if (!reply.payload || !reply.payload->is("fin", kNamespace)) {
    context.emit(RequestFailed{open.page.request, {StanzaCondition::Malformed, {}}});
    return;
  }
  auto fin = parse_fin(*reply.payload);
  open.page.first = std::move(fin.first);
  open.page.complete = fin.complete;
  context.emit(std::move(open.page));
  for (auto& receipt : open.receipts) context.emit(std::move(receipt));
}

}  // namespace protocol::xep0313
