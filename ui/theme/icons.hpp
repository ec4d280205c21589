#pragma once

#include <algorithm>
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
  ChevronLeft,
  ChevronRight,
  CircleAlert,
  Clock,
  Copy,
  Download,
  Eye,
  EyeOff,
  FileText,
  Forward,
  Info,
  Keyboard,
  Languages,
  Lock,
  LogIn,
  LogOut,
  MessageCirclePlus,
  MessagesSquare,
  Mic,
  MicOff,
  Monitor,
  Moon,
  MoreVertical,
  Paperclip,
  Pause,
  Pencil,
  Phone,
  PhoneIncoming,
  PhoneMissed,
  PhoneOff,
  PhoneOutgoing,
  Play,
  RefreshCw,
  Reply,
  Search,
  Send,
  SmilePlus,
  Sun,
  Trash,
  TriangleAlert,
  User,
  UserMinus,
  UserPlus,
  Video,
  VideoOff,
  WifiOff,
  X,
  ZoomIn,
  ZoomOut,
  Count,
};

// Lucide's file names without ".svg", in the order of Icon.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(Icon::Count)> kIconNames{"arrow-down",
                                                                                                "arrow-left",
                                                                                                "at-sign",
                                                                                                "check",
                                                                                                "check-check",
                                                                                                "chevron-down",
                                                                                                "chevron-left",
                                                                                                "chevron-right",
                                                                                                "circle-alert",
                                                                                                "clock",
                                                                                                "copy",
                                                                                                "download",
                                                                                                "eye",
                                                                                                "eye-off",
                                                                                                "file-text",
                                                                                                "forward",
                                                                                                "info",
                                                                                                "keyboard",
                                                                                                "languages",
                                                                                                "lock",
                                                                                                "log-in",
                                                                                                "log-out",
                                                                                                "message-circle-plus",
                                                                                                "messages-square",
                                                                                                "mic",
                                                                                                "mic-off",
                                                                                                "monitor",
                                                                                                "moon",
                                                                                                "ellipsis-vertical",
                                                                                                "paperclip",
                                                                                                "pause",
                                                                                                "pencil",
                                                                                                "phone",
                                                                                                "phone-incoming",
                                                                                                "phone-missed",
                                                                                                "phone-off",
                                                                                                "phone-outgoing",
                                                                                                "play",
                                                                                                "refresh-cw",
                                                                                                "reply",
                                                                                                "search",
                                                                                                "send-horizontal",
                                                                                                "smile-plus",
                                                                                                "sun",
                                                                                                "trash-2",
                                                                                                "triangle-alert",
                                                                                                "user",
                                                                                                "user-minus",
                                                                                                "user-plus",
                                                                                                "video",
                                                                                                "video-off",
                                                                                                "wifi-off",
                                                                                                "x",
                                                                                                "zoom-in",
                                                                                                "zoom-out"};

// Whether the icon points along the line, so that it turns over with the screen. Clocks, ticks and telephones do not.
constexpr bool is_directional(Icon icon) {
  constexpr std::array<std::string_view, 18> kDirectional{
      "arrow-left", "arrow-right", "chevron-left",    "chevron-right", "corner-up-left", "corner-up-right",
      "forward",    "list",        "log-in",          "log-out",       "panel-left",     "redo-2",
      "reply",      "reply-all",   "send-horizontal", "send",          "text-quote",     "undo-2"};
  const std::string_view name = kIconNames.at(static_cast<std::size_t>(icon));
  return std::ranges::find(kDirectional, name) != kDirectional.end();
}

static_assert(!kIconNames.back().empty(), "every icon has a name");

}  // namespace ui::theme
