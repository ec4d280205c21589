#pragma once
// What Dear ImGui is compiled without, in every build: the page ships no font, no demo and no debugging windows.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS

// Only settings files and typed numbers are read with it, and there are neither; it would bring 11 KB into the page.
#include <cstdio>
#define sscanf(...) 0

#include "ui/widget/kit/imgui_config.hpp"
