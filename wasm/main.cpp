#include "shell/app.hpp"
#include "wasm/dom/page/clipboard.hpp"
#include "wasm/dom/page/page.hpp"
#include "wasm/dom/page/wake_lock.hpp"
#include "wasm/net/config_source.hpp"
#include "wasm/net/http.hpp"
#include "wasm/net/socket.hpp"
#include "wasm/net/text_fetcher.hpp"
#include "wasm/rtc/media_sources.hpp"
#include "wasm/rtc/peer_connections.hpp"
#include "wasm/rtc/ringer.hpp"
#include "wasm/storage/account_lock.hpp"
#include "wasm/storage/local_storage.hpp"
#include "wasm/system.hpp"

namespace wasm {
namespace {

// The browser, and the application in it.
struct Parley {
  BrowserClock clock;
  BrowserRandom random;
  BrowserTimer timer;
  storage::LocalStorage storage;
  storage::WebAccountLocks account_locks;
  ConsoleLog log;
  net::TextFetcher fetcher;
  net::ConfigFile config{fetcher, log};
  net::BrowserHttp http{fetcher};
  net::BrowserSockets sockets;
  dom::Page page;
  dom::WakeLock wake_lock;
  dom::BrowserClipboard clipboard;
  rtc::BrowserMediaSources media{page.videos()};
  rtc::ToneRinger ringer;
  rtc::BrowserPeerConnections peers{media, page.videos(), log};
  shell::ports::Ports ports{.clock = clock,
                            .random = random,
                            .timer = timer,
                            .storage = storage,
                            .account_locks = account_locks,
                            .log = log,
                            .location = page_location(),
                            .config = config,
                            .http = http,
                            .sockets = sockets,
                            .display = page,
                            .notifier = page.notifier(),
                            .wake_lock = wake_lock,
                            .clipboard = clipboard,
                            .files = page.files(),
                            .media = media,
                            .ringer = ringer,
                            .peers = peers,
                            .shaper = page.shaper(),
                            .glyphs = page.glyphs(),
                            .calendar = page.calendar(),
                            .numbers = page.numbers(),
                            .languages = page.languages(),
                            .emoji = &page.emoji(),
                            .pictures = &page.pictures()};
  shell::App app{ports};
};

}  // namespace
}  // namespace wasm

int main() {
  static auto* parley = new wasm::Parley;  // as long as the page
  parley->app.start();
}
