#include "shell/app.hpp"

#include <cassert>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "shell/dispatch.hpp"
#include "shell/typed.hpp"

namespace shell {
namespace {

constexpr std::string_view kLight = "light";
constexpr std::string_view kDark = "dark";

std::string_view stored_form(ui::model::ThemeChoice theme) {
  switch (theme) {
    case ui::model::ThemeChoice::System: return "system";
    case ui::model::ThemeChoice::Light: return kLight;
    case ui::model::ThemeChoice::Dark: return kDark;
  }
  return {};
}

ui::model::ThemeChoice parse_theme(std::string_view stored) {
  using ui::model::ThemeChoice;
  return stored == kLight ? ThemeChoice::Light : stored == kDark ? ThemeChoice::Dark : ThemeChoice::System;
}

// What the views can ask for where a model offers it, and ours does not.
template <class Action>
constexpr bool kNotOffered =
    std::is_same_v<Action, ui::model::RunCommand> || std::is_same_v<Action, ui::model::EditLast> ||
    std::is_same_v<Action, ui::model::CancelEdit> || std::is_same_v<Action, ui::model::CancelReply> ||
    std::is_same_v<Action, ui::model::AttachFiles> || std::is_same_v<Action, ui::model::RemoveFile>;

}  // namespace

App::App(const ports::Ports& ports)
    : ports_(ports),
      clock_(ports.clock),
      notices_(model_),
      store_(ports.storage, notices_),
      language_({.model = model_,
                 .notices = notices_,
                 .store = store_,
                 .clock = clock_,
                 .languages = ports.languages,
                 .numbers = ports.numbers},
                [this] { settle(now()); }),
      session_(ports.socket, ports.random),
      connection_({.model = model_,
                   .session = session_,
                   .socket = ports.socket,
                   .http = ports.http,
                   .clock = clock_,
                   .location = ports.location,
                   .store = store_,
                   .account_lock = ports.account_lock,
                   .ids = Ids(ports.random)},
                  {.signed_out = [this](connection::Connection::Ended ended) { signed_out(ended); },
                   .leaving = [this] { leaving(); },
                   .returned = [this](const protocol::Jid& account) { chat_.begin(account, now()); },
                   .settle = [this] { settle(now()); }}),
      chat_(model_, session_, notices_, store_, ports.notifier, Ids(ports.random)),
      calls_({.model = model_,
              .requests = session_,
              .notices = notices_,
              .chat = chat_,
              .notifier = ports.notifier,
              .wake_lock = ports.wake_lock,
              .media = ports.media,
              .ringer = ports.ringer,
              .peers = ports.peers,
              .clock = clock_,
              .ids = Ids(ports.random)},
             [this] { settle(now()); }),
      interface_(ports.shaper, ports.glyphs, ports.calendar, ports.pictures, ports.emoji) {}

void App::start() {
  ports_.socket.listen(this);
  ports_.display.listen(this);
  ports_.peers.listen(this);
  ports_.timer.listen([this] { timer_due(); });
  model_.edit().theme = parse_theme(store_.read_device(store::kTheme).value_or(""));
  language_.start();
  connection_.start();
  ports_.config.load([this](const auto& config) { configured(config); });
  settle(now());
}

void App::configured(const std::expected<ports::Config, ports::ConfigError>& config) {
  const Now at = now();
  if (!config) {
    ports_.log.warn(config.error() == ports::ConfigError::Malformed
                        ? "config.json is not well-formed: defaults are used"
                        : "config.json cannot be read: defaults are used");
  }
  connection_.configured(config.value_or(ports::Config{}), at);
  settle(at);
}

void App::socket_opened() {
  const Now at = now();
  connection_.socket_opened(at);
  settle(at);
}

void App::socket_message(std::string_view text) {
  const Now at = now();
  session_.feed(text, at.at);
  settle(at, Cause::News);
}

void App::socket_closed() {
  const Now at = now();
  connection_.socket_closed(at);
  settle(at);
}

void App::display_input(const ui::Input& input) {
  look_whether_slept();
  interface_.input(input);
  frames_.want();
  settle(now());
}

void App::display_frame() {
  if (!frames_.begin()) {
    return;
  }
  const Now at = now();
  model_.take_changed();
  const ui::Frame frame = interface_.frame(model_.read(), moment(at.at));
  ports_.display.present(frame);
  frame_began_ = at.at;
  // Actions change the state, and with it what the frame refers to.
  const std::vector<ui::model::Action> actions(frame.actions.begin(), frame.actions.end());
  frames_.drawn(frame.next);
  display_rendered();
  for (const ui::model::Action& action : actions) {
    perform(carriable(action), at);
  }
  settle(at);
}

void App::display_rendered() {
  const protocol::Time end = now().at;
  frames_.took(end - frame_began_, end);
}

void App::display_lost() {
  interface_.forget_textures();
  frames_.want();
  settle(now());
}

void App::display_restored() {
  frames_.want();
  settle(now());
}

void App::display_visibility(Visibility visibility) {
  const Now at = now();
  frames_.set_visible(visibility == Visibility::Visible);
  chat_.set_visibility(visibility, at);
  tell_client_state(at);
  if (visibility == Visibility::Visible) {
    connection_.page_visible(at);
  }
  settle(at);
}

void App::display_network(Network network) {
  const Now at = now();
  connection_.set_network(network, at);
  settle(at);
}

void App::display_closing() {
  const Now at = now();
  calls_.closing(at);
  chat_.closing(at);
  connection_.closing(at);
  settle(at);
}

void App::peer_local_description(protocol::jingle::LocalDescription description) {
  const Now at = now();
  calls_.report(std::move(description), at);
  settle(at);
}

void App::peer_local_candidate(protocol::jingle::LocalCandidate candidate) {
  const Now at = now();
  calls_.report(std::move(candidate), at);
  settle(at);
}

void App::peer_state(protocol::jingle::PeerStateChanged state) {
  const Now at = now();
  calls_.report(std::move(state), at);
  settle(at);
}

void App::peer_failed(protocol::jingle::PeerFailed failure) {
  const Now at = now();
  ports_.log.warn("peer connection: " + failure.what);
  calls_.report(std::move(failure), at);
  settle(at);
}

void App::peer_remote_video(const protocol::CallId& call, bool live) {
  calls_.remote_video(call, live);
  settle(now());
}

void App::signed_out(connection::Connection::Ended ended) {
  using enum connection::Connection::Ended;
  calls_.signed_out();
  switch (ended) {
    case ByPerson: chat_.erase(); break;
    case ByServer:
      chat_.closing(now());
      chat_.signed_out();
      break;
    case Moved:
      chat_.hand_over(now());
      chat_.put_aside();
      break;
    case Taken: chat_.put_aside(); break;
  }
}

void App::leaving() {
  const Now at = now();
  calls_.closing(at);
  chat_.hand_over(at);
}

// A page that nobody sees has timers that come late, and asks when it is seen again.
void App::look_whether_slept() {
  const Now at{.at = ports_.clock.now(), .wall = ports_.clock.wall()};
  if (wakefulness_.slept(at, armed_) && !chat_.is_hidden()) {
    connection_.woke(at);
  }
}

void App::timer_due() {
  look_whether_slept();
  const Now at = now();
  armed_.reset();
  session_.handle_timeout(at.at);
  connection_.handle_timeout(at);
  chat_.handle_timeout(at);
  calls_.handle_timeout(at);
  notices_.handle_timeout(at.at);
  frames_.handle_timeout(at.at);
  settle(at);
}

void App::deliver(const protocol::Event& event, Now at) {
  std::visit(
      [&]<class What>(const What& what) {
        if constexpr (protocol::Answer<What>) {
          session_.answer(what.request, event, at);
        } else if constexpr (requires { handle(what, at); }) {
          handle(what, at);
        } else {
          handle_by_one(what, at, chat_, calls_, connection_);
        }
      },
      event);
}

void App::handle(const protocol::Online& event, Now at) {
  connection_.handle(event, at);
  chat_.online(event, at);
  tell_client_state(at);
}

void App::handle(const protocol::Suspended& event, Now at) {
  chat_.offline(at);
  connection_.handle(event, at);
}

void App::handle(const protocol::xep0202::ServerTime& event, Now) { chat_.clock_set(clock_.set(event.now), now()); }

void App::tell_client_state(Now at) {
  const auto state = chat_.is_hidden() ? protocol::ClientState::Inactive : protocol::ClientState::Active;
  // Without a session there is nobody to tell; it is told when one is online.
  (void)session_.send(protocol::SetClientState{.state = state}, at.at);
}

void App::perform(const ui::model::Action& action, Now at) {
  std::visit(
      [&]<class What>(const What& what) {
        if constexpr (requires { act(what, at); }) {
          act(what, at);
        } else if constexpr (kNotOffered<What>) {
          assert(false && "asked for what the model does not offer");
        } else {
          act_by_one(what, at, chat_, calls_, connection_, language_);
        }
      },
      action);
}

void App::act(const ui::model::DismissNotice& action, Now) { notices_.dismiss(action.id); }

void App::act(const ui::model::ChooseTheme& action, Now at) {
  model_.edit().theme = action.theme;
  store_.write_device(store::kTheme, stored_form(action.theme), at.at);
}

void App::act(const ui::model::CommandMessage& action, Now) {
  if (action.command == ui::model::MessageCommand::Reveal) {
    chat_.reveal(action.with, action.position);
    return;
  }
  const auto& open = model_.read().open;
  if (action.command != ui::model::MessageCommand::Copy || !open || open->address != action.with) {
    assert(false && "asked for what the timelines do not offer");
    return;
  }
  if (action.position < open->timeline->begin() || action.position >= open->timeline->end()) {
    return;
  }
  copy(std::string(open->timeline->item(action.position).text));
}

void App::act(const ui::model::CopyText& action, Now) { copy(action.text); }

void App::act(const ui::model::PickFiles& /*action*/, Now) { ports_.files.pick(); }

void App::act(const ui::model::ReleaseFiles& action, Now) {
  for (const std::uint32_t id : action.ids) {
    ports_.files.release(id);
  }
}

void App::copy(const std::string& text) {
  ports_.clipboard.write(text, [this](ports::Clipboard::Outcome outcome) {
    using enum ui::model::NoticeKind;
    const bool written = outcome == ports::Clipboard::Outcome::Written;
    notices_.add(written ? Copied : CopyFailed, {}, {}, now().at);
    settle(now());
  });
}

void App::settle(Now at, Cause cause) {
  while (const auto event = session_.take_event()) {
    deliver(*event, at);
  }
  chat_.settle();
  if (model_.take_changed()) {
    cause == Cause::News ? frames_.want_news(at.at) : frames_.want();
  }
  if (frames_.take_request()) {
    ports_.display.request_frame();
  }
  if (const auto next = deadline(); next != armed_) {
    armed_ = next;
    ports_.timer.wake_at(next);
  }
}

std::optional<protocol::Time> App::deadline() const {
  const auto of_session = session_.deadline();
  std::optional<protocol::Time> first = of_session ? std::optional(of_session->at) : std::nullopt;
  for (const auto& due :
       {connection_.deadline(), chat_.deadline(), calls_.deadline(), notices_.deadline(), frames_.deadline()}) {
    if (due && (!first || *due < *first)) {
      first = due;
    }
  }
  return first;
}

}  // namespace shell
