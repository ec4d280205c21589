#include "shell/connection/connection.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "protocol/xep/0156_host_meta/host_meta.hpp"
#include "shell/connection/pin.hpp"
#include "shell/connection/problem.hpp"
#include "shell/ports/socket_url.hpp"

namespace shell::connection {
namespace {

using protocol::Jid;
using ui::model::Link;
using ui::model::SignInProblem;

// A browser itself may take minutes to give up an address that does not answer.
constexpr protocol::Duration kOpenPatience = std::chrono::seconds(15);
// A connection that held this long was no fluke: the next loss starts with short waits again.
constexpr protocol::Duration kStable = std::chrono::seconds(20);
// An attempt to come back that is older than this may have begun on a network that is gone, where it hangs.
constexpr protocol::Duration kFreshAttempt = std::chrono::seconds(2);
constexpr std::string_view kDevice = "parley";

}  // namespace

Connection::Connection(World world, Hooks hooks)
    : world_(world),
      hooks_(std::move(hooks)),
      ownership_(world.model, world.account_locks, world.entrance,
                 {.granted = [this](Now now) { granted(now); },
                  .elsewhere = [this](Now) { stand_by(); },
                  .asked = [this](Now now) { leave(now); },
                  .lost = [this](Now) { let_go(Ended::Taken); },
                  .signed_out = [this](Now) { forget_account(); }}) {}

void Connection::start() { world_.model.edit().sign_in.address = world_.values.read(store::kLastAddress).value_or(""); }

void Connection::configured(const ports::Config& config, Now now) {
  config_ = config;
  world_.model.edit().sign_in.guests_welcome = !config.guest_domain.empty();
  if (phase_ == Phase::AwaitingConfig) search(now);
}

void Connection::act(const ui::model::SubmitSignIn& action, Now now) {
  if (phase_ != Phase::SignedOut) return;
  world_.model.edit().sign_in.address = action.address;
  const auto jid = Jid::parse(action.address);
  if (!jid || jid->local().empty())
    refuse(SignInProblem::BadAddress, {});
  else if (action.password.empty())
    refuse(SignInProblem::MissingPassword, {});
  else
    attempt(jid->bare(), action.password, now);
}

void Connection::act(const ui::model::SignInAsGuest&, Now now) {
  if (phase_ != Phase::SignedOut || !config_) return;
  if (const auto jid = Jid::parse(config_->guest_domain))
    attempt(*jid, {}, now);
  else
    refuse(SignInProblem::NoEndpoint, config_->guest_domain);
}

void Connection::act(const ui::model::CancelSignIn&, Now) {
  if (phase_ == Phase::Elsewhere) {
    ownership_.release(Ownership::Farewell::None);
    forget_account();
  } else if (!signed_in_ && phase_ != Phase::SignedOut) {
    abandon();
    refuse(SignInProblem::None, {});
  }
}

void Connection::act(const ui::model::UseHere&, Now now) { ownership_.use_here(now); }

void Connection::act(const ui::model::SignOut&, Now now) {
  if (!signed_in_ || phase_ == Phase::SigningOut) return;
  phase_ = Phase::SigningOut;
  // An error means that the session is over already.
  if (!world_.session.send(protocol::SignOut{}, now.at)) end(Ended::ByPerson, SignInProblem::None, {});
}

void Connection::act(const ui::model::RetryConnection&, Now now) { hasten(now); }

void Connection::socket_opened(Now now) {
  if (phase_ == Phase::Opening) {
    phase_ = Phase::Negotiating;
    world_.session.transport_opened(now.at);
  }
}

void Connection::socket_closed(Now now) {
  if (phase_ == Phase::Opening) {
    endpoint_failed(SignInProblem::Unreachable, std::string(ports::host_of(endpoint_)), now);
  } else if (phase_ == Phase::Negotiating || phase_ == Phase::Online || phase_ == Phase::SigningOut ||
             phase_ == Phase::Leaving) {
    world_.session.transport_closed(now.at);
  }
}

void Connection::handle(const protocol::Online& event, Now now) {
  phase_ = Phase::Online;
  online_since_ = now.at;
  if (!signed_in_) welcome(event, now);
  if (!account_.local().empty() && !event.resumed) pin_mechanism(world_.values, account_, event.mechanism, now.at);
  show_link(Link::Online);
}

void Connection::handle(const protocol::Suspended&, Now now) {
  if (phase_ == Phase::Leaving)
    let_go(Ended::Moved);
  else
    wait(now);
}

void Connection::handle(const protocol::SignInFailed& event, Now now) {
  const Verdict verdict = verdict_on(event.error);
  if (!signed_in_ && verdict == Verdict::Elsewhere) {
    endpoint_failed(problem_of(event.error), event.text, now);
  } else if (!signed_in_) {
    abandon();
    refuse(problem_of(event.error), event.text);
  } else if (verdict == Verdict::Final) {
    end(Ended::ByServer, problem_of(event.error), event.text);
  } else {
    wait(now);
  }
}

void Connection::handle(const protocol::StreamEnded& event, Now now) {
  using protocol::StreamEnd;
  if (phase_ == Phase::Leaving) {
    let_go(Ended::Moved);
    return;
  }
  // A page that came back out of the browser's cache may hear only then that its stream ended in order.
  const bool page_left = event.end == StreamEnd::SignedOut && phase_ != Phase::SigningOut;
  if (event.end == StreamEnd::ServerGone || event.end == StreamEnd::BadStanza || page_closing_ || page_left)
    wait(now);
  else if (event.end == StreamEnd::SignedOut)
    end(Ended::ByPerson, SignInProblem::None, {});
  else
    end(Ended::ByServer, problem_of(event.end), event.text);
}

void Connection::set_network(ports::DisplayListener::Network network, Now now) {
  network_offline_ = network == ports::DisplayListener::Network::Offline;
  if (!network_offline_) {
    backoff_.reset();  // what failed before says nothing of this network
    hasten(now);
  } else if (phase_ == Phase::Waiting) {
    show_link(Link::Offline);
  }
}

void Connection::page_visible(Now now) {
  page_closing_ = false;  // it came back out of the browser's cache of pages
  if (let_go_on_closing_)
    claim_again();
  else
    hasten(now);
}

void Connection::woke(Now now) {
  backoff_.reset();
  hasten(now);
}

void Connection::closing(Now now) {
  if (phase_ == Phase::Online) {
    page_closing_ = true;
    (void)world_.session.send(protocol::SignOut{}, now.at);
  }
  if (signed_in_ && ownership_.is_mine()) {
    // Browsers do not keep pages in their cache that hold a lock.
    ownership_.release(Ownership::Farewell::None);
    let_go_on_closing_ = true;
  }
}

std::optional<protocol::Time> Connection::deadline() const {
  const auto of_tabs = ownership_.deadline();
  const bool waits = has_patience();
  return waits && of_tabs ? std::min(until_, *of_tabs) : waits ? std::optional(until_) : of_tabs;
}

bool Connection::has_patience() const {
  return phase_ == Phase::Opening || phase_ == Phase::Leaving || (phase_ == Phase::Waiting && !page_closing_);
}

void Connection::handle_timeout(Now now) {
  ownership_.handle_timeout(now);
  if (!has_patience() || until_ > now.at) return;
  if (phase_ == Phase::Leaving) {
    let_go(Ended::Moved);
  } else if (phase_ == Phase::Waiting) {
    retry(now);
  } else {
    world_.socket.close();
    endpoint_failed(SignInProblem::Unreachable, std::string(ports::host_of(endpoint_)), now);
  }
}

void Connection::attempt(Jid account, std::string password, Now now) {
  account_ = std::move(account);
  password_ = std::move(password);
  problem_ = SignInProblem::NoEndpoint;
  detail_ = account_.domain();
  ++attempt_;
  ui::model::SignIn& sign_in = world_.model.edit().sign_in;
  sign_in.busy = true;
  sign_in.problem = SignInProblem::None;
  sign_in.detail.clear();
  if (account_.local().empty()) {
    granted(now);  // nobody else is this guest, and nothing is kept
  } else {
    phase_ = Phase::Claiming;
    ownership_.claim(account_.str());
  }
}

void Connection::search(Now now) {
  search_.emplace(*config_, world_.location, account_.domain());
  try_next(now);
}

void Connection::try_next(Now now) {
  if (const auto url = search_->next()) {
    begin_session(*url, now);
    open(*url, now);
  } else if (const auto host_meta = search_->take_host_meta_url()) {
    ask_host_meta(*host_meta);
  } else {
    abandon();
    refuse(problem_, detail_);
  }
}

void Connection::begin_session(const std::string& url, Now now) {
  world_.session.begin({.account = account_,
                        .password = password_,
                        .device = std::string(kDevice),
                        .language = world_.model.read().language.spoken,
                        .transport_is_secure = ports::is_private(url),
                        .weakest = pinned_mechanism(world_.values, account_),
                        .device_epoch = protocol::Timestamp(now.wall - now.at.time_since_epoch()),
                        .seed = {}});
}

void Connection::ask_host_meta(const std::string& url) {
  phase_ = Phase::AwaitingHostMeta;
  world_.http.get(url, [this, asked_in = attempt_](const std::expected<std::string, ports::HttpError>& answer) {
    if (asked_in == attempt_ && phase_ == Phase::AwaitingHostMeta)
      world_.entrance.enter([&](Now now) { host_meta_answered(answer, now); });
  });
}

void Connection::host_meta_answered(const std::expected<std::string, ports::HttpError>& answer, Now now) {
  // Without an answer that can be read, what is known so far is the problem.
  if (const auto urls = answer.transform(protocol::xep0156::parse_host_meta); urls && *urls) search_->add(**urls);
  try_next(now);
}

void Connection::open(const std::string& url, Now now) {
  endpoint_ = url;
  phase_ = Phase::Opening;
  until_ = now.at + kOpenPatience;
  world_.socket.open(url);
}

void Connection::endpoint_failed(SignInProblem problem, std::string detail, Now now) {
  if (signed_in_) {
    wait(now);
    return;
  }
  if (tells_more(problem, problem_)) {
    problem_ = problem;
    detail_ = std::move(detail);
  }
  try_next(now);
}

void Connection::refuse(SignInProblem problem, std::string detail) {
  standing_ = Standing::SignedOut;
  ui::model::SignIn& sign_in = world_.model.edit().sign_in;
  sign_in.busy = false;
  sign_in.problem = problem;
  sign_in.detail = std::move(detail);
}

void Connection::welcome(const protocol::Online& event, Now now) {
  const bool is_guest = account_.local().empty();
  signed_in_ = true;
  search_.reset();
  if (is_guest) {
    world_.store.close();
  } else {
    world_.store.open(event.jid);
    world_.values.write(store::kLastAddress, account_.str(), now.at);
  }
  refuse(SignInProblem::None, {});
  standing_ = Standing::SignedIn;
  ui::model::State& state = world_.model.edit();
  state.own_address = event.jid.bare().str();
  state.own_name = event.jid.local();
}

void Connection::wait(Now now) {
  if (now.at - online_since_ >= kStable && phase_ == Phase::Online) backoff_.reset();
  phase_ = Phase::Waiting;
  until_ = now.at + backoff_.next(world_.ids.number());
  if (network_offline_)
    show_link(Link::Offline);
  else
    show_link(Link::Waiting, moment(until_));
}

void Connection::hasten(Now now) {
  const bool is_attempt = phase_ == Phase::Opening || phase_ == Phase::Negotiating;
  const bool hangs = signed_in_ && is_attempt && now.at - (until_ - kOpenPatience) >= kFreshAttempt;
  if (phase_ == Phase::Online) {
    (void)world_.session.send(protocol::CheckLink{}, now.at);  // an error means that the session is over already
  } else if (hangs && phase_ == Phase::Negotiating) {
    world_.socket.close();
    world_.session.transport_closed(now.at);
  } else if (phase_ == Phase::Waiting || hangs) {
    retry(now);
  }
}

void Connection::retry(Now now) {
  show_link(Link::Connecting);
  open(endpoint_, now);
}

void Connection::end(Ended ended, SignInProblem problem, std::string detail) {
  drop();
  hooks_.signed_out(ended);
  ownership_.release(ended == Ended::ByPerson ? Ownership::Farewell::SignedOut : Ownership::Farewell::None);
  forget_account();
  refuse(problem, std::move(detail));
}

// Gives up a sign-in that is under way.
void Connection::abandon() {
  drop();
  ownership_.release(Ownership::Farewell::None);
  phase_ = Phase::SignedOut;
  password_.clear();
}

// Ends what is under way to the server.
void Connection::drop() {
  ++attempt_;
  search_.reset();
  backoff_.reset();
  page_closing_ = false;
  world_.session.discard();
  world_.socket.close();
}

// Back to the form; the account's address stays in it.
void Connection::forget_account() {
  phase_ = Phase::SignedOut;
  signed_in_ = false;
  let_go_on_closing_ = false;
  password_.clear();
  world_.store.close();
  ui::model::State& state = world_.model.edit();
  state.own_address.clear();
  state.own_name.clear();
  if (!account_.local().empty()) state.sign_in.address = account_.str();
  show_link(Link::Offline);
  refuse(SignInProblem::None, {});
}

void Connection::show_link(Link link, ui::Moment retry_at) {
  const ui::model::Connection& shown = world_.model.read().connection;
  if (shown.link != link || shown.retry_at != retry_at)
    world_.model.edit().connection = {.link = link, .retry_at = retry_at};
}

}  // namespace shell::connection
