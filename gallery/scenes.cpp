#include "gallery/scenes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "gallery/composing.hpp"
#include "gallery/gap_timeline.hpp"
#include "gallery/generated_timeline.hpp"
#include "gallery/long_timeline.hpp"
#include "gallery/people.hpp"
#include "gallery/sample_timeline.hpp"
#include "gallery/samples.hpp"
#include "gallery/sheets.hpp"

namespace gallery {
namespace {

using namespace ui::model;

Stage sign_in() { return {}; }

Stage sign_in_failed() {
  Stage stage;
  stage.state.sign_in = {.address = "mia@example.org", .problem = SignInProblem::WrongPassword, .guests_welcome = true};
  return stage;
}

Stage sign_in_busy() {
  Stage stage;
  stage.state.sign_in = {.busy = true, .address = "mia@example.org"};
  return stage;
}

template <Elsewhere kElsewhere>
Stage elsewhere() {
  Stage stage;
  stage.state.screen = Screen::Elsewhere;
  stage.state.elsewhere = kElsewhere;
  return stage;
}

Stage conversations() { return {.state = signed_in()}; }

Stage nobody() {
  Stage stage{.state = signed_in()};
  stage.state.conversations.clear();
  return stage;
}

Stage conversations_loading() {
  Stage stage = nobody();
  stage.state.contacts_loading = true;
  return stage;
}

Stage requests() {
  Stage stage{.state = signed_in()};
  stage.state.contact_requests = {{somebody_else(), "rui@example.org", "Rui"}};
  stage.state.connection = {.link = Link::Offline};
  return stage;
}

template <std::int64_t kCount>
Stage timeline() {
  return conversation(std::make_unique<GeneratedTimeline>(kCount));
}

Stage room() {
  Stage stage = conversation(std::make_unique<GeneratedTimeline>(2000, Company::Room));
  open(stage, *std::ranges::find(stage.state.conversations, "garden@rooms.example.org", &Conversation::address));
  return stage;
}

Stage typing() {
  Stage stage = conversation(std::make_unique<GeneratedTimeline>(100));
  stage.state.conversations.front().typing = true;
  stage.state.open->unread = 5;
  return stage;
}

// One entry of each sort, in a conversation of them alone.
Stage messages() { return conversation(std::make_unique<SampleTimeline>()); }

Stage kinds() {
  Stage stage = conversation(std::make_unique<SampleTimeline>(SampleTimeline::Sort::Kinds));
  auto& list = stage.state.conversations;
  list[0].gist.content = Content::Invitation;
  list[0].preview = "garden@rooms.example.org";
  list[1].gist.kind = ItemKind::MissedCall;
  list[1].preview_is_mine = false;
  list[1].typing = false;
  list[2].gist.content = Content::Encrypted;
  list[3].gist = {.hidden = true};
  list[3].preview = "How the film ends";
  return stage;
}

// Somebody in a room, in private.
Stage occupant() {
  Stage stage = kinds();
  Conversation& other = stage.state.conversations.front();
  other.key.conversation = ConversationId(ConversationKind::Whisper, other.key.conversation.number());
  other.address = "garden@rooms.example.org/Ann";
  other.name = "Ann (garden@rooms.example.org)";
  other.presence = Presence::Offline;
  open(stage, other);
  return stage;
}

// A megabyte, folded until somebody asks for all of it.
Stage long_messages() { return conversation(std::make_unique<LongTimeline>()); }

Stage history(History history, std::int64_t count) {
  Stage stage = conversation(std::make_unique<GeneratedTimeline>(count));
  stage.state.open->history = history;
  return stage;
}
Stage history_failed() { return history(History::Failed, 2); }
Stage history_loading() { return history(History::Loading, 0); }
Stage history_gap() { return conversation(std::make_unique<GapTimeline>(50, 1000, 3)); }
Stage history_gap_failed() {
  auto timeline = std::make_unique<GapTimeline>(50, 1000, 3);
  timeline->history = History::Failed;
  return conversation(std::move(timeline));
}
Stage history_empty() { return history(History::Complete, 0); }

Stage notices() {
  Stage stage = conversation(std::make_unique<GeneratedTimeline>(100));
  stage.state.notices = {{1, NoticeKind::ContactAdded, "Ann Lindqvist", ""},
                         {2, NoticeKind::MessageFailed, "Ann Lindqvist", "The recipient's mailbox is full."},
                         {3, NoticeKind::NotStored, "", ""}};
  return stage;
}

Stage call(CallPhase phase, bool video, bool incoming) {
  Stage stage = conversation(std::make_unique<GeneratedTimeline>(100));
  stage.state.call = Call{.key = CallKey{1},
                          .participants = {{.key = ParticipantKey{1},
                                            .with = stage.state.open->key,
                                            .address = "ann@example.org",
                                            .name = "Ann Lindqvist",
                                            .phase = phase}},
                          .phase = phase,
                          .video = video,
                          .incoming = incoming};
  return stage;
}
Stage call_incoming() { return call(CallPhase::RingingHere, true, true); }
Stage call_outgoing() { return call(CallPhase::RingingThere, false, false); }
// Four others: pictures of three and of us, and one by her letters, whose path is lost.
Stage call_of_several() {
  Stage stage = call(CallPhase::Connected, true, false);
  Call& call = *stage.state.call;
  call.participants.front().picture = ui::VideoId{1};
  for (std::size_t i = 1; i < 4; ++i) {
    call.participants.push_back({.key = ParticipantKey{static_cast<std::uint32_t>(i + 1)},
                                 .address = std::string(kPeople.at(i).address),
                                 .name = std::string(kPeople.at(i).name),
                                 .phase = CallPhase::Connected,
                                 .picture = ui::VideoId{static_cast<std::uint32_t>(i + 1)},
                                 .muted = i == 2});
  }
  call.participants.back().phase = CallPhase::Reconnecting;
  call.participants.back().picture.reset();
  call.own_picture = ui::VideoId{4};
  return stage;
}

Stage call_lost() {
  Stage stage = call(CallPhase::Reconnecting, false, false);
  stage.state.call->microphone_problem = MediaProblem::InUse;
  return stage;
}

Stage call_ended() {
  Stage stage = call(CallPhase::Ended, true, false);
  stage.state.call->outcome = CallOutcome::NoAnswer;
  return stage;
}
// How one ended that another device took: a card.
Stage call_elsewhere() {
  Stage stage = call(CallPhase::Ended, false, true);
  stage.state.call->outcome = CallOutcome::AnsweredElsewhere;
  return stage;
}

// Nothing of hers that is online takes calls.
Stage uncallable() {
  Stage stage = conversation(std::make_unique<GeneratedTimeline>(100));
  stage.state.conversations.front().calls = CallSupport::None;
  return stage;
}

constexpr std::array<Scene, 37> kScenes{{
    {"sign-in", "Sign in", sign_in},
    {"sign-in-failed", "Sign in: wrong password", sign_in_failed},
    {"sign-in-busy", "Sign in: under way", sign_in_busy},
    {"elsewhere", "Open in another tab", elsewhere<Elsewhere::Idle>},
    {"elsewhere-moving", "Open in another tab: moving here", elsewhere<Elsewhere::Moving>},
    {"elsewhere-call", "Open in another tab: a call there", elsewhere<Elsewhere::CallThere>},
    {"conversations", "Conversations", conversations},
    {"conversations-loading", "Conversations: loading", conversations_loading},
    {"nobody", "No conversations yet", nobody},
    {"requests", "A contact request, offline", requests},
    {"timeline-100", "A conversation of 100 messages", timeline<100>},
    {"timeline-10000", "A conversation of 10,000 messages", timeline<10'000>},
    {"timeline-1000000", "A conversation of 1,000,000 messages", timeline<1'000'000>},
    {"messages", "Messages of every sort", messages},
    {"kinds", "What is more than words, or cannot be shown yet", kinds},
    {"occupant", "A private conversation in a room", occupant},
    {"messages-long", "Long messages", long_messages},
    {"room", "A room", room},
    {"typing", "Somebody types, five messages are new", typing},
    {"history-failed", "History that could not be loaded", history_failed},
    {"history-loading", "History that is loading", history_loading},
    {"history-gap", "Messages that are not loaded between others", history_gap},
    {"history-gap-failed", "Such that could not be loaded", history_gap_failed},
    {"history-empty", "A conversation without messages", history_empty},
    {"composer", "Composer", composing},
    {"composer-suggestions", "Composer: suggestions", composing_suggestions},
    {"composer-files", "Composer: files and an answer", composing_files},
    {"composer-edit", "Composer: a correction", composing_edit},
    {"notices", "Notices", notices},
    {"call-incoming", "Call: incoming", call_incoming},
    {"call-outgoing", "Call: ringing there", call_outgoing},
    {"call-lost", "Call: reconnecting", call_lost},
    {"call-several", "Call: with several people", call_of_several},
    {"call-ended", "Call: nobody answered", call_ended},
    {"call-elsewhere", "Call: answered on another device", call_elsewhere},
    {"uncallable", "A conversation with somebody who cannot be called", uncallable},
    {"widgets", "Widgets", widget_sheet},
}};

}  // namespace

std::span<const Scene> scenes() { return kScenes; }

const Scene* find_scene(std::string_view name) {
  const auto found = std::ranges::find(kScenes, name, &Scene::name);
  return found == kScenes.end() ? nullptr : &*found;
}

}  // namespace gallery
