#include "ui/widget/kit/drawing.hpp"

#include <imgui_internal.h>

namespace ui::widget {

struct Drawing::Impl {
  ImFontAtlas atlas;
  ImDrawListSharedData shared;
  ImDrawList list{&shared};
  ImDrawData data;
  int frame = 0;
};

Drawing::Drawing() : impl_(std::make_unique<Impl>()) {
  ImFontAtlas& atlas = impl_->atlas;
  ImDrawListSharedData& shared = impl_->shared;
  atlas.RendererHasTextures = true;
  ImFontAtlasAddDrawListSharedData(&atlas, &shared);
  shared.FontAtlas = &atlas;
  shared.CurveTessellationTol = 1.25F;
  // Not by textures: our lines have whole widths only.
  shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
}

Drawing::~Drawing() { ImFontAtlasRemoveDrawListSharedData(&impl_->atlas, &impl_->shared); }

ImFontAtlas& Drawing::atlas() { return impl_->atlas; }

void Drawing::begin(Vec2 size, float density) {
  ImFontAtlasUpdateNewFrame(&impl_->atlas, ++impl_->frame, true);
  ImFontAtlasUpdateDrawListsSharedData(&impl_->atlas);
  impl_->shared.ClipRectFullscreen = {0, 0, size.x, size.y};
  impl_->shared.SetCircleTessellationMaxError(0.25F / density);
  ImDrawList& list = impl_->list;
  list._ResetForNewFrame();
  list.PushTexture(impl_->atlas.TexRef);
  list.PushClipRectFullScreen();
  ImDrawData& data = impl_->data;
  data.Clear();
  data.DisplaySize = {size.x, size.y};
  data.FramebufferScale = {density, density};
}

ImDrawList& Drawing::list() { return impl_->list; }

ImDrawData& Drawing::end() {
  ImDrawData& data = impl_->data;
  data.AddDrawList(&impl_->list);
  data.Textures = &impl_->atlas.TexList;
  data.Valid = true;
  return data;
}

void Drawing::forget_textures() {
  for (ImTextureData* texture : impl_->atlas.TexList) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
}

}  // namespace ui::widget
