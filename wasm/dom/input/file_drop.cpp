#include "wasm/dom/input/file_drop.hpp"

#include <utility>

#include "wasm/dom/element.hpp"

namespace wasm::dom {

using js::val;

namespace {

bool holds(const val& transfer, const char* type) {
  return js::exists(transfer) && transfer["types"].call<bool>("includes", val(type));
}

}  // namespace

FileDrop::FileDrop(Feed& feed, Files& files) : feed_(feed), files_(files) {
  const val window = dom::window();
  on_enter_ = js::Listener(window, "dragenter", [this](const val& event) { dragged(event); });
  on_over_ = js::Listener(window, "dragover", [this](const val& event) { dragged(event); });
  on_leave_ = js::Listener(window, "dragleave", [this](const val& event) { left(event); });
  on_drop_ = js::Listener(window, "drop", [this](const val& event) { dropped(event); });
  on_paste_ = js::Listener(dom::document(), "paste", [this](const val& event) { pasted(event); });
}

void FileDrop::dragged(const val& event) {
  if (!holds(event["dataTransfer"], "Files")) return;
  event.call<void>("preventDefault");  // or nothing can be dropped
  set_over(true);
}

void FileDrop::left(const val& event) {
  if (!js::exists(event["relatedTarget"])) set_over(false);  // else it went from one element to another
}

void FileDrop::dropped(const val& event) {
  if (!holds(event["dataTransfer"], "Files")) return;
  event.call<void>("preventDefault");
  set_over(false);
  files_.take(event["dataTransfer"]["files"]);
}

void FileDrop::pasted(const val& event) {
  const val clipboard = event["clipboardData"];
  // Word processors put a picture of their text beside it: then the text is meant.
  if (!holds(clipboard, "Files") || holds(clipboard, "text/plain")) return;
  event.call<void>("preventDefault");
  files_.take(clipboard["files"]);
}

void FileDrop::set_over(bool over) {
  if (std::exchange(over_, over) != over) feed_.input(ui::FilesDragged{.over = over});
}

}  // namespace wasm::dom
