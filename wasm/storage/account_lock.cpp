#include "wasm/storage/account_lock.hpp"

#include <cstdint>
#include <functional>
#include <utility>

#include <emscripten/em_js.h>

#include "wasm/js/attempt.hpp"
#include "wasm/js/promise.hpp"
#include "wasm/js/value.hpp"

// The callback of LockManager.request(): it says what it was given, and holds the lock until release() is called.
// Gives [callback, release].
// clang-format off
EM_JS_DEPS(parley_holder, "$Emval");
EM_JS(emscripten::EM_VAL, parley_holder, (emscripten::EM_VAL answered), {
  const tell = Emval.toValue(answered);
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  return Emval.toHandle([(lock) => {
    tell(!!lock);
    return held;
  }, () => release()]);
});
// clang-format on

namespace wasm::storage {

using js::val;
using shell::ports::TabWord;

namespace {

val manager() { return js::global()["navigator"]["locks"]; }

}  // namespace

// One call of request(): waits, holds, ends.
class WebAccountLock::Request {
 public:
  struct Answer {
    std::function<void(bool)> settled;  // whether it was granted; only IfFree is ever denied
    std::function<void()> lost;         // after it was granted
    std::function<void()> impossible;   // there are no locks here
  };

  Request(const val& name, Mode mode, Answer answer)
      : answer_(std::move(answer)), told_([this](const val& granted) { answered(granted.as<bool>()); }) {
    const val holder = val::take_ownership(parley_holder(told_.value().as_handle()));
    release_ = holder[1];
    val options = val::object();
    if (mode == Mode::IfFree) options.set("ifAvailable", true);
    if (mode == Mode::Steal) options.set("steal", true);
    if (mode == Mode::Queue) {
      abort_ = val::global("AbortController").new_();
      options.set("signal", abort_["signal"]);
    }
    const auto asked = js::attempt(manager(), "request", name, options, holder[0]);
    const val promise = asked ? *asked : val::global("Promise").call<val>("reject", asked.error());
    ended_ = js::Promise(promise, [this](const js::Settled& how) { ended(how); });
  }

  // Neither answered() nor ended() is heard of any more; a lock that comes nevertheless is let go at once.
  ~Request() {
    release_();
    if (!granted_ && js::exists(abort_)) static_cast<void>(js::attempt(abort_, "abort"));
  }
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;

 private:
  void answered(bool granted) {
    granted_ = granted;
    if (!granted) release_();
    const auto tell = answer_.settled;  // which may end this request
    tell(granted);
  }

  // The promise of request() is rejected when the lock is stolen, or when there can be none.
  void ended(const js::Settled& how) {
    if (how) return;
    const auto tell = granted_ ? answer_.lost : answer_.impossible;
    tell();
  }

  Answer answer_;
  js::Function told_;
  val release_;
  val abort_;
  js::Promise ended_;
  bool granted_ = false;
};

WebAccountLock::WebAccountLock(shell::ports::AccountLockListener& listener) : listener_(listener) {}
WebAccountLock::~WebAccountLock() { release(); }

// People may write an address in another case than another time, and the server takes both for one account.
void WebAccountLock::claim(const std::string& account) {
  release();
  name_ = js::string("parley/" + account).call<val>("normalize", val("NFKC")).call<val>("toLowerCase");
  open_channel();
  if (js::exists(manager()))
    request(Mode::IfFree);
  else
    grant_without_lock();
}

void WebAccountLock::request(Mode mode) {
  request_.reset();
  request_ = std::make_unique<Request>(name_, mode,
                                       Request::Answer{.settled = [this](bool granted) { answered(granted); },
                                                       .lost = [this] { listener_.lock_lost(); },
                                                       .impossible = [this] { grant_without_lock(); }});
}

void WebAccountLock::answered(bool granted) {
  if (granted) {
    listener_.lock_granted();
  } else {
    request(Mode::Queue);
    listener_.lock_held();
  }
}

void WebAccountLock::steal() { request(Mode::Steal); }

void WebAccountLock::grant_without_lock() {
  granted_without_ = js::Function([this](const val&) { listener_.lock_granted(); });
  js::global().call<void>("queueMicrotask", granted_without_.value());
}

void WebAccountLock::release() {
  request_.reset();
  granted_without_.reset();
  on_message_ = {};
  if (js::exists(channel_)) channel_.call<void>("close");
  channel_ = val::undefined();
}

void WebAccountLock::say(TabWord word) {
  if (js::exists(channel_)) channel_.call<void>("postMessage", static_cast<int>(word));
}

void WebAccountLock::open_channel() {
  const val type = js::global()["BroadcastChannel"];
  if (!js::exists(type)) return;
  const auto channel = js::attempt_new(type, name_);
  if (!channel) return;  // forbidden: tabs can still take the account by force
  channel_ = *channel;
  on_message_ = js::Listener(channel_, "message", [this](const val& event) {
    const val data = event["data"];
    if (!data.isNumber()) return;  // somebody else's
    const double word = data.as<double>();
    if (word >= 1 && word <= static_cast<int>(TabWord::SignedOut)) listener_.tab_said(static_cast<TabWord>(word));
  });
}

}  // namespace wasm::storage
