#include "wasm/gl/pictures.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/gl/texture.hpp"
#include "wasm/js/attempt.hpp"

namespace wasm::gl {

using js::val;
using ui::PictureId;

namespace {

constexpr std::size_t kBudget = 64U << 20U;         // bytes of textures
constexpr double kMostPixels = 120e6;               // that a picture may have: decoding takes four bytes for each
constexpr double kCoarseness = 1.25;                // how much a texture may be enlarged before it is made anew
constexpr PictureId kOwn{std::uint64_t{1} << 63U};  // ids of others are below

val url_api() { return val::global("URL"); }

}  // namespace

Pictures::~Pictures() {
  for (auto& [id, picture] : pictures_) drop_texture(picture);
}

PictureId Pictures::add(const val& blob) {
  const PictureId id{static_cast<std::uint64_t>(kOwn) + ++last_id_};
  pictures_[id].blob = blob;
  return id;
}

void Pictures::remove(PictureId id) {
  const auto place = pictures_.find(id);
  if (place == pictures_.end()) return;
  stop_reading(place->second, Step::Broken);
  drop_texture(place->second);
  pictures_.erase(place);
}

ui::PictureTexture Pictures::picture(PictureId id, ui::Vec2 size) {
  const auto place = pictures_.find(id);
  if (place == pictures_.end()) return {};
  Picture& picture = place->second;
  picture.seen = frame_;
  if (picture.step == Step::Unread) read_size(id, picture);
  if (picture.step != Step::Read || !js::exists(gl_)) return {};
  const double covering = std::max(size.x * density_ / picture.size.x, size.y * density_ / picture.size.y);
  const double largest = largest_texture() / std::max<double>(picture.size.x, picture.size.y);
  const double scale = std::min({covering, largest, 1.0});
  if (!picture.decoding && scale > picture.scale * kCoarseness) decode(id, picture, scale);
  return {.texture = picture.texture, .size = picture.size};
}

// An <img> gives the size without decoding the rest.
void Pictures::read_size(PictureId id, Picture& picture) {
  picture.step = Step::Reading;
  picture.element = dom::create("img");
  picture.waits.emplace_back(picture.element, "load", [this, id](const val&) { size_read(id); });
  picture.waits.emplace_back(picture.element, "error",
                             [this, id](const val&) { stop_reading(pictures_.at(id), Step::Broken); });
  js::set(picture.element, "src", url_api().call<val>("createObjectURL", picture.blob));
}

void Pictures::size_read(PictureId id) {
  Picture& picture = pictures_.at(id);
  picture.size = {static_cast<float>(js::number(picture.element, "naturalWidth")),
                  static_cast<float>(js::number(picture.element, "naturalHeight"))};
  const double pixels = static_cast<double>(picture.size.x) * static_cast<double>(picture.size.y);
  stop_reading(picture, pixels > 0 && pixels <= kMostPixels ? Step::Read : Step::Broken);
  if (picture.step == Step::Read) arrived_();
}

void Pictures::stop_reading(Picture& picture, Step step) {
  picture.step = step;
  if (picture.waits.empty()) return;
  url_api().call<void>("revokeObjectURL", picture.element["src"]);
  picture.waits.clear();
  picture.element = val::undefined();
}

void Pictures::decode(PictureId id, Picture& picture, double scale) {
  picture.scale = scale;
  val options = val::object();
  options.set("resizeWidth", std::max(1.0, std::ceil(picture.size.x * scale)));
  options.set("resizeHeight", std::max(1.0, std::ceil(picture.size.y * scale)));
  options.set("resizeQuality", val("high"));
  options.set("premultiplyAlpha", val("premultiply"));
  const js::Attempt begun = js::attempt(js::global(), "createImageBitmap", picture.blob, options);
  if (!begun) return stop_reading(picture, Step::Broken);
  picture.decoding = js::Promise(*begun, [this, id](const js::Settled& bitmap) { decoded(id, bitmap); });
}

void Pictures::decoded(PictureId id, const js::Settled& bitmap) {
  Picture& picture = pictures_.at(id);
  picture.decoding = {};
  if (!bitmap) {
    picture.step = Step::Broken;
  } else if (js::exists(gl_)) {
    drop_texture(picture);
    const int width = js::integer(*bitmap, "width");
    const int height = js::integer(*bitmap, "height");
    picture.texture = create_texture();
    upload_bitmap(picture.texture, gl_, *bitmap);
    picture.bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    bytes_ += picture.bytes;
  } else {
    picture.scale = 0;  // the context was lost meanwhile
  }
  if (bitmap) bitmap->call<void>("close");
  arrived_();
}

void Pictures::drop_texture(Picture& picture) {
  if (picture.texture == 0) return;
  delete_texture(std::exchange(picture.texture, 0));
  bytes_ -= std::exchange(picture.bytes, 0);
}

void Pictures::forget_textures() {
  for (auto& [id, picture] : pictures_) {
    picture.texture = 0;
    picture.bytes = 0;
    if (!picture.decoding) picture.scale = 0;
  }
  bytes_ = 0;
}

void Pictures::end_frame() {
  const std::uint64_t now = frame_++;
  while (bytes_ > kBudget) {
    const auto oldest = std::ranges::min_element(
        pictures_, {}, [](const auto& entry) { return entry.second.texture != 0 ? entry.second.seen : UINT64_MAX; });
    if (oldest->second.seen >= now) return;  // all of them are seen
    drop_texture(oldest->second);
    oldest->second.scale = 0;
  }
}

}  // namespace wasm::gl
