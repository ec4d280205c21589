#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/picture.hpp"

// What can be written in a conversation, and what is being written beside the text itself.
namespace ui::model {

// Written as "/name" at the start of a message. Me is a message that tells what one does (XEP-0245); the others do something
// with the conversation.
enum class Command : std::uint8_t { Me, Invite, Topic, Leave };

// Somebody who can be mentioned by name.
struct Mentionable {
  std::string address;
  std::string name;
};

// A message that is answered or corrected.
struct QuotedMessage {
  std::string author;
  std::string text;
};

// A file of the person, which the browser holds under this number.
struct GivenFile {
  std::uint32_t id = 0;
  std::string name;
  std::uint64_t size = 0;  // bytes
  PictureId picture{};     // what it shows; 0: no image
};

struct Compose {
  std::vector<Mentionable> people;
  std::vector<Command> commands{Command::Me};
  bool can_attach = false;
  std::vector<GivenFile> files;          // go with the next message
  bool can_edit = false;                 // there is a message of ours that may be corrected
  std::optional<QuotedMessage> editing;  // what is sent next takes the place of this one
  std::optional<QuotedMessage> replying;
};

}  // namespace ui::model
