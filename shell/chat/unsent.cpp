#include "shell/chat/unsent.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "protocol/core/sort.hpp"
#include "protocol/im/message_codec.hpp"
#include "protocol/xml/characters.hpp"
#include "shell/store/record.hpp"

namespace shell::chat {
namespace {

using protocol::Jid;
using protocol::im::Delivery;

constexpr std::string_view kStillWaiting = "w";
constexpr std::string_view kFailed = "f";
constexpr std::int64_t kMostPlaces = std::int64_t{1}
                                     << 53U;  // so that counting on from a damaged value never overflows

std::optional<Unsent::Message> take_unsent(std::string_view& record) {
  const auto stage = store::take_field(record);
  const auto to = store::take_field(record);
  const auto id = store::take_field(record);
  const auto typed_at = store::take_number(record);
  const auto body = store::take_field(record);
  if (!stage || !to || !id || !typed_at || !body) return std::nullopt;
  auto jid = Jid::parse(*to);
  if (!jid) return std::nullopt;
  return Unsent::Message{.to = std::move(*jid),
                         .id = {std::string(*id)},
                         .body = std::string(*body),
                         .typed_at = protocol::Timestamp(std::chrono::milliseconds(*typed_at)),
                         .stage = *stage == kFailed ? Unsent::Stage::Failed : Unsent::Stage::Restored};
}

// The key has the id too: a value that stands under another one is not what was written.
std::optional<Unsent::Message> read_unsent(const store::AccountStore::Item& item) {
  std::string_view record = item.value;
  const auto place = store::take_number(record);
  const bool in_range = place && *place > 0 && *place < kMostPlaces;
  auto message = in_range ? take_unsent(record) : std::nullopt;
  if (!message || message->id.value != item.id) return std::nullopt;
  message->place = *place;
  const auto payloads = record.empty() ? std::optional(std::string_view{}) : store::take_field(record);
  if (!payloads) return std::nullopt;
  message->payloads = protocol::im::payloads_from_text(*payloads);
  return message;
}

// An earlier version stored what was typed. Returns false if nothing is left of it that can be sent.
bool clean(std::string& body) {
  const bool had_text = !body.empty();
  body = protocol::xml::carriable(std::move(body));
  return !had_text || !body.empty();
}

// What only refers to another message is undone when it fails.
bool can_be_sent_again(const Unsent::Message& message) { return !message.body.empty(); }

// For online() to give it to the session.
bool waits(Unsent::Stage stage) { return stage == Unsent::Stage::Restored || stage == Unsent::Stage::Ready; }

}  // namespace

void Unsent::restore(Now now) {
  for (const store::AccountStore::Item& item : store_.read_items(store::kOutbox))
    if (auto message = read_unsent(item); message && clean(message->body))
      messages_.push_back(std::move(*message));
    else
      store_.remove_item(store::kOutbox, item.id);
  protocol::sort(messages_, [](const Message& message) { return std::tie(message.place, message.typed_at); });
  restore_from_one_value(now);
}

// Earlier versions kept all of them as one value.
void Unsent::restore_from_one_value(Now now) {
  const auto stored = store_.read(store::kOutbox);
  if (!stored) return;
  std::string_view record = *stored;
  bool all_moved = true;
  while (auto message = take_unsent(record)) {
    if (clean(message->body) && !std::ranges::contains(messages_, message->id, &Message::id)) {
      message->place = next_place();
      all_moved = write(*message, now) && all_moved;
      messages_.push_back(std::move(*message));
    }
  }
  if (all_moved) store_.write(store::kOutbox, {}, now.at);
}

std::expected<void, protocol::SendError> Unsent::add(const Jid& to, protocol::MessageId id, std::string body,
                                                     protocol::im::Payloads payloads, Now now) {
  // What was typed before goes first: a session that is not online yet would take this one at once.
  const bool others_wait = std::ranges::any_of(messages_, waits, &Message::stage);
  messages_.push_back({.place = next_place(),
                       .to = to,
                       .id = std::move(id),
                       .body = std::move(body),
                       .payloads = std::move(payloads),
                       .typed_at = now.wall,
                       .stage = Stage::Ready});
  write(messages_.back(), now);  // before it goes out: what the wire has, the store has
  if (others_wait) return {};
  auto given = give(messages_.back(), now);
  if (!given && !can_be_sent_again(messages_.back())) forget(protocol::MessageId(messages_.back().id));
  return given;
}

void Unsent::delivery(const protocol::im::DeliveryChanged& change, Now now) {
  const auto message = std::ranges::find(messages_, change.id, &Message::id);
  if (message == messages_.end()) return;
  if (change.delivery == Delivery::Failed && can_be_sent_again(*message)) {
    message->stage = Stage::Failed;
    write(*message, now);
  } else {
    store_.remove_item(store::kOutbox, message->id.value);
    messages_.erase(message);
  }
}

void Unsent::forget(const protocol::MessageId& id) {
  if (std::erase_if(messages_, [&id](const Message& message) { return message.id == id; }) > 0)
    store_.remove_item(store::kOutbox, id.value);
}

std::vector<Unsent::Message> Unsent::online(Now now) {
  std::vector<Message> refused;
  for (Message& message : messages_)
    if (waits(message.stage) && !give(message, now)) refused.push_back(message);
  for (const Message& message : refused)
    if (!can_be_sent_again(message)) forget(message.id);
  return refused;
}

void Unsent::erase() {
  for (const Message& message : messages_) store_.remove_item(store::kOutbox, message.id.value);
  messages_.clear();
}

void Unsent::clear() { messages_.clear(); }

std::int64_t Unsent::next_place() const { return messages_.empty() ? 1 : messages_.back().place + 1; }

std::expected<void, protocol::SendError> Unsent::give(Message& message, Now now) {
  using protocol::im::Attempt;
  const Attempt attempt = message.stage == Stage::Restored ? Attempt::Again : Attempt::First;
  const auto sent = requests_.send(
      protocol::im::SendMessage{
          .to = message.to, .id = message.id, .body = message.body, .attempt = attempt, .payloads = message.payloads},
      now.at);
  if (sent) {
    message.stage = Stage::Given;
  } else if (sent.error() != protocol::SendError::NotOnline) {
    message.stage = Stage::Failed;
    write(message, now);
    return std::unexpected(sent.error());
  }  // otherwise it is given when online() comes
  return {};
}

bool Unsent::write(const Message& message, Now now) {
  std::string record;
  store::append_number(record, message.place);
  store::append_field(record, message.stage == Stage::Failed ? kFailed : kStillWaiting);
  store::append_field(record, message.to.str());
  store::append_field(record, message.id.value);
  store::append_number(record, message.typed_at.time_since_epoch().count());
  store::append_field(record, message.body);
  if (const std::string payloads = protocol::im::payloads_as_text(message.payloads); !payloads.empty())
    store::append_field(record, payloads);
  return store_.write_item(store::kOutbox, message.id.value, record, now.at);
}

}  // namespace shell::chat
