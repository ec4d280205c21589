#include "shell/chat/timeline/preview.hpp"

#include "ui/text/content/action.hpp"
#include "ui/text/words/phrases.hpp"

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
      while (cut > 0 && continues_character(line[cut])) --cut;
      line.resize(cut);
      return line += "…";
    }
  }
  return line;
}

Summary summary(const Entry& entry, std::string_view author, std::size_t limit) {
  Summary result{.gist = {.kind = entry.kind,
                          .content = entry.content,
                          .hidden = entry.hint.has_value(),
                          .deleted = is_deleted(entry),
                          .call = entry.call},
                 .line = {}};
  if (entry.hint)
    result.line = preview(*entry.hint, limit);
  else if (entry.content == ui::model::Content::Invitation)
    result.line = entry.subject;
  else if (const auto action = ui::text::action_of(entry.text); action && entry.content == ui::model::Content::Words)
    result.line = preview(ui::text::phrases::action(author, *action), limit);
  else
    result.line = preview(entry.text.empty() ? entry.subject : entry.text, limit);
  return result;
}

}  // namespace shell::chat
