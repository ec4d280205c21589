#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/model/state.hpp"
#include "ui/semantics/node.hpp"
#include "ui/view/composer/memory.hpp"
#include "ui/view/message/long_text.hpp"
#include "ui/widget/list/long_list.hpp"
#include "ui/widget/list/scroll.hpp"

// What the views remember from frame to frame and nobody else needs to know: what is open, how far it is scrolled.
namespace ui::view {

enum class Overlay : std::uint8_t {
  None,
  AccountMenu,
  LanguageMenu,
  ChatMenu,
  AddContact,
  RemoveContact,
  Shortcuts,
  MessageMenu,
  React,
  DeleteMessage,
  DaysMenu,
  Lightbox
};

struct OverlayMemory {
  Overlay open = Overlay::None;
  bool opening = false;              // it opens with this frame
  semantics::NodeId return_focus{};  // had the focus when it opened
  std::string return_field{};        // or the field that had it
  Rect anchor;                       // where a menu hangs
  widget::ScrollMemory scroll{};     // of what does not fit into a dialog
};

// Which conversations the search shows.
struct SearchMemory {
  std::string query;
  std::uint64_t revision = 0;
  std::vector<std::uint32_t> found;  // indices of State::conversations
};

struct SidebarMemory {
  widget::ScrollMemory scroll;
  SearchMemory search;
  std::optional<model::ConversationKey> stop;          // the row that Tab reaches
  std::optional<model::ConversationKey> wanted_focus;  // the row that takes the focus when it is there
};

// A message that was jumped to is marked for a moment.
struct Flash {
  std::optional<model::MessageKey> message;
  Moment since{};
};

// Whose menu Tab reaches: that of the message that was gone to by keys, otherwise the last one whose button is in sight.
struct MessageStop {
  std::optional<model::MessageKey> chosen;
  std::optional<model::MessageKey> wanted;   // takes the focus when it is there
  std::optional<model::MessageKey> current;  // in this frame
  std::optional<model::MessageKey> last;     // in sight, of those drawn so far in this frame
  bool chosen_seen = false;
};

struct LightboxMemory {
  std::size_t picture = 0;   // of the message's
  float zoom = 1;            // 1: the whole picture fits
  Vec2 pan;                  // CSS pixels that its middle is away from the screen's
  std::optional<Vec2> held;  // `pan` when the drag began
};

// The first entry in sight, which stays where it is whatever comes above it.
struct Held {
  model::MessageKey message{};
  double y = 0;  // pixels below the list's top
};

struct ChatMemory {
  std::optional<model::ConversationKey> key;  // of the conversation that this is about
  widget::LongList list;
  message::LongTexts long_texts;
  ComposerMemory composer;
  std::uint32_t layout_epoch = 0;
  float width = 0;  // that heights were measured for
  std::optional<Held> held;
  std::optional<std::int64_t> asked_at;        // begin of the timeline when older entries were asked for
  std::optional<std::int64_t> read_to;         // end of what was announced
  std::optional<model::MessageKey> first_new;  // the first message that was new when it was opened
  bool news_settled = false;                   // first_new was looked for
  std::optional<std::int64_t> seen_to;         // end of what was seen
  Flash flash;
  std::optional<model::MessageKey> target;  // the message that an overlay is about
  MessageStop menu_stop;
  LightboxMemory lightbox;
  std::size_t index = 0;         // where State::conversations had it last
  std::uint64_t missing_at = 0;  // revision of the conversations in which it was not; 0: none
};

// Of the pane about the other side.
struct DetailsMemory {
  bool open = false;
  bool opening = false;              // it opens with this frame
  semantics::NodeId return_focus{};  // had the focus when it opened
  widget::ScrollMemory scroll{};
  float content = 0;  // height of all of it in the last frame
};

struct SignInMemory {
  model::SignInProblem shown = model::SignInProblem::None;
  bool was_busy = false;
};

struct CallMemory {
  model::CallKey key;
  std::optional<model::CallPhase> announced;
};

// A place that the address bar names, until it is open or turns out not to be one.
struct PlaceMemory {
  std::string wanted;  // as it stands there
  bool asked = false;  // for what it names
};

struct Memory {
  PlaceMemory place;
  OverlayMemory overlay;
  SidebarMemory sidebar;
  ChatMemory chat;
  DetailsMemory details;
  SignInMemory sign_in;
  CallMemory call;
  FilesMemory files;
};

}  // namespace ui::view
