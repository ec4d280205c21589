#include "shell/chat/history.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace shell::chat {
namespace {

using protocol::ArchiveId;
using protocol::Jid;
using protocol::im::ArchivePage;
using protocol::im::Message;

constexpr std::uint16_t kConversationPage = 50;
constexpr std::uint16_t kAccountPage = 100;
// Further back a conversation is loaded when it is opened.
constexpr unsigned kMostCatchUpPages = 10;
// So many pages are asked for at once while they bring only what catching up has brought already.
constexpr unsigned kMostStalePages = 20;

}  // namespace

void History::online(Now now) {
  for (auto& [in, reach] : reach_) {
    reach.loaded = false;
    reach.asked = false;
  }
  known_ = newest_;
  pages_caught_up_ = 0;
  ask(std::nullopt, {}, now);
}

void History::opened(const Key& in, Now now) {
  Reach& reach = reach_[in];
  if (!reach.loaded && !reach.asked) {
    ask(in, {}, now);
  }
}

void History::load_older(const Key& in, Now now) {
  Reach& reach = reach_[in];
  if (!reach.asked && reach.state != ui::model::History::Complete) {
    ask(in, reach.loaded ? reach.oldest : ArchiveId{}, now);
  }
}

ui::model::History History::state(const Key& in) const {
  const auto reach = reach_.find(in);
  return reach == reach_.end() ? ui::model::History::Loading : reach->second.state;
}

void History::note(const ArchiveId& id) {
  if (!id.empty()) {
    newest_ = id;
  }
}

void History::answered(const Query& query, const protocol::Event& answer, Now now) {
  if (query.in && keys_.peer(*query.in) == nullptr) {
    return;  // they signed out meanwhile
  }
  if (const auto* page = std::get_if<ArchivePage>(&answer)) {
    const Merged merged =
        query.in ? merge_conversation(*query.in, query.before, *page, now) : merge_account(query, *page, now);
    merged_(merged, *page, now);
  } else if (const auto* failure = std::get_if<protocol::RequestFailed>(&answer)) {
    failed(query, failure->error, now);
  }
}

void History::failed(const Query& query, const protocol::StanzaError& error, Now now) {
  if (!query.in) {
    return;  // the open conversation asks for itself and shows its failure; the others do when they are opened
  }
  Reach& reach = reach_[*query.in];
  reach.asked = false;
  if (error.condition == protocol::StanzaCondition::Disconnected) {
    return;  // asked again in the next session
  }
  set_state(*query.in, ui::model::History::Failed);
  if (reach.loaded) {
    notices_.add(ui::model::NoticeKind::HistoryFailed, conversations_.name(*query.in), error.text, now.at);
  }
}

void History::clear() {
  reach_.clear();
  newest_ = {};
  known_ = {};
}

void History::ask(const std::optional<Key>& in, const ArchiveId& before, Now now) {
  const std::uint16_t limit = in ? kConversationPage : kAccountPage;
  const Jid with = in ? keys_.peer_of(*in) : Jid();
  const auto asked = requests_.ask(protocol::im::QueryArchive{.with = with, .before = before, .limit = limit}, now.at,
                                   [this, query = Query{.in = in, .before = before}](
                                       const protocol::Event& answer, Now at) { answered(query, answer, at); });
  if (in) {
    reach_[*in].asked = asked.has_value();
    set_state(*in, asked ? ui::model::History::Loading : ui::model::History::Failed);
  }
}

void History::set_state(const Key& in, ui::model::History state) {
  reach_[in].state = state;
  const auto& open = model_.read().open;
  if (open && open->key == in && open->history != state) {
    model_.edit().open->history = state;
  }
}

History::Merged History::merge_conversation(const Key& in, const ArchiveId& before, const ArchivePage& page, Now now) {
  Reach& reach = reach_[in];
  reach.asked = false;
  reach.loaded = true;
  if (!page.first.empty()) {
    reach.oldest = page.first;
  }
  MessageTimeline& timeline = conversations_.timeline(in);
  const std::int64_t begin = timeline.begin();
  const auto fresh = timeline.merge_page(page.messages, before);
  conversations_.timeline_changed(in);
  // An archive that goes round in circles has no more to give.
  const bool complete = page.complete || page.first.empty() || page.first == before;
  // A page may hold other things than messages, or only such as catching up has brought before.
  const bool stale = page.messages.empty() || (!before.empty() && timeline.begin() == begin);
  reach.stale_pages = stale ? reach.stale_pages + 1 : 0;
  if (stale && !complete && reach.stale_pages < kMostStalePages) {
    ask(in, page.first, now);
  } else {
    reach.stale_pages = 0;
    set_state(in, complete ? ui::model::History::Complete : ui::model::History::Partial);
  }
  return {.scope = Merged::Scope::Conversation, .fresh = {{.in = in, .incoming = static_cast<std::uint32_t>(fresh)}}};
}

History::Merged History::merge_account(const Query& query, const ArchivePage& page, Now now) {
  const bool first_ever = known_.empty();
  const bool overlaps = std::ranges::contains(page.messages, known_, &Message::archive_id);
  if (query.before.empty() && !page.messages.empty()) {
    note(page.messages.back().archive_id);
  }
  std::vector<std::pair<Key, std::vector<Message>>> by_conversation;
  for (const Message& message : page.messages) {
    const Key in = keys_.key(message.peer());
    auto group = std::ranges::find(by_conversation, in, &std::pair<Key, std::vector<Message>>::first);
    if (group == by_conversation.end()) {
      group = by_conversation.insert(by_conversation.end(), {in, {}});
    }
    group->second.push_back(message);
  }
  Merged merged{.scope = first_ever ? Merged::Scope::SignIn : Merged::Scope::Absence, .fresh = {}};
  for (const auto& [in, messages] : by_conversation) {
    const auto fresh = conversations_.timeline(in).merge_page(messages, {});
    conversations_.timeline_changed(in);
    merged.fresh.push_back({.in = in, .incoming = static_cast<std::uint32_t>(fresh)});
  }
  const bool more = !first_ever && !overlaps && !page.complete && !page.first.empty();
  if (more && ++pages_caught_up_ < kMostCatchUpPages) {
    ask(std::nullopt, page.first, now);
  } else if (more) {
    leave_gap(page, now);
  }
  return merged;
}

// More was said than is worth loading at once. What we knew before is dropped, so that no timeline hides a gap.
void History::leave_gap(const ArchivePage& page, Now now) {
  if (page.messages.empty() || !page.messages.front().sent_at) {
    return;
  }
  conversations_.for_each_timeline([&](const Key& in, MessageTimeline& timeline) {
    timeline.forget_archived_before(*page.messages.front().sent_at);
    reach_[in] = {};
  });
  if (const auto& open = model_.read().open) {
    opened(open->key, now);
  }
}

}  // namespace shell::chat
