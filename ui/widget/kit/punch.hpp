#pragma once

struct ImDrawList;
struct ImDrawCmd;

// A hole in the canvas through which the <video> underneath is seen.
//
// In the draw list a hole is: a command whose UserCallback is `punch_marker`, the filled shape of the hole, and a command
// whose UserCallback is ImDrawCallback_ResetRenderState. A renderer that meets `punch_marker` sets the blend function to
// (ZERO, ONE_MINUS_SRC_ALPHA) for colour and alpha, so that the shape removes what was drawn, softly at its edge; the reset
// brings the usual blending back. Calling the marker does nothing: a renderer that does not know it shows a white shape.
namespace ui::widget {

void punch_marker(const ImDrawList* list, const ImDrawCmd* command);

}  // namespace ui::widget
