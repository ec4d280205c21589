#include "ui/text/words/phrases.hpp"

namespace ui::text::phrases {
namespace {

std::string two_digits(std::int64_t number) {
  return number < 10 ? internal::number(0) + internal::number(number) : internal::number(number);
}

}  // namespace

std::string_view presence(model::Presence presence) {
  switch (presence) {
    case model::Presence::Online: return online();
    case model::Presence::Away: return away();
    case model::Presence::DoNotDisturb: return do_not_disturb();
    case model::Presence::Offline: return offline();
  }
  return "";
}

std::string state_of(const model::Conversation& conversation) {
  switch (conversation.key.kind()) {
    case model::ConversationKind::Direct: break;
    case model::ConversationKind::Room:
      return conversation.people > 0 ? people(conversation.people) : std::string(room());
    case model::ConversationKind::Whisper: return std::string(private_in_room());
  }
  return std::string(presence(conversation.presence));
}

std::string_view delivery(model::Delivery delivery) {
  switch (delivery) {
    case model::Delivery::None: return "";
    case model::Delivery::Waiting: return delivery_waiting();
    case model::Delivery::Stored: return delivery_stored();
    case model::Delivery::Received: return delivery_received();
    case model::Delivery::Failed: return delivery_failed();
  }
  return "";
}

std::string ended_call(std::string_view duration) {
  return duration.empty() ? std::string(ended_call_unknown()) : ended_call_lasting(duration);
}

std::string call_entry(model::ItemKind kind, const model::CallNote& call, std::string_view text) {
  if (kind == model::ItemKind::MissedCall)
    return call.times == 1 ? std::string(missed_call()) : missed_calls(call.times);
  switch (call.end) {
    case model::CallEnd::Talked: return ended_call(text);
    case model::CallEnd::NoAnswer: return std::string(unanswered_call());
    case model::CallEnd::Declined: return std::string(declined_call());
    case model::CallEnd::Busy: return std::string(busy_call());
    case model::CallEnd::Failed: return std::string(failed_call());
  }
  return "";
}

std::string action(std::string_view name, std::string_view text) { return me_action(name, text); }

std::string unshown(const model::TimelineItem& item) {
  switch (item.content) {
    case model::Content::Words: return "";
    case model::Content::Encrypted:
      return item.text.empty() ? unshown_encrypted(item.author) : unshown_encrypted_with(item.author, item.text);
    case model::Content::File: return unshown_file(item.author);
    case model::Content::Invitation: return invites_to(item.author, item.subject);
    case model::Content::Unknown: return unshown_other(item.author);
  }
  return "";
}

std::string gist(const model::Gist& gist, std::string_view text) {
  if (gist.kind != model::ItemKind::Incoming && gist.kind != model::ItemKind::Outgoing)
    return call_entry(gist.kind, gist.call, text);
  if (gist.deleted) return std::string(message_deleted());
  if (gist.hidden) return text.empty() ? std::string(spoiler()) : spoiler_about(text);
  switch (gist.content) {
    case model::Content::Words: return std::string(text);
    case model::Content::Encrypted: return std::string(gist_encrypted());
    case model::Content::File: return std::string(gist_file());
    case model::Content::Invitation: return gist_invitation(text);
    case model::Content::Unknown: return std::string(gist_other());
  }
  return "";
}

std::string count_up_to(std::int64_t count, std::int64_t limit) {
  return count > limit ? more_than(internal::number(limit)) : internal::number(count);
}

std::string incoming_call(bool video, std::string_view name) {
  return video ? incoming_video_call_from(name) : incoming_voice_call_from(name);
}

std::string_view incoming_call_kind(bool video) { return video ? incoming_video_call() : incoming_voice_call(); }

std::string_view call_phase(model::CallPhase phase) {
  switch (phase) {
    case model::CallPhase::Calling: return call_calling();
    case model::CallPhase::RingingThere: return call_ringing();
    case model::CallPhase::RingingHere: return call_is_calling_you();
    case model::CallPhase::Connecting: return call_connecting();
    case model::CallPhase::Connected: return call_connected();
    case model::CallPhase::Reconnecting: return call_reconnecting();
    case model::CallPhase::Ended: return call_over();
  }
  return "";
}

std::string call_obstacle(const model::Conversation& other, model::CallMedia media) {
  if (can_take(other.calls, media)) return {};
  return other.calls == model::CallSupport::None ? cannot_be_called(other.name)
                                                 : cannot_be_called_with_video(other.name);
}

std::string call_ended(model::CallOutcome outcome, std::string_view name) {
  using enum model::CallOutcome;
  switch (outcome) {
    case HungUp: return std::string(call_over());
    case Cancelled: return std::string(call_cancelled());
    case Declined: return call_declined(name);
    case Busy: return call_busy(name);
    case NoAnswer: return call_no_answer(name);
    case AnsweredElsewhere: return std::string(call_answered_elsewhere());
    case DeclinedElsewhere: return std::string(call_declined_elsewhere());
    case PeerVanished: return call_peer_vanished(name);
    case MediaFailed: return std::string(call_media_failed());
    case Unsupported: return call_unsupported(name);
    case Security: return std::string(call_insecure());
    case ServerRefused: return std::string(call_server_refused());
  }
  return "";
}

std::string duration(std::chrono::seconds time) {
  const std::int64_t total = time.count() < 0 ? 0 : time.count();
  const std::int64_t hours = total / 3600;
  const std::int64_t minutes = total / 60 % 60;
  const std::string tail = ":" + two_digits(total % 60);
  if (hours == 0) return internal::number(minutes) + tail;
  return internal::number(hours) + ":" + two_digits(minutes) + tail;
}

}  // namespace ui::text::phrases
