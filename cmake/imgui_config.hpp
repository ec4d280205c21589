#pragma once
// What Dear ImGui is compiled without, in every build: the page ships no font, no demo and no debugging windows.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS

#include "ui/widget/kit/imgui_config.hpp"
