#include "shell/chat/history.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace shell::chat {
namespace {

using protocol::ArchiveId;
using protocol::im::ArchivePage;
using protocol::im::Message;

constexpr std::uint16_t kConversationPage = 50;
constexpr std::uint16_t kAccountPage = 100;
// Further back a conversation is loaded when it is seen.
constexpr unsigned kMostCatchUpPages = 10;
// So many pages are asked for at once while they bring only what catching up has brought already.
constexpr unsigned kMostStalePages = 20;

bool is_entry(const Message& message) { return message.content != protocol::im::Content::Reference; }

}  // namespace

void History::online(Now now) {
  for (auto& [in, reach] : reach_) {
    reach.loaded = false;
    reach.asked = false;
  }
  conversations_.for_each_timeline([](const Key&, MessageTimeline& timeline) { timeline.retry_gaps(); });
  known_ = newest_;
  behind_.clear();
  pages_caught_up_ = 0;
  ask_account({}, now);
}

void History::opened(const Key& in, Now now) {
  const Reach& reach = reach_[in];
  if (!reach.loaded && !reach.asked) ask_conversation(in, {}, now);
}

void History::load(const ui::model::LoadEntries& wanted, Now now) {
  if (wanted.gap) {
    load_gap(wanted, now);
    return;
  }
  const Reach& reach = reach_[wanted.with];
  if (!reach.asked && reach.state != ui::model::History::Complete)
    ask_conversation(wanted.with, reach.loaded ? reach.oldest : ArchiveId{}, now);
}

ui::model::History History::state(const Key& in) const {
  const auto reach = reach_.find(in);
  return reach == reach_.end() ? ui::model::History::Loading : reach->second.state;
}

void History::note(const ArchiveId& id) {
  if (!id.empty()) newest_ = id;
}

void History::clear() {
  reach_.clear();
  newest_ = {};
  known_ = {};
}

void History::set_state(const Key& in, ui::model::History state) {
  reach_[in].state = state;
  const auto& open = model_.read().open;
  if (open && open->key == in && open->history != state) model_.edit().open->history = state;
}

// --- one conversation, backwards from the newest

void History::ask_conversation(const Key& in, const ArchiveId& before, Now now) {
  const Range range{.with = keys_.peer_of(in), .before = before, .limit = kConversationPage};
  const bool asked = source_.ask(
      range,
      [this, in, before](const auto& found, Now at) {
        if (keys_.peer(in) == nullptr) return;  // they signed out meanwhile
        if (found)
          merge_conversation(in, before, *found, at);
        else
          conversation_failed(in, found.error(), at);
      },
      now);
  reach_[in].asked = asked;
  set_state(in, asked ? ui::model::History::Loading : ui::model::History::Failed);
}

void History::conversation_failed(const Key& in, const protocol::StanzaError& error, Now now) {
  Reach& reach = reach_[in];
  reach.asked = false;
  if (error.condition == protocol::StanzaCondition::Disconnected) return;  // asked again in the next session
  set_state(in, ui::model::History::Failed);
  if (reach.loaded) notices_.add(ui::model::NoticeKind::HistoryFailed, conversations_.name(in), error.text, now.at);
}

void History::merge_conversation(const Key& in, const ArchiveId& before, const Page& page, Now now) {
  Reach& reach = reach_[in];
  reach.asked = false;
  if (!before.empty() && before != reach.oldest) {
    set_state(in, ui::model::History::Partial);  // what this page belongs to was let go of meanwhile
    return;
  }
  reach.loaded = true;
  MessageTimeline& timeline = conversations_.timeline(in);
  const std::int64_t begin = timeline.begin();
  const auto fresh = timeline.merge_page(page.messages, before);
  conversations_.timeline_changed(in);
  const bool known_further = before.empty() && !reach.oldest.empty();
  if (!page.first.empty() && !known_further) reach.oldest = page.first;
  // An archive that goes round in circles has no more to give.
  const bool complete = page.complete || page.first.empty() || page.first == before;
  // A page may hold other things than messages, or only such as catching up has brought before.
  const bool stale = std::ranges::none_of(page.messages, is_entry) || (!before.empty() && timeline.begin() == begin);
  reach.stale_pages = stale ? reach.stale_pages + 1 : 0;
  if (known_further) {
    set_state(in, ui::model::History::Partial);
  } else if (stale && !complete && reach.stale_pages < kMostStalePages) {
    ask_conversation(in, page.first, now);
  } else {
    reach.stale_pages = 0;
    set_state(in, complete ? ui::model::History::Complete : ui::model::History::Partial);
    trim(in, std::nullopt);
  }
  merged_({.scope = Merged::Scope::Conversation, .fresh = {{.in = in, .incoming = static_cast<std::uint32_t>(fresh)}}},
          page, now);
}

// Memory holds what is near the screen.
void History::trim(const Key& in, std::optional<ui::model::MessageKey> near) {
  MessageTimeline& timeline = conversations_.timeline(in);
  const ArchiveId oldest = timeline.oldest();
  if (!timeline.trim(near, {})) return;
  reach_[in].oldest = timeline.oldest();
  if (timeline.oldest() != oldest) set_state(in, ui::model::History::Partial);
}

// --- between what is here

