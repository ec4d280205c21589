#pragma once

// How the kit wants Dear ImGui compiled. Included by cmake/imgui_config.hpp.

// One draw list holds the whole screen; WebGL2 draws 32-bit indices and cannot offset vertices.
#define ImDrawIdx unsigned int

// Keeps stb_truetype out: no font file is ever read. The loader that Dear ImGui asks for by this name is ours, which lets the
// browser draw the glyphs (ui/text/drawing/font_loader.cpp).
#define IMGUI_ENABLE_FREETYPE

// The browser owns the clipboard, the address bar and the input method.
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
