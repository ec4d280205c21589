#include "shell/chat/timeline/entry.hpp"

#include <algorithm>
#include <cstddef>
#include <ranges>

#include "shell/chat/timeline/preview.hpp"

namespace shell::chat {
namespace {

using protocol::Direction;
using protocol::im::Message;
using ui::model::Content;
using ui::model::Delivery;
using ui::model::ItemKind;
using ui::model::Sender;
using ui::model::Spoiler;

// A subject and a hint are one line, of whatever length they come.
constexpr std::size_t kSubjectBytes = 600;

std::string subject_of(const Message& message) {
  return message.invitation ? message.invitation->room.str() : preview(message.subject, kSubjectBytes);
}

std::optional<std::string> hint_of(const Message& message) {
  return message.spoiler ? std::optional(preview(*message.spoiler, kSubjectBytes)) : std::nullopt;
}

Content content_of(const Message& message) {
  switch (message.content) {
    case protocol::im::Content::Words: return Content::Words;
    case protocol::im::Content::Encrypted: return Content::Encrypted;
    case protocol::im::Content::File: return Content::File;
    case protocol::im::Content::Invitation: return Content::Invitation;
    case protocol::im::Content::Unknown: return Content::Unknown;
    case protocol::im::Content::Retracted:
    case protocol::im::Content::Reference: return Content::Words;  // of which nothing is left, or nothing is shown
  }
  return Content::Unknown;
}

// As TimelineItem has it for each content.
const std::string& text_of(const Message& message) {
  if (message.invitation) return message.invitation->reason;
  return message.content == protocol::im::Content::Encrypted ? message.encryption : message.body;
}

ItemKind kind_of(const Message& message) {
  return message.direction == Direction::Incoming ? ItemKind::Incoming : ItemKind::Outgoing;
}

protocol::MessageId replaced_by(const Message& message) {
  const auto* correction = message.payloads.find<protocol::xep0308::Correction>();
  return correction != nullptr ? correction->of : protocol::MessageId{};
}

std::string_view text_to_show(const Entry& entry) {
  return entry.hint && !entry.revealed ? std::string_view() : entry.text;
}

bool is_call(const Entry& entry) { return entry.kind == ItemKind::MissedCall || entry.kind == ItemKind::EndedCall; }

// The lines without the signs that mark them as quoted.
std::string unquoted(std::string_view lines) {
  std::string text;
  for (const auto line : std::views::split(lines, '\n')) {
    std::string_view words(line);
    words.remove_prefix(std::min(words.size(), words.find_first_not_of("> ")));
    if (!words.empty()) text.append(text.empty() ? "" : " ").append(words);
  }
  return preview(text, kSubjectBytes);
}

std::unique_ptr<Extras> gone() {
  auto extras = std::make_unique<Extras>();
  extras->deleted = true;
  return extras;
}

const protocol::Jid& own_of(const Message& message) {
  return message.direction == Direction::Incoming ? message.to : message.from;
}

std::uint16_t can(const Entry& entry, Spoiler spoiler) {
  if (is_call(entry) || entry.kind == ItemKind::NotLoaded || is_deleted(entry)) return 0;
  std::uint16_t can = 0;
  if (!entry.text.empty() && entry.content == Content::Words && spoiler != Spoiler::Hidden) can |= ui::model::kCopy;
  if (entry.delivery == Delivery::Failed || entry.content == Content::Invitation) return can;
  if (!reference_id(entry).empty()) can |= ui::model::kReply | ui::model::kReact;
  if (entry.kind == ItemKind::Outgoing && !entry.id.empty()) can |= ui::model::kDelete;
  return can;
}

constexpr ui::model::MessageDetails kEdited{.edited = true};

}  // namespace

bool may_be_corrected(const Entry& entry) {
  return entry.kind == ItemKind::Outgoing && entry.content == Content::Words && !entry.hint && entry.subject.empty() &&
         !entry.id.empty() && entry.delivery != Delivery::Failed && !is_deleted(entry);
}

const protocol::MessageId& reference_id(const Entry& entry) {
  return entry.origin_id.empty() ? entry.id : entry.origin_id;
}

bool is_deleted(const Entry& entry) { return entry.extras != nullptr && entry.extras->deleted; }

Extras& extras_of(Entry& entry) {
  if (entry.extras == nullptr) entry.extras = std::make_unique<Extras>();
  return *entry.extras;
}

Delivery delivery_of(const Message& message) {
  return message.direction == Direction::Incoming ? Delivery::None : Delivery::Stored;
}

int rank(Delivery delivery) {
  switch (delivery) {
    case Delivery::None: return 0;
    case Delivery::Waiting: return 1;
    case Delivery::Stored: return 2;
    case Delivery::Failed: return 3;
    case Delivery::Received: return 4;
  }
  return 0;
}

std::unique_ptr<Extras> extras_for(const protocol::im::Payloads& payloads, const protocol::Jid& own) {
  const auto* reply = payloads.find<protocol::xep0461::Reply>();
  if (reply == nullptr) return nullptr;
  auto extras = std::make_unique<Extras>();
  extras->reply = *reply;
  extras->answered = reply->to.bare() == own ? Side::Own : Side::Theirs;
  extras->quoted = unquoted(reply->quoted);
  return extras;
}

Entry entry_for(const Message& message, protocol::Timestamp time) {
  return {.kind = kind_of(message),
          .id = message.id,
          .archive_id = message.archive_id,
          .text = text_of(message),
          .content = content_of(message),
          .subject = subject_of(message),
          .hint = hint_of(message),
          .styled = message.styled,
          .time = time,
          .delivery = delivery_of(message),
          .origin_id = message.origin_id,
          .extras = message.content == protocol::im::Content::Retracted
                        ? gone()
                        : extras_for(message.payloads, own_of(message).bare()),
          .replaces = replaced_by(message)};
}

const protocol::MessageId& current_id(const Entry& entry) {
  return entry.corrections.empty() ? entry.id : entry.corrections.back();
}

bool may_be(const Entry& entry, const Message& message) {
  const bool same_origin = !message.origin_id.empty() && entry.origin_id == message.origin_id;
  const bool same_text = entry.content == content_of(message) && entry.text == text_of(message);
  return entry.kind == kind_of(message) && (same_text || !entry.corrections.empty() || is_deleted(entry)) &&
         (entry.archive_id.empty() || message.archive_id.empty() || same_origin);
}

ui::model::TimelineItem item_of(const Entry& entry, std::string_view own_name, std::string_view peer_name) {
  const bool incoming = entry.kind == ItemKind::Incoming || entry.kind == ItemKind::MissedCall;
  const Spoiler spoiler = !entry.hint ? Spoiler::None : entry.revealed ? Spoiler::Shown : Spoiler::Hidden;
  return {.key = entry.key,
          .kind = entry.kind,
          .sender = {.kind = incoming ? Sender::Kind::Person : Sender::Kind::Oneself},
          .author = incoming ? peer_name : own_name,
          .text = text_to_show(entry),
          .content = entry.content,
          .subject = entry.subject,
          .spoiler = spoiler,
          .hint = entry.hint ? std::string_view(*entry.hint) : std::string_view(),
          .time = entry.time,
          .delivery = entry.delivery,
          .revision = entry.revision,
          .styled = entry.styled,
          .details = entry.corrections.empty() && entry.replaces.empty() ? nullptr : &kEdited,
          .can = can(entry, spoiler),
          .call = entry.call,
          .history = entry.history};
}

}  // namespace shell::chat
