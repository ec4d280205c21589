#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ui/model/state.hpp"

// What a person asked for. Views return these; only the shell acts on them.
namespace ui::model {

struct SubmitSignIn {
  std::string address;
  std::string password;
};
struct SignInAsGuest {};
struct CancelSignIn {};
struct UseHere {};  // takes the account over from another tab
struct SignOut {};
struct RetryConnection {};

struct OpenConversationWith {
  ConversationKey key;
};
// What the address bar names, as it stands there. The shell finds out whether there is such a conversation.
struct OpenPlace {
  std::string address;
};
struct CloseConversation {};  // back to the list
struct AddContact {
  std::string address;
};  // as typed; the shell checks it
struct AddToContacts {
  ConversationKey key;
};
struct RemoveContact {
  ConversationKey key;
};
enum class RequestAnswer : std::uint8_t { Accept, Decline };
struct AnswerContactRequest {
  ConversationKey key;
  RequestAnswer answer = RequestAnswer::Decline;
};

struct SendText {
  ConversationKey to;
  std::string text;
};
struct DraftChanged {
  ConversationKey to;
  std::string text;
};  // also drives typing notifications
struct RunCommand {
  ConversationKey in;
  Command command = Command::Me;
  std::string arguments;
};
struct EditLast {
  ConversationKey to;
};
struct CancelEdit {
  ConversationKey to;
};
struct CancelReply {
  ConversationKey to;
};
struct PickFiles {
  ConversationKey to;
};
struct AttachFiles {
  ConversationKey to;
  std::vector<GivenFile> files;
};
struct RemoveFile {
  ConversationKey to;
  std::uint32_t id = 0;
};
// Files that the browser holds for us and nobody needs any longer.
struct ReleaseFiles {
  std::vector<std::uint32_t> ids;
};
// Puts it on the clipboard.
struct CopyText {
  std::string text;
};
// Entries that are near the screen and not here.
struct LoadEntries {
  ConversationKey with;
  std::optional<MessageKey>
      gap{};  // the NotLoaded entry that stands for them; none: what is older than all of the timeline
  enum class From : std::uint8_t { NewEnd, OldEnd } from = From::NewEnd;  // which end of them is nearer to the screen
};
struct ResendFailed {
  ConversationKey with;
  MessageKey message{};
};

enum class MessageCommand : std::uint8_t {
  Reply,
  React,  // with `emoji`; once more takes it back
  Copy,
  Edit,
  Forward,
  Delete,
  Play,  // the voice message, from where it stands
  Pause,
  Seek,      // to `part` of it
  Transfer,  // begin with the file, or try again
  CancelTransfer,
  Reveal,  // the spoiler, or hide it again
};
// Only for what TimelineItem::can and the parts of the message offer.
struct CommandMessage {
  ConversationKey with;
  MessageKey message{};
  MessageCommand command = MessageCommand::Reply;
  std::string emoji{};
  float part = 0;  // 0..1
};

enum class CallMedia : std::uint8_t { Voice, Video };
[[nodiscard]] constexpr bool can_take(CallSupport support, CallMedia media) {
  return support != CallSupport::None && (support != CallSupport::Voice || media == CallMedia::Voice);
}
struct PlaceCall {
  ConversationKey to;
  CallMedia media = CallMedia::Voice;
};
struct AnswerCall {
  CallKey key;
  CallMedia media = CallMedia::Voice;
};
struct DeclineCall {
  CallKey key;
};
struct HangUpCall {
  CallKey key;
};
struct SetMicrophone {
  bool muted = false;
};
struct SetCamera {
  bool off = false;
};
struct DismissCall {};  // close the card of an ended call

struct DismissNotice {
  std::uint32_t id = 0;
};
struct ChooseTheme {
  ThemeChoice theme = ThemeChoice::System;
};
struct ChooseLanguage {
  LanguageTag language;  // empty: that of the browser
};

using Action =
    std::variant<SubmitSignIn, SignInAsGuest, CancelSignIn, UseHere, SignOut, RetryConnection, OpenConversationWith,
                 OpenPlace, CloseConversation, AddContact, AddToContacts, RemoveContact, AnswerContactRequest, SendText,
                 DraftChanged, RunCommand, EditLast, CancelEdit, CancelReply, PickFiles, AttachFiles, RemoveFile,
                 ReleaseFiles, CopyText, LoadEntries, ResendFailed, CommandMessage, PlaceCall, AnswerCall, DeclineCall,
                 HangUpCall, SetMicrophone, SetCamera, DismissCall, DismissNotice, ChooseTheme, ChooseLanguage>;

}  // namespace ui::model