void History::load_gap(const ui::model::LoadEntries& wanted, Now now) {
  MessageTimeline* const timeline = conversations_.find_timeline(wanted.with);
  auto ends = timeline != nullptr ? timeline->begin_loading(*wanted.gap) : std::nullopt;
  if (!ends) return;
  Range range{.with = keys_.peer_of(wanted.with), .before = ends->oldest_below, .limit = kConversationPage};
  if (wanted.from == ui::model::LoadEntries::From::OldEnd) range.after = ends->newest_above;
  const bool asked = source_.ask(
      range,
      [this, wanted, ends = std::move(*ends)](const auto& found, Now at) {
        if (found)
          merge_gap(wanted, ends, *found, at);
        else
          gap_failed(wanted, found.error());
      },
      now);
  if (!asked) timeline->end_loading(*wanted.gap, ui::model::History::Failed);
  model_.touch();
}

void History::gap_failed(const ui::model::LoadEntries& wanted, const protocol::StanzaError& error) {
  MessageTimeline* const timeline = conversations_.find_timeline(wanted.with);
  const bool again = error.condition == protocol::StanzaCondition::Disconnected;  // it is in the next session
  if (timeline != nullptr &&
      timeline->end_loading(*wanted.gap, again ? ui::model::History::Partial : ui::model::History::Failed)) {
    model_.touch();
  }
}

void History::merge_gap(const ui::model::LoadEntries& wanted, GapEnds ends, const Page& page, Now now) {
  MessageTimeline* const timeline = conversations_.find_timeline(wanted.with);
  if (timeline == nullptr) return;  // they signed out meanwhile
  model_.touch();
  const bool forwards = wanted.from == ui::model::LoadEntries::From::OldEnd && !ends.newest_above.empty();
  const bool circles = forwards ? page.last == ends.newest_above : page.first == ends.oldest_below;
  const auto fresh = forwards ? timeline->merge_page_above(page.messages, *wanted.gap, ends)
                              : timeline->merge_page_below(page.messages, *wanted.gap, ends);
  if (!fresh) {
    timeline->end_loading(*wanted.gap, ui::model::History::Partial);
    return;
  }
  if (page.complete || page.first.empty() || circles)
    timeline->close_gap(*wanted.gap);
  else if (forwards)
    ends.newest_above = page.last;
  else
    ends.oldest_below = page.first;
  if (timeline->end_loading(*wanted.gap, ui::model::History::Partial, std::move(ends))) trim(wanted.with, wanted.gap);
  conversations_.timeline_changed(wanted.with);
  merged_({.scope = Merged::Scope::Conversation,
           .fresh = {{.in = wanted.with, .incoming = static_cast<std::uint32_t>(*fresh)}}},
          page, now);
}

// --- the account, as far back as was known

void History::ask_account(const ArchiveId& before, Now now) {
  const auto answered = [this, before](const auto& found, Now at) {
    // The open conversation asks for itself and shows its failure; the others do when they are opened.
    if (found)
      merge_account(before, *found, at);
    else if (before.empty())
      open_gaps({}, at.wall);
  };
  source_.ask({.with = {}, .before = before, .limit = kAccountPage}, answered, now);
}

void History::merge_account(const ArchiveId& before, const Page& page, Now now) {
  const bool first_ever = known_.empty();
  const bool overlaps = std::ranges::contains(page.messages, known_, &Message::archive_id);
  if (before.empty() && !page.messages.empty()) note(page.messages.back().archive_id);
  std::vector<std::pair<Key, std::vector<Message>>> by_conversation;
  for (const Message& message : page.messages) {
    const Key in = keys_.key(message.peer());
    auto group = std::ranges::find(by_conversation, in, &std::pair<Key, std::vector<Message>>::first);
    if (group == by_conversation.end()) group = by_conversation.insert(by_conversation.end(), {in, {}});
    group->second.push_back(message);
  }
  Oldest oldest;
  Merged merged{.scope = first_ever ? Merged::Scope::SignIn : Merged::Scope::Absence, .fresh = {}};
  for (const auto& [in, messages] : by_conversation) {
    const auto first = std::ranges::find_if(messages, is_entry);
    if (first != messages.end())
      oldest.emplace(in, first->archive_id);
    else if (conversations_.find_timeline(in) == nullptr)
      continue;
    const auto fresh = conversations_.timeline(in).merge_page(messages, {});
    conversations_.timeline_changed(in);
    merged.fresh.push_back({.in = in, .incoming = static_cast<std::uint32_t>(fresh)});
  }
  const bool behind = !overlaps && !page.complete && !page.first.empty();
  if (behind && before.empty())
    open_gaps(oldest, page.messages.empty() ? now.wall : page.messages.front().sent_at.value_or(now.wall));
  else if (!behind)
    close_gaps();
  if (behind && !first_ever && ++pages_caught_up_ < kMostCatchUpPages) ask_account(page.first, now);
  merged_(merged, page, now);
}

// What is missing has its place in each timeline for as long as it is: for good when more was said than is worth loading at
// once, or could be.
void History::open_gaps(const Oldest& oldest, protocol::Timestamp time) {
  conversations_.for_each_timeline([&](const Key& in, MessageTimeline& timeline) {
    const auto known = oldest.find(in);
    if (const auto gap = timeline.open_gap(known != oldest.end() ? known->second : ArchiveId{}, time))
      behind_.emplace_back(in, *gap);
  });
  model_.touch();
}

void History::close_gaps() {
  for (const auto& [in, gap] : std::exchange(behind_, {}))
    if (MessageTimeline* const timeline = conversations_.find_timeline(in)) timeline->close_gap(gap);
}

}  // namespace shell::chat
