#include "shell/chat/outbox.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "shell/store/record.hpp"

namespace shell::chat {
namespace {

using protocol::Jid;
using protocol::im::Delivery;

constexpr protocol::Duration kWriteDelay = std::chrono::milliseconds(300);

constexpr std::string_view kStillWaiting = "w";
constexpr std::string_view kFailed = "f";

std::optional<Outbox::Unsent> take_unsent(std::string_view& record) {
  const auto stage = store::take_field(record);
  const auto to = store::take_field(record);
  const auto id = store::take_field(record);
  const auto typed_at = store::take_number(record);
  const auto body = store::take_field(record);
  if (!stage || !to || !id || !typed_at || !body) {
    return std::nullopt;
  }
  auto jid = Jid::parse(*to);
  if (!jid) {
    return std::nullopt;
  }
  return Outbox::Unsent{.to = std::move(*jid),
                        .id = {std::string(*id)},
                        .body = std::string(*body),
                        .typed_at = protocol::Timestamp(std::chrono::milliseconds(*typed_at)),
                        .stage = *stage == kFailed ? Outbox::Stage::Failed : Outbox::Stage::Restored};
}

}  // namespace

void Outbox::restore() {
  const auto stored = store_.read(store::kOutbox);
  std::string_view record = stored ? std::string_view(*stored) : std::string_view();
  while (auto message = take_unsent(record)) {
    unsent_.push_back(std::move(*message));
  }
}

std::expected<void, protocol::SendError> Outbox::add(const Jid& to, protocol::MessageId id, std::string body, Now now) {
  unsent_.push_back(
      {.to = to, .id = std::move(id), .body = std::move(body), .typed_at = now.wall, .stage = Stage::Ready});
  write(now);  // before it goes out: what the wire has, the store has
  return give(unsent_.back(), now);
}

void Outbox::delivery(const protocol::im::DeliveryChanged& change, Now now) {
  const auto message = std::ranges::find(unsent_, change.id, &Unsent::id);
  if (message == unsent_.end()) {
    return;
  }
  if (change.delivery == Delivery::Failed) {
    message->stage = Stage::Failed;
  } else {
    unsent_.erase(message);
  }
  put_off_write(now);
}

void Outbox::forget(const protocol::MessageId& id, Now now) {
  std::erase_if(unsent_, [&id](const Unsent& message) { return message.id == id; });
  put_off_write(now);
}

std::vector<Outbox::Unsent> Outbox::online(Now now) {
  std::vector<Unsent> refused;
  for (Unsent& message : unsent_) {
    const bool waits = message.stage == Stage::Restored || message.stage == Stage::Ready;
    if (waits && !give(message, now)) {
      refused.push_back(message);
    }
  }
  return refused;
}

void Outbox::flush(Now now) {
  if (write_at_) {
    write(now);
  }
}

void Outbox::handle_timeout(Now now) {
  if (write_at_ && *write_at_ <= now.at) {
    write(now);
  }
}

void Outbox::clear() {
  unsent_.clear();
  write_at_.reset();
}

std::expected<void, protocol::SendError> Outbox::give(Unsent& message, Now now) {
  using protocol::im::Attempt;
  const Attempt attempt = message.stage == Stage::Restored ? Attempt::Again : Attempt::First;
  const auto sent = requests_.send(
      protocol::im::SendMessage{.to = message.to, .id = message.id, .body = message.body, .attempt = attempt}, now.at);
  if (sent) {
    message.stage = Stage::Given;
  } else if (sent.error() != protocol::SendError::NotOnline) {
    message.stage = Stage::Failed;
    put_off_write(now);
    return std::unexpected(sent.error());
  }  // otherwise it is given when online() comes
  return {};
}

void Outbox::put_off_write(Now now) {
  if (!write_at_) {
    write_at_ = now.at + kWriteDelay;
  }
}

void Outbox::write(Now now) {
  write_at_.reset();
  std::string record;
  for (const Unsent& message : unsent_) {
    store::append_field(record, message.stage == Stage::Failed ? kFailed : kStillWaiting);
    store::append_field(record, message.to.str());
    store::append_field(record, message.id.value);
    store::append_number(record, message.typed_at.time_since_epoch().count());
    store::append_field(record, message.body);
  }
  store_.write(store::kOutbox, record, now.at);
}

}  // namespace shell::chat
