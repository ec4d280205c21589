#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/geometry.hpp"
#include "ui/model/key.hpp"
#include "ui/model/message.hpp"

namespace ui::model {

enum class Delivery : std::uint8_t {
  None,      // incoming
  Waiting,   // in the outbox
  Stored,    // our server has it
  Received,  // a device of the other side has it
  Failed,    // it was refused
};

enum class ItemKind : std::uint8_t {
  Incoming,
  Outgoing,
  MissedCall,
  EndedCall,
  NotLoaded,  // stands for entries that are not here, nobody knows how many
};

// How it goes with entries that are not here.
enum class History : std::uint8_t { Loading, Partial, Complete, Failed };

// How a call went that was not missed.
enum class CallEnd : std::uint8_t { Talked, NoAnswer, Declined, Busy, Failed };

// Of MissedCall and EndedCall.
struct CallNote {
  CallEnd end = CallEnd::Talked;
  std::uint32_t times = 1;  // missed calls, one after the other
  friend bool operator==(const CallNote&, const CallNote&) = default;
};

enum class Content : std::uint8_t {
  Words,
  Encrypted,   // for keys that we do not have; `text`: the method, may be empty
  File,        // cannot be shown yet
  Invitation,  // `subject`: the room's address; `text`: the reason, may be empty
  Unknown,     // cannot be shown yet
};

// Words that wait until the person wants to see them (XEP-0382). While they do, `text` is empty.
enum class Spoiler : std::uint8_t { None, Hidden, Shown };

// What kind of thing stands for an entry where there is one line for it: in the list, in a notification.
struct Gist {
  ItemKind kind = ItemKind::Incoming;
  Content content = Content::Words;
  bool hidden = false;   // a spoiler: the line has its hint
  bool deleted = false;  // by its sender
  CallNote call = {};
};

// One entry of a conversation. Views of memory that the timeline owns, valid until the state changes.
struct TimelineItem {
  MessageKey key{};
  ItemKind kind = ItemKind::Incoming;
  Sender sender{};
  std::string_view author;  // display name
  std::string_view
      text;  // UTF-8, remote text: shown as it is, never interpreted; of a call: how long it was, may be empty
  Content content = Content::Words;
  std::string_view subject = {};  // of words: a line above them; may be empty
  Spoiler spoiler = Spoiler::None;
  std::string_view hint = {};  // what a spoiler is about; may be empty
  WallTime time{};
  Delivery delivery = Delivery::None;
  std::uint32_t revision = 0;               // changes whenever the entry does
  bool styled = true;                       // signs in the text are shown as styling (ui/text/content/styling.hpp)
  std::string_view color_seed = {};         // of an occupant, whose colour it gives (XEP-0392)
  const MessageDetails* details = nullptr;  // what is more than text; null: nothing
  std::uint16_t can = 0;                    // bits of Can
  CallNote call = {};
  History history = History::Complete;  // of NotLoaded
};

// A conversation's entries without a copy, so that a frame costs what is visible: a window on what was ever said. What is
// not loaded has its place in it all the same.
// A position is where an entry stands, to draw it there: older entries that load later get lower ones, which may be negative,
// and what is put between moves others. What an entry is known by, from one frame to the next, is its key.
class Timeline {
 public:
  virtual ~Timeline() = default;
  [[nodiscard]] virtual std::int64_t begin() const = 0;
  [[nodiscard]] virtual std::int64_t end() const = 0;
  [[nodiscard]] virtual TimelineItem item(std::int64_t position) const = 0;
  // Where the entry is now; nothing when there is none. Quick, however long the conversation is.
  [[nodiscard]] virtual std::optional<std::int64_t> position_of(MessageKey key) const = 0;
  // Changes when entries got other positions (a late one was put between): measured heights are void then.
  [[nodiscard]] virtual std::uint32_t layout_epoch() const = 0;
};

}  // namespace ui::model
