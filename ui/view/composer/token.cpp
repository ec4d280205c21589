#include "ui/view/composer/token.hpp"

#include <algorithm>
#include <array>

#include "ui/text/words/phrases.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr std::size_t kMost = 8;           // suggestions
constexpr std::size_t kLongestQuery = 40;  // bytes
constexpr std::size_t kShortestEmoji = 2;  // letters: ":)" and ":D" are left alone

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_emoji_letter(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool starts_with(std::string_view word, std::string_view query) {
  return word.size() >= query.size() && std::ranges::equal(word.substr(0, query.size()), query, {}, lower, lower);
}

// Whether one of the words in `text`, parted by `divider`, begins with `query`.
bool has_word(std::string_view text, char divider, std::string_view query) {
  for (std::size_t at = 0; at < text.size();) {
    if (starts_with(text.substr(at), query)) return true;
    const std::size_t next = text.find(divider, at);
    at = next == std::string_view::npos ? text.size() : next + 1;
  }
  return false;
}

// How well an emoji fits, 0 being best; nothing when it does not.
std::optional<int> fit(std::string_view name, std::string_view words, std::string_view query) {
  if (starts_with(name, query)) return 0;
  if (has_word(name, '_', query)) return 1;
  if (has_word(words, ' ', query)) return 2;
  return std::nullopt;
}

std::vector<Suggestion> emoji(std::string_view query, std::string_view lines) {
  std::array<std::vector<Suggestion>, 3> found;
  while (!lines.empty() && found[0].size() < kMost) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::size_t after_emoji = std::min(line.find(' '), line.size());
    const std::string_view picture = line.substr(0, after_emoji);
    line.remove_prefix(std::min(after_emoji + 1, line.size()));
    const std::string_view name = line.substr(0, std::min(line.find(' '), line.size()));
    const auto fits = fit(name, line.substr(name.size()), query);
    if (!fits) continue;
    auto& list = found.at(static_cast<std::size_t>(*fits));
    if (list.size() < kMost)
      list.push_back({std::string(picture), ":" + std::string(name) + ":", {}, std::string(picture) + " "});
  }
  std::vector<Suggestion> result;
  for (auto& list : found)
    for (auto& suggestion : list)
      if (result.size() < kMost) result.push_back(std::move(suggestion));
  return result;
}

std::vector<Suggestion> people(std::string_view query, const std::vector<model::Mentionable>& all) {
  std::vector<Suggestion> result;
  for (const model::Mentionable& person : all) {
    if (result.size() == kMost) break;
    if (has_word(person.name, ' ', query) || starts_with(person.address, query))
      result.push_back({person.address, person.name, person.address, "@" + person.name + " "});
  }
  return result;
}

std::string_view purpose_of(model::Command command) {
  switch (command) {
    case model::Command::Me: return phrases::command_me();
    case model::Command::Invite: return phrases::command_invite();
    case model::Command::Topic: return phrases::command_topic();
    case model::Command::Leave: return phrases::command_leave();
  }
  return {};
}

std::vector<Suggestion> commands(std::string_view query, const std::vector<model::Command>& offered) {
  std::vector<Suggestion> result;
  for (const model::Command command : offered) {
    const std::string name = "/" + std::string(word_of(command));
    if (starts_with(word_of(command), query))
      result.push_back({{}, name, std::string(purpose_of(command)), name + " "});
  }
  return result;
}

}  // namespace

std::optional<Token> token_at(std::string_view text, std::size_t caret) {
  caret = std::min(caret, text.size());
  for (std::size_t end = caret; end > 0 && caret - end < kLongestQuery; --end) {
    const std::size_t at = end - 1;
    const char c = text[at];
    const std::string_view query = text.substr(at + 1, caret - at - 1);
    const bool begins = at == 0 || is_space(text[at - 1]) || text[at - 1] == '(';
    if (c == ':' && begins && query.size() >= kShortestEmoji && std::ranges::all_of(query, is_emoji_letter))
      return Token{Trigger::Emoji, at, caret, query};
    if (c == '@' && begins) return Token{Trigger::Mention, at, caret, query};
    if (c == '/' && at == 0 && std::ranges::all_of(query, is_letter)) return Token{Trigger::Command, at, caret, query};
    if (is_space(c)) return std::nullopt;
  }
  return std::nullopt;
}

std::vector<Suggestion> suggestions_for(const Token& token, const model::Compose& compose,
                                        std::string_view emoji_lines) {
  switch (token.trigger) {
    case Trigger::Emoji: return emoji(token.query, emoji_lines);
    case Trigger::Mention: return people(token.query, compose.people);
    case Trigger::Command: return commands(token.query, compose.commands);
  }
  return {};
}

std::string_view command_word(std::string_view text) {
  if (!text.starts_with('/')) return {};
  const std::string_view rest = text.substr(1);
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_letter) - rest.begin());
  return end == rest.size() || is_space(rest[end]) ? rest.substr(0, end) : std::string_view();
}

std::string_view word_of(model::Command command) {
  switch (command) {
    case model::Command::Me: return "me";
    case model::Command::Invite: return "invite";
    case model::Command::Topic: return "topic";
    case model::Command::Leave: return "leave";
  }
  return {};
}

}  // namespace ui::view
