#include "ui/widget/kit/drawing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

using ui::widget::Drawing;

namespace {

void give_textures(const ImDrawData& data) {
  for (ImTextureData* texture : *data.Textures) {
    texture->SetTexID(7);
    texture->SetStatus(ImTextureStatus_OK);
  }
}

// Something that needs the atlas, so that there is a texture.
void use_atlas(Drawing& drawing) { REQUIRE(drawing.atlas().AddCustomRect(4, 4) != ImFontAtlasRectId_Invalid); }

}  // namespace

TEST_CASE("a frame has what was drawn in it, cut at the edges of the screen") {
  Drawing drawing;
  use_atlas(drawing);
  for (const float width : {300.0F, 200.0F}) {
    drawing.begin({width, 100}, 2);
    drawing.list().AddRectFilled({-10, -10}, {500, 500}, 0xFFFFFFFF);
    const ImDrawData& data = drawing.end();
    REQUIRE(data.CmdLists.Size == 1);
    CHECK(data.TotalVtxCount == 4);
    CHECK(data.FramebufferScale.x == 2);
    const ImVec4 clip = data.CmdLists[0]->CmdBuffer[0].ClipRect;
    CHECK((clip.x == 0 && clip.y == 0 && clip.z == width && clip.w == 100));
    give_textures(data);
  }
}

TEST_CASE("nothing drawn is no list") {
  Drawing drawing;
  use_atlas(drawing);
  drawing.begin({300, 100}, 1);
  CHECK(drawing.end().CmdLists.empty());
}

TEST_CASE("textures that the device lost are asked for with the next frame") {
  Drawing drawing;
  use_atlas(drawing);
  drawing.begin({300, 100}, 1);
  const ImDrawData& data = drawing.end();
  REQUIRE(data.Textures->Size == 1);
  CHECK((*data.Textures)[0]->Status == ImTextureStatus_WantCreate);
  give_textures(data);
  drawing.begin({300, 100}, 1);
  CHECK((*drawing.end().Textures)[0]->Status == ImTextureStatus_OK);
  drawing.forget_textures();
  drawing.begin({300, 100}, 1);
  CHECK((*drawing.end().Textures)[0]->Status == ImTextureStatus_WantCreate);
}
