#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <vector>

#include "shell/account.hpp"
#include "shell/entrance.hpp"
#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/page/clipboard.hpp"
#include "shell/page/files.hpp"
#include "shell/page/frame.hpp"
#include "shell/page/language.hpp"
#include "shell/page/notices.hpp"
#include "shell/page/settings.hpp"
#include "shell/page/wakefulness.hpp"
#include "shell/ports/ports.hpp"
#include "shell/store/values.hpp"
#include "ui/interface.hpp"
#include "ui/model/action.hpp"

namespace shell {

// The application: the accounts, and what there is once: the screen, settings, the clipboard, files. What happens in the world
// goes to them, what they change goes to the screen. It decides nothing itself but the order: every entry ends in settle(),
// which delivers all events, then asks for a frame if something changed and sets the one timer to the earliest deadline.
class App final : Entrance, ports::DisplayListener, ports::PeerConnectionListener {
 public:
  // `ports` and everything in it outlive the App. Nothing happens before start().
  explicit App(const ports::Ports& ports);
  void start();

  [[nodiscard]] const ui::model::State& state() const { return model_.read(); }

 private:
  [[nodiscard]] Now begin() override { return {.at = ports_.clock.now(), .wall = ports_.clock.wall()}; }
  void settle(Now now, Cause cause) override;

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
  void peer_picture(const protocol::SessionId& session, ui::VideoId video, Picture picture) override;

  void configured(const std::expected<ports::Config, ports::ConfigError>& config, Now now);
  void timer_due(Now now);
  void look_whether_slept(Now now);
  void perform(const ui::model::Action& action, Now now);
  void act(const ui::model::DismissNotice& action, Now now);
  void act(const ui::model::CommandMessage& action, Now now);
  void show_screen();
  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  // `what`(account, now) for each of them.
  template <class What>
  void for_each_account(Now now, const What& what) {
    for (const auto& account : accounts_) what(*account, account->dated(now));
  }
  // Whose conversations and calls are on the screen.
  [[nodiscard]] Account& shown() { return *accounts_.front(); }

  const ports::Ports& ports_;
  Model model_;
  page::Notices notices_;
  store::Values values_;
  page::Settings settings_;
  page::Language language_;
  page::Clipboard clipboard_;
  page::Files files_;
  std::vector<std::unique_ptr<Account>> accounts_;  // one so far
  ui::Interface interface_;
  page::Wakefulness wakefulness_;
  page::FrameSchedule frames_;
  protocol::Time frame_began_{};
  std::optional<protocol::Time> armed_;
  bool visible_ = true;
};

}  // namespace shell
