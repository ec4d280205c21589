#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "protocol/core/id.hpp"
#include "shell/chat/archive_source.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/page/notices.hpp"
#include "shell/session/requests.hpp"
#include "ui/model/action.hpp"

namespace shell::chat {

// What the archive gives (XEP-0313): the last messages of a conversation when it is opened, what is near the screen and not
// here on demand, and for the account as a whole what was said while we were not there, so that the list of conversations is
// right after a sign-in and nothing is missing after a session that could not be resumed. More than is worth loading at once
// leaves a gap in the timelines.
class History {
 public:
  using Key = ui::model::ConversationKey;

  // What one answer of the archive added.
  struct Merged {
    struct Fresh {
      Key in;
      std::uint32_t incoming = 0;  // that were not known before
    };
    enum class Scope : std::uint8_t {
      Conversation,  // opened or scrolled back
      SignIn,        // the newest of the account; how many of them are unread is not known from this
      Absence,       // what came while no session was there
    };
    Scope scope = Scope::Conversation;
    std::vector<Fresh> fresh;
  };

  // `merged` hears of each page after it is in the timelines.
  using OnMerged = std::function<void(const Merged&, const protocol::im::ArchivePage&, Now)>;
  History(Model& model, session::Requests& requests, page::Notices& notices, ConversationKeys& keys,
          Conversations& conversations, OnMerged merged)
      : model_(model),
        source_(requests),
        notices_(notices),
        keys_(keys),
        conversations_(conversations),
        merged_(std::move(merged)) {}

  void online(Now now);                 // a new session, which knows nothing of the one before
  void opened(const Key& in, Now now);  // loads the newest page unless it is there
  void load(const ui::model::LoadEntries& wanted, Now now);
  [[nodiscard]] ui::model::History state(const Key& in) const;
  // The newest thing known of the account's archive; where catching up ends the next time.
  void note(const protocol::ArchiveId& id);

  void clear();

 private:
  using Page = protocol::im::ArchivePage;
  using Range = protocol::im::QueryArchive;
  struct Reach {
    protocol::ArchiveId oldest;  // where an older page would end; empty: nothing is here
    ui::model::History state = ui::model::History::Loading;
    bool loaded = false;  // the newest page, in this session
    bool asked = false;
    unsigned stale_pages = 0;  // in a row, that brought nothing older than what was there
  };

  void ask_conversation(const Key& in, const protocol::ArchiveId& before, Now now);
  void conversation_failed(const Key& in, const protocol::StanzaError& error, Now now);
  void merge_conversation(const Key& in, const protocol::ArchiveId& before, const Page& page, Now now);
  void load_gap(const ui::model::LoadEntries& wanted, Now now);
  void gap_failed(const ui::model::LoadEntries& wanted, const protocol::StanzaError& error);
  void merge_gap(const ui::model::LoadEntries& wanted, GapEnds ends, const Page& page, Now now);
  void trim(const Key& in, std::optional<ui::model::MessageKey> near);
  void set_state(const Key& in, ui::model::History state);

  void ask_account(const protocol::ArchiveId& before, Now now);
  void merge_account(const protocol::ArchiveId& before, const Page& page, Now now);
  using Oldest = std::unordered_map<Key, protocol::ArchiveId>;  // of what a page has of each conversation
  void open_gaps(const Oldest& oldest, protocol::Timestamp time);
  void close_gaps();

  Model& model_;
  ArchiveSource source_;
  page::Notices& notices_;
  ConversationKeys& keys_;
  Conversations& conversations_;
  OnMerged merged_;
  std::unordered_map<Key, Reach> reach_;
  protocol::ArchiveId newest_;  // last that the archive gave, of the whole account
  protocol::ArchiveId known_;   // newest_ when the present session began: catching up ends there
  // What catching up may not have reached yet: a gap in each timeline, until it has come to what was known.
  std::vector<std::pair<Key, ui::model::MessageKey>> behind_;
  unsigned pages_caught_up_ = 0;
};

}  // namespace shell::chat
