#pragma once

#include <cstddef>
#include <string_view>

#include "tests/support/shell/town.hpp"

namespace support::page {

inline constexpr const char* kAnn = "ann@example.test";
inline constexpr const char* kBob = "bob@example.test";

// Ann and Bob, who know each other, in front of the sign-in form.
struct AnnAndBob {
  Town town;
  Page& ann;
  Page& bob;

  AnnAndBob();
  void sign_in();  // until they see each other
  void talk();     // signed in, and each looks at the other's conversation
};

[[nodiscard]] bool is_online(const Page& page);
// Null: there is none.
[[nodiscard]] const ::ui::model::Conversation* conversation(const Page& page, std::string_view address);
// Of the open conversation.
[[nodiscard]] ::ui::model::TimelineItem last(const Page& page);
[[nodiscard]] std::size_t count(const Page& page);

}  // namespace support::page
