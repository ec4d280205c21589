#pragma once

#include <string>

#include "wasm/dom/feed.hpp"
#include "wasm/dom/input/field_host.hpp"
#include "wasm/dom/input/pointer.hpp"
#include "wasm/dom/mirror/mirror.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// Keys, clicks, menus and focus on the elements over the canvas. Tab is the browser's.
class Keyboard {
 public:
  Keyboard(Feed& feed, FieldHost& fields, const Mirror& mirror, const Pointer& pointer);

 private:
  void key_pressed(const js::val& event);
  void tab_pressed(const js::val& target);
  void field_key(const std::string& field, const js::val& event);
  bool suggestion_key(const std::string& field, const js::val& event);
  void feed_key(ui::Key key);
  void clicked(const js::val& event);
  void menu_wanted(const js::val& event);
  void focused(const js::val& target);
  void activate(ui::semantics::NodeId id);

  Feed& feed_;
  FieldHost& fields_;
  const Mirror& mirror_;
  const Pointer& pointer_;
  bool in_field_ = false;
  js::Listener on_key_, on_click_, on_menu_, on_focus_, on_blur_;
};

}  // namespace wasm::dom
