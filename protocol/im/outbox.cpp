#include "protocol/im/outbox.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/im/message_codec.hpp"
#include "protocol/mux/address.hpp"
#include "protocol/xep/0313_mam/codec.hpp"
#include "protocol/xep/0359_stanza_ids/stanza_ids.hpp"

namespace protocol::im {
namespace {

constexpr std::array kRoutes{mux::Route{mux::StanzaKind::Message, "", xep0313::kNamespace, "result"}};

constexpr std::uint32_t kPageSize = 100;
constexpr std::uint32_t kMaxPages = 10;
// How far a session that ended makes a message suspect, from where on it goes out alone, and where it is given up.
constexpr std::uint8_t kLost = 1;
constexpr std::uint8_t kRefused = 4;
constexpr std::uint8_t kAlone = 3;
constexpr std::uint8_t kGivenUp = 16;

// What a message is beside its body: addresses, ids and the elements that go with it.
constexpr std::size_t kEnvelope = 1024;
// The body's bytes once they are escaped, at worst.
std::size_t escaped_size(std::string_view body) {
  std::size_t size = body.size();
  for (const char c : body) size += c == '&' || c == '<' || c == '>' || c == '\r' ? 5 : 0;
  return size;
}

}  // namespace

std::span<const mux::Route> Outbox::routes() const { return kRoutes; }

mux::Outcome Outbox::request(SendMessage message, mux::Context& context) {
  if (message.to.empty()) return std::unexpected(SendError::BadAddress);
  if (escaped_size(body_of(message)) + kEnvelope > context.max_bytes()) return std::unexpected(SendError::TooLong);
  if (std::ranges::contains(entries_, message.id, [](const Entry& entry) { return entry.message.id; })) return {};
  sent_.record(message.id, message.to);
  const auto delivery = message.attempt == Attempt::Again ? Delivery::Doubtful : Delivery::Queued;
  entries_.push_back({.message = std::move(message), .delivery = delivery});
  if (!online_ || !query_id_.empty()) return {};
  if (delivery == Delivery::Doubtful) {
    pages_left_ = kMaxPages;
    search({}, context);
  } else {
    flush(context);
  }
  return {};
}

void Outbox::drop(const MessageId& id) {
  std::erase_if(entries_, [&](const Entry& entry) { return entry.message.id == id; });
}

void Outbox::move(Entry& entry, Delivery to) {
  assert(may_become(entry.delivery, to));
  entry.delivery = to;
}

bool Outbox::has_doubtful() const { return std::ranges::contains(entries_, Delivery::Doubtful, &Entry::delivery); }

void Outbox::online(mux::Start, mux::Context& context) {
  online_ = true;
  if (!query_id_.empty()) return;
  if (has_doubtful()) {
    pages_left_ = kMaxPages;
    search({}, context);
  } else {
    flush(context);
  }
}

void Outbox::offline(mux::Ending ending, mux::Context& context) {
  online_ = false;
  query_id_.clear();
  one_by_one_ = false;
  std::vector<MessageId> hopeless;
  for (auto& entry : entries_) {
    if (entry.delivery != Delivery::Transmitted) continue;
    move(entry, Delivery::Doubtful);
    entry.suspicion += ending == mux::Ending::Refused ? kRefused : kLost;
    if (entry.suspicion >= kGivenUp) hopeless.push_back(entry.message.id);
  }
  for (const auto& id : hopeless) leave(id, Delivery::Failed, {StanzaCondition::PolicyViolation, {}}, context);
}

void Outbox::go_on(mux::Context& context) {
  if (online_ && query_id_.empty()) flush(context);
}

void Outbox::flush(mux::Context& context) {
  std::vector<Jid> held_back;
  std::vector<std::pair<MessageId, StanzaError>> impossible;
  bool on_the_way = false;
  one_by_one_ = false;
  for (auto& entry : entries_) {
    const bool alone = entry.suspicion >= kAlone;
    on_the_way = on_the_way || entry.delivery == Delivery::Transmitted;
    one_by_one_ = alone && on_the_way;
    if (one_by_one_) break;
    if (entry.delivery != Delivery::Queued || std::ranges::contains(held_back, entry.message.to)) continue;
    auto prepared = prepare(entry, context);
    if (!prepared) {
      impossible.emplace_back(entry.message.id, std::move(prepared.error()));
    } else if (*prepared) {
      move(entry, Delivery::Transmitted);
      entry.token = ++last_token_;
      context.transmit(encode_message(entry.message), mux::AckToken{entry.token});
      on_the_way = true;
      one_by_one_ = alone;
      if (one_by_one_) break;
    } else {
      held_back.push_back(entry.message.to);
    }
  }
  for (auto& [id, error] : impossible) leave(id, Delivery::Failed, std::move(error), context);
}

std::expected<bool, StanzaError> Outbox::prepare(Entry& entry, mux::Context& context) {
  for (; entry.stages < stages_.size(); ++entry.stages) {
    auto progress = stages_[entry.stages]->work(entry.message, context);
    if (!progress) return std::unexpected(std::move(progress.error()));
    if (*progress == Stage::Progress::Working) return false;
  }
  return true;
}

void Outbox::handle_acked(mux::AckToken token, mux::Context& context) {
  const auto found = std::ranges::find_if(entries_, [token](const Entry& entry) {
    return entry.delivery == Delivery::Transmitted && entry.token == std::to_underlying(token);
  });
  if (found != entries_.end()) {  // otherwise it was refused by an error meanwhile
    last_stored_ = found->message.id;
    leave(last_stored_, Delivery::Stored, {}, context);
  }
  if (one_by_one_) go_on(context);
}

void Outbox::leave(const MessageId& id, Delivery to, StanzaError error, mux::Context& context) {
  const auto found = std::ranges::find(entries_, id, [](const Entry& e) { return e.message.id; });
  assert(!is_pending(to) && may_become(found->delivery, to));
  DeliveryChanged change{.peer = found->message.to, .id = id, .delivery = to, .error = std::move(error)};
  entries_.erase(found);
  context.emit(std::move(change));
}

void Outbox::search(std::string_view before, mux::Context& context) {
  --pages_left_;
  reached_known_ = false;
  query_id_ = context.fresh_id();
  context.send_iq(mux::IqType::Set, Jid(), xep0313::encode_query({Jid(), before, kPageSize}, query_id_),
                  mux::ReplyToken{});
}

mux::Handled Outbox::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  if (query_id_.empty() || xep0313::query_id(payload) != query_id_) return mux::Handled::No;
  if (!mux::speaks_for_account(stanza, context.self())) return mux::Handled::No;
  const auto result = xep0313::parse_result(payload);
  if (!result) return mux::Handled::Yes;
  const auto message = result->forwarded.message;
  const auto from = Jid::parse(message.attribute("from").value_or(""));
  if (!from || from->bare() != context.self().bare()) return mux::Handled::Yes;  // somebody else's, whatever its id
  const auto id = xep0359::parse_origin_id(message);
  if (id == last_stored_) reached_known_ = true;
  const auto found = std::ranges::find_if(
      entries_, [&](const Entry& entry) { return entry.delivery == Delivery::Doubtful && entry.message.id == id; });
  if (found != entries_.end()) leave(id, Delivery::Stored, {}, context);
  return mux::Handled::Yes;
}

void Outbox::handle_reply(const mux::Reply& reply, mux::Context& context) {
  if (!online_) return;
  if (reply.error || !reply.payload || !has_doubtful()) {
    search_ended(context);
    return;
  }
  auto fin = xep0313::parse_fin(*reply.payload);
  if (fin.complete || reached_known_ || pages_left_ == 0 || fin.first.empty())
    search_ended(context);
  else
    search(fin.first, context);
}

// What was not found is not there.
void Outbox::search_ended(mux::Context& context) {
  query_id_.clear();
  for (auto& entry : entries_)
    if (entry.delivery == Delivery::Doubtful) move(entry, Delivery::Queued);
  flush(context);
}

}  // namespace protocol::im
