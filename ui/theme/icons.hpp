#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// The icons that the interface draws. Each is an icon of Lucide (lucide.dev) by its file name there; the build takes the
// outlines from that set, so the table below is the only list of them.
namespace ui::theme {

enum class Icon : std::uint16_t {
  ArrowDown,
  ArrowLeft,
  AtSign,
  Check,
  CheckCheck,
  ChevronDown,
  CircleAlert,
  Clock,
  Info,
  LogIn,
  LogOut,
  MessageCirclePlus,
  MessagesSquare,
  Mic,
  MicOff,
  Monitor,
  Moon,
  MoreVertical,
  Phone,
  PhoneIncoming,
  PhoneMissed,
  PhoneOff,
  PhoneOutgoing,
  RefreshCw,
  Search,
  Send,
  Sun,
  TriangleAlert,
  User,
  UserMinus,
  UserPlus,
  Video,
  VideoOff,
  WifiOff,
  X,
  Count,
};

// Lucide's file names without ".svg", in the order of Icon.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(Icon::Count)> kIconNames{"arrow-down",
                                                                                                "arrow-left",
                                                                                                "at-sign",
                                                                                                "check",
                                                                                                "check-check",
                                                                                                "chevron-down",
                                                                                                "circle-alert",
                                                                                                "clock",
                                                                                                "info",
                                                                                                "log-in",
                                                                                                "log-out",
                                                                                                "message-circle-plus",
                                                                                                "messages-square",
                                                                                                "mic",
                                                                                                "mic-off",
                                                                                                "monitor",
                                                                                                "moon",
                                                                                                "ellipsis-vertical",
                                                                                                "phone",
                                                                                                "phone-incoming",
                                                                                                "phone-missed",
                                                                                                "phone-off",
                                                                                                "phone-outgoing",
                                                                                                "refresh-cw",
                                                                                                "search",
                                                                                                "send-horizontal",
                                                                                                "sun",
                                                                                                "triangle-alert",
                                                                                                "user",
                                                                                                "user-minus",
                                                                                                "user-plus",
                                                                                                "video",
                                                                                                "video-off",
                                                                                                "wifi-off",
                                                                                                "x"};

static_assert(!kIconNames.back().empty(), "every icon has a name");

}  // namespace ui::theme
