#pragma once

#include <string_view>

// Spoiler Messages (XEP-0382): words that wait until a person wants to see them.
namespace protocol::xep0382 {

inline constexpr std::string_view kNamespace = "urn:xmpp:spoiler:0";

}  // namespace protocol::xep0382
