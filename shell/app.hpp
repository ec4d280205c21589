#pragma once

#include <expected>
#include <optional>
#include <string_view>

#include "protocol/event.hpp"
#include "shell/call/calls.hpp"
#include "shell/chat/chat.hpp"
#include "shell/connection/connection.hpp"
#include "shell/frame.hpp"
#include "shell/ids.hpp"
#include "shell/language.hpp"
#include "shell/model.hpp"
#include "shell/notices.hpp"
#include "shell/now.hpp"
#include "shell/ports/ports.hpp"
#include "shell/server_clock.hpp"
#include "shell/session_host.hpp"
#include "shell/store/store.hpp"
#include "shell/wakefulness.hpp"
#include "ui/interface.hpp"
#include "ui/model/action.hpp"

namespace shell {

// The application: what happens in the world goes to the session and to the services, what they change goes to the screen.
// It decides nothing itself but the order: every entry ends in settle(), which delivers all events, then asks for a frame if
// something changed and sets the one timer to the earliest deadline.
class App final : ports::SocketListener, ports::DisplayListener, ports::PeerConnectionListener {
 public:
  // `ports` and everything in it outlive the App. Nothing happens before start().
  explicit App(const ports::Ports& ports);
  void start();

  [[nodiscard]] const ui::model::State& state() const { return model_.read(); }

 private:
  void socket_opened() override;
  void socket_message(std::string_view text) override;
  void socket_closed() override;

  void display_input(const ui::Input& input) override;
  void display_frame() override;
  void display_rendered() override;
  void display_lost() override;
  void display_restored() override;
  void display_visibility(Visibility visibility) override;
  void display_network(Network network) override;
  void display_closing() override;

  void peer_local_description(protocol::jingle::LocalDescription description) override;
  void peer_local_candidate(protocol::jingle::LocalCandidate candidate) override;
  void peer_state(protocol::jingle::PeerStateChanged state) override;
  void peer_failed(protocol::jingle::PeerFailed failure) override;
  void peer_remote_video(const protocol::CallId& call, bool live) override;

  [[nodiscard]] Now now() const { return {.at = clock_.now(), .wall = clock_.wall()}; }
  void configured(const std::expected<ports::Config, ports::ConfigError>& config);
  void signed_out(connection::Connection::Ended ended);
  void leaving();
  void timer_due();
  void look_whether_slept();
  void deliver(const protocol::Event& event, Now now);
  void handle(const protocol::Online& event, Now now);
  void handle(const protocol::Suspended& event, Now now);
  void handle(const protocol::xep0202::ServerTime& event, Now now);
  void tell_client_state(Now now);
  void perform(const ui::model::Action& action, Now now);
  void act(const ui::model::DismissNotice& action, Now now);
  void act(const ui::model::ChooseTheme& action, Now now);
  void act(const ui::model::CommandMessage& action, Now now);
  void act(const ui::model::CopyText& action, Now now);
  void act(const ui::model::PickFiles& action, Now now);
  void act(const ui::model::ReleaseFiles& action, Now now);
  void copy(const std::string& text);
  // Why there may be something to draw: news that came by itself may wait for a while.
  enum class Cause : std::uint8_t { Act, News };
  void settle(Now now, Cause cause = Cause::Act);
  [[nodiscard]] std::optional<protocol::Time> deadline() const;

  const ports::Ports& ports_;
  ServerClock clock_;
  Model model_;
  Notices notices_;
  store::Store store_;
  Language language_;
  SessionHost session_;
  connection::Connection connection_;
  chat::Chat chat_;
  call::Calls calls_;
  ui::Interface interface_;
  Wakefulness wakefulness_;
  FrameSchedule frames_;
  protocol::Time frame_began_{};
  std::optional<protocol::Time> armed_;
};

}  // namespace shell
