#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

// What things are known by, in the state and in actions. Numbers that the shell gives out, never again for something else
// while the page lives: an action that comes late finds its own thing, or none. Only the shell knows what stands behind one.
namespace ui::model {

// An account's place in this page, whoever is signed in there.
enum class AccountId : std::uint32_t {};

enum class ConversationKind : std::uint8_t {
  Direct,   // with a person: only they can be called or become a contact
  Room,     // of many
  Whisper,  // with one occupant of a room
};

// A conversation of an account. Whoever was taken for a person and turns out to be a room keeps the number: the kind tells how
// things stand, it does not tell one conversation from another.
class ConversationId {
 public:
  constexpr ConversationId() = default;
  constexpr ConversationId(ConversationKind kind, std::uint32_t number) : number_(number), kind_(kind) {}
  [[nodiscard]] constexpr ConversationKind kind() const { return kind_; }
  [[nodiscard]] constexpr std::uint32_t number() const { return number_; }

  friend constexpr bool operator==(ConversationId a, ConversationId b) { return a.number_ == b.number_; }
  friend constexpr auto operator<=>(ConversationId a, ConversationId b) { return a.number_ <=> b.number_; }

 private:
  std::uint32_t number_ = 0;  // 0: none
  ConversationKind kind_ = ConversationKind::Direct;
};

struct ConversationKey {
  AccountId account{};
  ConversationId conversation{};

  [[nodiscard]] constexpr ConversationKind kind() const { return conversation.kind(); }
  // Another one for each key, for hashes and the names of widgets.
  [[nodiscard]] constexpr std::uint64_t number() const {
    return static_cast<std::uint64_t>(account) << 32U | conversation.number();
  }
  friend constexpr bool operator==(const ConversationKey&, const ConversationKey&) = default;
  friend constexpr auto operator<=>(const ConversationKey&, const ConversationKey&) = default;
};

// An entry of a conversation, for as long as there is one: also when it moves, is sent again, gets the archive's id, or is
// dropped from memory and loaded anew. One number within its conversation.
enum class MessageKey : std::uint64_t {};

// Who wrote an entry: no address, for an occupant of a room may have none that anybody knows, or change the name.
struct Sender {
  enum class Kind : std::uint8_t { Oneself, Person, Occupant };
  Kind kind = Kind::Person;
  std::uint32_t number = 0;  // tells one from another in the same conversation

  friend constexpr bool operator==(const Sender&, const Sender&) = default;
};

}  // namespace ui::model

template <>
struct std::hash<ui::model::ConversationKey> {
  std::size_t operator()(const ui::model::ConversationKey& key) const noexcept {
    return std::hash<std::uint64_t>{}(key.number());
  }
};
