#include "protocol/im/archive.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/mux/address.hpp"
#include "protocol/xep/0184_receipts/codec.hpp"
#include "protocol/xep/0313_mam/codec.hpp"

namespace protocol::im {
namespace {

constexpr std::array kRoutes{mux::Route{mux::StanzaKind::Message, "", xep0313::kNamespace, "result"}};

constexpr std::uint32_t kMaxRounds = 10;

// The page is put together of several of the archive's own, in one direction.
void reached(ArchivePage& page, xep0313::Fin fin, const Jid& by, bool forwards) {
  page.complete = fin.complete || fin.first.empty();
  if (!fin.first.empty() && (!forwards || page.first.empty())) page.first = {by, std::move(fin.first)};
  if (!fin.last.empty() && (forwards || page.last.empty())) page.last = {by, std::move(fin.last)};
}

// People do not count what is done to messages.
std::size_t count_of(std::span<const Message> messages) {
  return static_cast<std::size_t>(
      std::ranges::count_if(messages, [](const Message& message) { return message.content != Content::Reference; }));
}

bool concerns(const ArchivePage& page, const Jid& peer) { return page.with.empty() || page.with == peer; }

}  // namespace

std::span<const mux::Route> Archive::routes() const { return kRoutes; }

mux::Outcome Archive::request(const QueryArchive& request, RequestId id, mux::Context& context) {
  if (context.link() == mux::Link::Offline) return std::unexpected(SendError::NotOnline);
  Open open;
  open.limit = request.limit;
  open.rounds_left = kMaxRounds;
  open.page.request = id;
  open.page.with = request.with;
  open.forwards = !request.after.empty();
  ask(open, open.forwards ? request.after.id : request.before.id, context);
  open_.push_back(std::move(open));
  return {};
}

// `from`: an archive id.
void Archive::ask(Open& open, std::string_view from, mux::Context& context) {
  open.token = mux::ReplyToken{++last_token_};
  open.query_id = context.fresh_id();
  open.results_left = open.limit;
  --open.rounds_left;
  xep0313::Query query{.with = open.page.with, .before = from, .limit = open.limit};
  if (open.forwards) query.after = from;
  context.send_iq(mux::IqType::Set, Jid(), xep0313::encode_query(query, open.query_id), open.token);
}

mux::Handled Archive::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  const auto open = std::ranges::find(open_, xep0313::query_id(payload), &Open::query_id);
  // §5.1.3: results that we did not ask for, or of somebody else's making, are forgeries.
  if (open == open_.end() || open->results_left == 0 || !mux::speaks_for_account(stanza, context.self()))
    return mux::Handled::No;
  --open->results_left;
  take(*open, payload, context);
  return mux::Handled::Yes;
}

void Archive::take(Open& open, const xml::Element& element, mux::Context& context) {
  auto result = xep0313::parse_result(element);
  if (!result) return;
  const auto message = result->forwarded.message;
  const auto from = Jid::parse(message.attribute("from").value_or(""));
  if (!from) return;
  const bool outgoing = from->bare() == context.self().bare();
  const mux::Copy copy{.arrival = Arrival::Archive,
                       .direction = outgoing ? Direction::Outgoing : Direction::Incoming,
                       .archive_id = {context.self().bare(), std::move(result->id)},
                       .sent_at = result->forwarded.sent_at};
  context.dispatch_copy(message, copy);
  if (auto read = messages_.take_archived(); read && concerns(open.page, read->peer()))
    open.found.push_back(std::move(*read));
  const auto received = message.child("received", xep0184::kNamespace).attribute("id");
  if (received && !outgoing && concerns(open.page, from->bare())) {
    open.receipts.push_back(
        {.peer = from->bare(), .id = MessageId{std::string(*received)}, .delivery = Delivery::Received, .error = {}});
  }
}

void Archive::handle_reply(const mux::Reply& reply, mux::Context& context) {
  const auto found = std::ranges::find(open_, reply.token, &Open::token);
  auto open = std::move(*found);
  open_.erase(found);
  context.end_copies();
  if (reply.error) {
    context.emit(RequestFailed{open.page.request, *reply.error});
    return;
  }
  if (!reply.payload || !reply.payload->is("fin", xep0313::kNamespace)) {
    context.emit(RequestFailed{open.page.request, {StanzaCondition::Malformed, {}}});
    return;
  }
  auto& messages = open.page.messages;
  messages.insert(open.forwards ? messages.end() : messages.begin(), std::move_iterator(open.found.begin()),
                  std::move_iterator(open.found.end()));
  open.found.clear();
  reached(open.page, xep0313::parse_fin(*reply.payload), context.self().bare(), open.forwards);
  if (!open.page.complete && count_of(messages) < open.limit && open.rounds_left > 0) {
    const std::string from = open.forwards ? open.page.last.id : open.page.first.id;
    ask(open, from, context);
    open_.push_back(std::move(open));
  } else {
    report(std::move(open), context);
  }
}

void Archive::report(Open open, mux::Context& context) {
  context.emit(std::move(open.page));
  for (auto& receipt : open.receipts) context.emit(std::move(receipt));
}

}  // namespace protocol::im
