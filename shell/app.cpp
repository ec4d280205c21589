#include "shell/app.hpp"

#include <cassert>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "shell/deadlines.hpp"
#include "shell/dispatch.hpp"
#include "shell/typed.hpp"

namespace shell {
namespace {

// What the views can ask for where a model offers it, and ours does not.
template <class Action>
constexpr bool kNotOffered =
    std::is_same_v<Action, ui::model::RunCommand> || std::is_same_v<Action, ui::model::AttachFiles> ||
    std::is_same_v<Action, ui::model::RemoveFile>;

}  // namespace

App::App(const ports::Ports& ports)
    : ports_(ports),
      notices_(model_),
      values_(ports.storage, notices_),
      settings_(model_, values_),
      language_({.model = model_,
                 .notices = notices_,
                 .values = values_,
                 .entrance = *this,
                 .languages = ports.languages,
                 .numbers = ports.numbers}),
      clipboard_(ports.clipboard, notices_, *this),
      files_(ports.files),
      interface_(ports.shaper, ports.glyphs, ports.calendar, ports.pictures, ports.emoji) {
  accounts_.push_back(std::make_unique<Account>(Account::World{.id = ui::model::AccountId{1},
                                                               .ports = ports,
                                                               .model = model_,
                                                               .notices = notices_,
                                                               .values = values_,
                                                               .entrance = *this}));
}

void App::start() {
  ports_.display.listen(this);
  ports_.peers.listen(this);
  ports_.timer.listen([this] { enter([this](Now now) { timer_due(now); }); });
  enter([this](Now now) {
    settings_.start();
    language_.start();
    for_each_account(now, [](Account& account, Now) { account.start(); });
    ports_.config.load([this](const auto& config) { enter([&](Now at) { configured(config, at); }); });
  });
}

void App::configured(const std::expected<ports::Config, ports::ConfigError>& config, Now now) {
  if (!config) {
    ports_.log.warn(config.error() == ports::ConfigError::Malformed
                        ? "config.json is not well-formed: defaults are used"
                        : "config.json cannot be read: defaults are used");
  }
  const ports::Config used = config.value_or(ports::Config{});
  settings_.configured(used);
  for_each_account(now, [&](Account& account, Now at) { account.configured(used, at); });
}

void App::display_input(const ui::Input& input) {
  enter([&](Now now) {
    look_whether_slept(now);
    interface_.input(input);
    frames_.want();
  });
}

void App::display_frame() {
  if (!frames_.begin()) return;
  enter([this](Now now) {
    model_.take_changed();
    const ui::Frame frame = interface_.frame(model_.read(), moment(now.at));
    ports_.display.present(frame);
    frame_began_ = now.at;
    // Actions change the state, and with it what the frame refers to.
    const std::vector<ui::model::Action> actions(frame.actions.begin(), frame.actions.end());
    frames_.drawn(frame.next);
    display_rendered();
    for (const ui::model::Action& action : actions) perform(carriable(action), now);
  });
}

void App::display_rendered() {
  const protocol::Time end = ports_.clock.now();
  frames_.took(end - frame_began_, end);
}

void App::display_lost() {
  enter([this](Now) {
    interface_.forget_textures();
    frames_.want();
  });
}

void App::display_restored() {
  enter([this](Now) { frames_.want(); });
}

void App::display_visibility(Visibility visibility) {
  enter([this, visibility](Now now) {
    visible_ = visibility == Visibility::Visible;
    frames_.set_visible(visible_);
    for_each_account(now, [&](Account& account, Now at) { account.set_visibility(visibility, at); });
  });
}

void App::display_network(Network network) {
  enter([this, network](Now now) {
    for_each_account(now, [&](Account& account, Now at) { account.set_network(network, at); });
  });
}

void App::display_closing() {
  enter([this](Now now) { for_each_account(now, [](Account& account, Now at) { account.closing(at); }); });
}

void App::peer_local_description(protocol::jingle::LocalDescription description) {
  enter([&](Now now) { shown().calls().report(std::move(description), shown().dated(now)); });
}

void App::peer_local_candidate(protocol::jingle::LocalCandidate candidate) {
  enter([&](Now now) { shown().calls().report(std::move(candidate), shown().dated(now)); });
}

void App::peer_state(protocol::jingle::PeerStateChanged state) {
  enter([&](Now now) { shown().calls().report(std::move(state), shown().dated(now)); });
}

void App::peer_failed(protocol::jingle::PeerFailed failure) {
  enter([&](Now now) {
    ports_.log.warn("peer connection: " + failure.what);
    shown().calls().report(std::move(failure), shown().dated(now));
  });
}

void App::peer_picture(const protocol::SessionId& session, ui::VideoId video, Picture picture) {
  enter([&](Now) { shown().calls().picture(session, video, picture); });
}

// A page that nobody sees has timers that come late, and asks when it is seen again.
void App::look_whether_slept(Now now) {
  if (wakefulness_.slept(now, armed_) && visible_)
    for_each_account(now, [](Account& account, Now at) { account.woke(at); });
}

void App::timer_due(Now now) {
  look_whether_slept(now);
  armed_.reset();
  for_each_account(now, [](Account& account, Now at) { account.handle_timeout(at); });
  notices_.handle_timeout(now.at);
  frames_.handle_timeout(now.at);
}

void App::perform(const ui::model::Action& action, Now now) {
  const Now dated = shown().dated(now);
  std::visit(
      [&]<class What>(const What& what) {
        if constexpr (requires { act(what, dated); }) {
          act(what, dated);
        } else if constexpr (kNotOffered<What>) {
          assert(false && "asked for what the model does not offer");
        } else {
          std::apply(
              [&](auto&... service) { act_by_one(what, dated, service..., settings_, language_, clipboard_, files_); },
              shown().services());
        }
      },
      action);
}

void App::act(const ui::model::DismissNotice& action, Now) { notices_.dismiss(action.id); }

void App::act(const ui::model::CommandMessage& action, Now now) {
  using enum ui::model::MessageCommand;
  chat::Chat& chat = shown().chat();
  switch (action.command) {
    case Reveal: return chat.reveal(action.with, action.message);
    case Edit: return chat.edit(action.with, action.message);
    case Copy:
      if (const auto text = chat.text(action.with, action.message)) clipboard_.copy(*text);
      return;
    case Reply: return chat.reply(action.with, action.message);
    case React: return chat.react(action.with, action.message, action.emoji, now);
    case Delete: return chat.retract(action.with, action.message, now);
    case Forward:
    case Play:
    case Pause:
    case Seek:
    case Transfer:
    case CancelTransfer: assert(false && "asked for what the timelines do not offer");
  }
}

void App::settle(Now now, Cause cause) {
  for (const auto& account : accounts_) account->deliver();
  show_screen();
  if (model_.take_changed()) cause == Cause::News ? frames_.want_news(now.at) : frames_.want();
  if (frames_.take_request()) ports_.display.request_frame();
  if (const auto next = deadline(); next != armed_) {
    armed_ = next;
    ports_.timer.wake_at(next);
  }
}

void App::show_screen() {
  using Standing = connection::Connection::Standing;
  using ui::model::Screen;
  const Standing standing = shown().standing();
  const Screen screen = standing == Standing::SignedIn    ? Screen::Main
                        : standing == Standing::Elsewhere ? Screen::Elsewhere
                                                          : Screen::SignIn;
  if (model_.read().screen != screen) model_.edit().screen = screen;
}

std::optional<protocol::Time> App::deadline() const {
  std::optional<protocol::Time> first = earliest({notices_.deadline(), frames_.deadline()});
  for (const auto& account : accounts_) first = earliest({first, account->deadline()});
  return first;
}

}  // namespace shell
