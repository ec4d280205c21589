#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/geometry.hpp"
#include "ui/model/call.hpp"
#include "ui/model/compose.hpp"
#include "ui/model/key.hpp"
#include "ui/model/timeline.hpp"

// All that the views draw. The shell changes it between frames; views only read it. Errors are values here: views phrase
// them. Strings that came from other people are shown as they are and never interpreted; addresses are among them, to be read,
// copied and to give a colour. What a thing is known by is its key.
namespace ui::model {

enum class Screen : std::uint8_t { SignIn, Elsewhere, Main };

enum class SignInProblem : std::uint8_t {
  None,
  BadAddress,
  MissingPassword,
  WrongPassword,
  AccountDisabled,
  UnknownDomain,
  NoEndpoint,
  Unreachable,
  NotXmpp,
  NoMechanism,
  ServerNotGenuine,
  TemporaryFailure,
  TooManyAttempts,
  SignedInElsewhere,
  AccountRemoved,
  ServerClosed,
};

struct SignIn {
  bool busy = false;    // an attempt is under way; it can be cancelled
  std::string address;  // to prefill, such as that of the last time
  SignInProblem problem = SignInProblem::None;
  std::string detail;           // the server's own words or the host that could not be reached; may be empty
  bool guests_welcome = false;  // a guest host is configured: offer "Continue as guest"
};

// Another tab of this browser has the account.
enum class Elsewhere : std::uint8_t {
  Idle,
  Moving,     // on its way to this tab
  CallThere,  // a call goes on in the other tab: moving would end it
};

enum class Link : std::uint8_t { Online, Connecting, Waiting, Offline };  // Waiting: tries again at `retry_at`

struct Connection {
  Link link = Link::Offline;
  Moment retry_at{};
};

enum class Presence : std::uint8_t { Offline, Online, Away, DoNotDisturb };

// What their devices can take that are online.
enum class CallSupport : std::uint8_t {
  Unknown,  // nobody knows: they can be rung
  None,
  Voice,
  Video,  // and voice
};

struct Conversation {
  ConversationKey key;
  std::string address;  // of the other side: bare, `room/nick` of an occupant
  std::string name;
  Presence presence = Presence::Offline;
  bool contact = false;      // of the roster, not a stranger
  std::uint32_t people = 0;  // in a room; 0: nobody knows
  CallSupport calls = CallSupport::Unknown;
  std::string status;   // the contact's own words
  Gist gist;            // of the last entry
  std::string preview;  // its one line: words, how long a call was, …
  bool preview_is_mine = false;
  WallTime last_activity{};  // 0: none yet
  std::uint32_t unread = 0;
  bool typing = false;
};

// Somebody asks to see our presence (RFC 6121 §3.1.3).
struct ContactRequest {
  ConversationKey key;  // of the conversation with them, which there need not be yet
  std::string address;
  std::string name;
};

// The conversation that is open.
struct OpenConversation {
  ConversationKey key;
  std::string address;                 // what the address bar has for it
  const Timeline* timeline = nullptr;  // owned by the shell; valid as long as this struct
  History history = History::Loading;  // of what is older than all of the timeline
  std::string draft;                   // what the composer starts with
  Compose compose;
  std::uint32_t unread = 0;  // messages of others that were new when it was opened
};

enum class NoticeKind : std::uint8_t {
  MessageFailed,
  ContactAdded,
  ContactFailed,
  RemovalFailed,  // of a contact
  BadAddress,
  HistoryFailed,
  SendFailed,
  CallImpossible,
  CannotBeCalled,           // no device of theirs that is online takes calls
  CannotBeCalledWithVideo,  // or pictures
  NotStored,                // the device's storage is full or forbidden: drafts and unsent messages end with the page
  LanguageFailed,           // its words could not be loaded
  Copied,
  CopyFailed,  // the browser did not let us
};

// A short-lived remark; dismissed by the person or by time.
struct Notice {
  std::uint32_t id = 0;
  NoticeKind kind = NoticeKind::MessageFailed;
  std::string subject;  // a name or address; may be empty
  std::string detail;   // a server's own words; may be empty
};

enum class ThemeChoice : std::uint8_t { System, Light, Dark };

using LanguageTag = std::string;  // BCP 47, one of ui/text/words/language.hpp

struct Language {
  LanguageTag chosen{};       // by the person; empty: as the browser says
  LanguageTag spoken = "en";  // the words in use; follows a choice when they have been loaded
  friend bool operator==(const Language&, const Language&) = default;
};

struct State {
  Screen screen = Screen::SignIn;
  SignIn sign_in;
  Elsewhere elsewhere = Elsewhere::Idle;
  Connection connection;
  std::string own_address;
  std::string own_name;
  std::string product_name = "Parley";      // from config.json
  std::optional<std::uint32_t> accent;      // from config.json, 0xAABBGGRR
  std::vector<Conversation> conversations;  // most recent first
  bool contacts_loading = false;            // the server has not yet said who they are
  std::uint64_t conversations_revision =
      0;  // changes with any of them, so that a search is not made anew in each frame; 0: unknown
  std::vector<ContactRequest> contact_requests;
  std::optional<OpenConversation> open;
  std::optional<Call> call;  // the call on the screen: ringing, going on or just ended
  std::vector<Notice> notices;
  ThemeChoice theme = ThemeChoice::System;
  Language language;
};

}  // namespace ui::model
