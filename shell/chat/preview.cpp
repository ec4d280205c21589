#include "shell/chat/preview.hpp"

namespace shell::chat {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::string preview(std::string_view text, std::size_t limit) {
  std::string line;
  bool space_due = false;
  for (const char c : text) {
    if (is_space(c)) {
      space_due = !line.empty();
      continue;
    }
    if (space_due) {
      line += ' ';
      space_due = false;
    }
    line += c;
    if (line.size() > limit) {
      std::size_t cut = limit;
      while (cut > 0 && continues_character(line[cut])) {
        --cut;
      }
      line.resize(cut);
      return line += "…";
    }
  }
  return line;
}

}  // namespace shell::chat
