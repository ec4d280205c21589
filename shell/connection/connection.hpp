#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>

#include "protocol/core/jid.hpp"
#include "protocol/event.hpp"
#include "shell/connection/backoff.hpp"
#include "shell/connection/endpoint.hpp"
#include "shell/connection/ownership.hpp"
#include "shell/entrance.hpp"
#include "shell/ids.hpp"
#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/ports/account_lock.hpp"
#include "shell/ports/config_source.hpp"
#include "shell/ports/display.hpp"
#include "shell/ports/http.hpp"
#include "shell/ports/socket.hpp"
#include "shell/ports/system.hpp"
#include "shell/session/session_link.hpp"
#include "shell/store/account_store.hpp"
#include "ui/model/action.hpp"

namespace shell::connection {

// From an address and a password to a session that is online, and back online whenever the transport is lost, until the
// person signs out or the server says that it is over. The password is in memory only, until then: it is needed when a
// session must start anew, also after another tab had the account.
//
// A tab that lets another one have the account forgets all that it knew of it but the password, and reads it anew when it
// goes on: what the other one delivered meanwhile is neither sent again nor shown as waiting.
class Connection {
 public:
  struct World {
    Model& model;
    session::SessionLink& session;
    ports::Socket& socket;
    ports::Http& http;
    Entrance& entrance;
    const ports::Location& location;
    store::Values& values;
    store::AccountStore& store;
    ports::AccountLocks& account_locks;
    Ids ids;
  };
  // Why a signed-in account ends here.
  enum class Ended : std::uint8_t {
    ByPerson,  // what the device keeps of the account goes too
    ByServer,
    Moved,  // to another tab, with all that the device keeps
    Taken,  // by another tab, which writes what the device keeps already
  };
  struct Hooks {
    std::function<void(Ended)> signed_out;               // its values in the store can still be reached
    std::function<void()> leaving;                       // Moved is next: calls end, what is put off is written
    std::function<void(const protocol::Jid&)> returned;  // the account (bare) is here again, not yet online
  };
  // Where the account stands with the person.
  enum class Standing : std::uint8_t {
    SignedOut,  // the form is due
    Elsewhere,  // another tab has it
    SignedIn,
  };
  Connection(World world, Hooks hooks);
  [[nodiscard]] Standing standing() const { return standing_; }

  void start();  // prefills the last address
  void configured(const ports::Config& config, Now now);

  void act(const ui::model::SubmitSignIn& action, Now now);
  void act(const ui::model::SignInAsGuest& action, Now now);
  void act(const ui::model::CancelSignIn& action, Now now);
  void act(const ui::model::UseHere& action, Now now);
  void act(const ui::model::SignOut& action, Now now);
  void act(const ui::model::RetryConnection& action, Now now);

  void socket_opened(Now now);
  void socket_closed(Now now);

  void handle(const protocol::Online& event, Now now);
  void handle(const protocol::Suspended& event, Now now);
  void handle(const protocol::SignInFailed& event, Now now);
  void handle(const protocol::StreamEnded& event, Now now);

  void set_network(ports::DisplayListener::Network network, Now now);
  void page_visible(Now now);
  void woke(Now now);     // the machine slept, and the network may have gone meanwhile
  void closing(Now now);  // the page goes away: the stream ends in order, so that others see it at once

  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(Now now);

 private:
  enum class Phase : std::uint8_t {
    SignedOut,
    Claiming,   // the account for this tab
    Elsewhere,  // another tab has it
    Leaving,    // for another tab: the stream ends in order, so that what was sent is in the archive
    AwaitingConfig,
    AwaitingHostMeta,
    Opening,      // the socket
    Negotiating,  // the stream
    Online,
    Waiting,  // to connect again
    SigningOut,
  };

  void attempt(protocol::Jid account, std::string password, Now now);
  void granted(Now now);
  void come_back(Now now);
  void claim_again();
  void stand_by();
  void leave(Now now);
  void let_go(Ended ended);
  void search(Now now);
  void try_next(Now now);
  void begin_session(const std::string& url, Now now);
  void ask_host_meta(const std::string& url);
  void host_meta_answered(const std::expected<std::string, ports::HttpError>& answer, Now now);
  void open(const std::string& url, Now now);
  void endpoint_failed(ui::model::SignInProblem problem, std::string detail, Now now);
  void refuse(ui::model::SignInProblem problem, std::string detail);
  void welcome(const protocol::Online& event, Now now);
  void wait(Now now);
  void hasten(Now now);  // something says that it may work now
  void retry(Now now);
  void end(Ended ended, ui::model::SignInProblem problem, std::string detail);
  void abandon();
  void drop();
  void forget_account();
  [[nodiscard]] bool has_patience() const;
  void show_link(ui::model::Link link, ui::Moment retry_at = {});

  World world_;
  Hooks hooks_;
  Ownership ownership_;
  Phase phase_ = Phase::SignedOut;
  Standing standing_ = Standing::SignedOut;
  std::optional<ports::Config> config_;
  std::optional<EndpointSearch> search_;
  protocol::Jid account_;
  std::string password_;
  std::string endpoint_;
  ui::model::SignInProblem problem_ = ui::model::SignInProblem::None;  // the most telling one of this attempt
  std::string detail_;
  Backoff backoff_;
  protocol::Time until_{};  // of Opening and Leaving: gives up; of Waiting: tries again
  protocol::Time online_since_{};
  std::uint32_t attempt_ = 0;  // answers to an earlier one are void
  bool signed_in_ = false;
  bool page_closing_ = false;
  bool let_go_on_closing_ = false;  // of the account, which was ours
  bool network_offline_ = false;
};

}  // namespace shell::connection
