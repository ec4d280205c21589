#pragma once

#include <string>

#include "tests/support/ui/driver.hpp"

// States that tests begin with.
namespace support::ui {

inline constexpr const char* kAnn = "ann@example.org";
inline constexpr const char* kBob = "bob@example.org";

constexpr ::ui::model::ConversationKey key(std::uint32_t number,
                                           ::ui::model::ConversationKind kind = ::ui::model::ConversationKind::Direct) {
  return {.account = ::ui::model::AccountId{1}, .conversation = {kind, number}};
}
inline constexpr ::ui::model::ConversationKey kAnnKey = key(1);
inline constexpr ::ui::model::ConversationKey kBobKey = key(2);
inline constexpr const char* kAnnComposer = "composer:4294967297";  // the field of her conversation

// Signed in and online, with Ann (two unread messages) and Bob as contacts.
void sign_in(Driver& driver);

// Adds contacts named "Contact 0", "Contact 1", …
void add_contacts(Driver& driver, int count);

// Opens the conversation with Ann, whose entries are `timeline`.
void open_ann(Driver& driver, const ::ui::model::Timeline& timeline,
              ::ui::model::History history = ::ui::model::History::Complete);

// A call with Ann in that phase.
::ui::model::Call call_with_ann(::ui::model::CallPhase phase, bool video, bool incoming);

}  // namespace support::ui
