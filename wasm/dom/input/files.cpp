#include "wasm/dom/input/files.hpp"

#include <utility>

#include "wasm/dom/element.hpp"

namespace wasm::dom {

using js::val;

void Files::take(const val& list) {
  ui::FilesGiven given;
  for (int i = 0; i < js::integer(list, "length"); ++i) {
    const val file = list[i];
    const bool image = js::text(file, "type").starts_with("image/");
    const std::uint32_t id = ++last_id_;
    const ui::PictureId picture = image ? pictures_.add(file) : ui::PictureId{};
    held_.emplace(id, Held{file, picture});
    given.files.push_back({.id = id,
                           .name = js::text(file, "name"),
                           .size = static_cast<std::uint64_t>(js::number(file, "size")),
                           .picture = picture});
  }
  if (!given.files.empty()) feed_.input(given);
}

void Files::pick() {
  if (!js::exists(picker_)) {
    picker_ = dom::create("input");
    js::set(picker_, "type", val("file"));
    js::set(picker_, "multiple", true);
    on_picked_ = js::Listener(picker_, "change", [this](const val&) {
      take(picker_["files"]);
      js::set(picker_, "value", val(""));  // or the same file could not be chosen again
    });
  }
  picker_.call<void>("click");
}

void Files::release(std::uint32_t id) {
  const auto place = held_.find(id);
  if (place == held_.end()) return;
  pictures_.remove(place->second.picture);
  held_.erase(place);
}

}  // namespace wasm::dom
