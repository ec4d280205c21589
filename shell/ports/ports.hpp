#pragma once

#include "shell/ports/account_lock.hpp"
#include "shell/ports/config_source.hpp"
#include "shell/ports/display.hpp"
#include "shell/ports/files.hpp"
#include "shell/ports/http.hpp"
#include "shell/ports/languages.hpp"
#include "shell/ports/media_sources.hpp"
#include "shell/ports/peer_connection.hpp"
#include "shell/ports/ringer.hpp"
#include "shell/ports/socket.hpp"
#include "shell/ports/system.hpp"
#include "ui/picture.hpp"
#include "ui/text/drawing/glyphs.hpp"
#include "ui/text/drawing/shaper.hpp"
#include "ui/text/words/calendar.hpp"
#include "ui/text/words/emoji_names.hpp"
#include "ui/text/words/language.hpp"

namespace shell::ports {

// The whole world as the application sees it. Everything outlives the App that is given it.
struct Ports {
  Clock& clock;
  Random& random;
  Timer& timer;
  Storage& storage;
  AccountLocks& account_locks;
  Log& log;
  Location location;
  ConfigSource& config;
  Http& http;
  Sockets& sockets;
  Display& display;
  Notifier& notifier;
  WakeLock& wake_lock;
  Clipboard& clipboard;
  Files& files;
  MediaSources& media;
  Ringer& ringer;
  PeerConnections& peers;
  ui::text::TextShaper& shaper;
  ui::text::GlyphRasterizer& glyphs;
  ui::text::Calendar& calendar;
  ui::text::Numbers& numbers;
  Languages& languages;
  ui::text::EmojiNames* emoji = nullptr;  // null: none is suggested
  ui::Pictures* pictures = nullptr;       // null: none is shown
};

}  // namespace shell::ports
