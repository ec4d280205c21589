#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/text/fields/field.hpp"
#include "wasm/dom/feed.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// The real fields over the canvas. Those of the sign-in form are in the page from its first paint, so that password managers
// know them; the others are made when they are first shown and stay the same elements as long as they are shown.
class FieldHost {
 public:
  explicit FieldHost(Feed& feed);

  // First in a frame: makes elements for new fields, so that the mirror can give them their place in reading order.
  void prepare(std::span<const ui::text::Field> fields);
  // Then, with the elements in the page: places, writes, focuses; removes the fields that are gone.
  void show(std::span<const ui::text::Field> fields);

  // The element of a shown field; undefined when there is none.
  [[nodiscard]] js::val element(std::string_view key) const;
  // The key of the field that an event's target is.
  [[nodiscard]] std::optional<std::string> key_of(const js::val& target) const;
  // Enter as the field's kind understands it. `event`: a keydown on a field that is not composing.
  void enter_pressed(const std::string& key, const js::val& event);
  // Whether something was written that no frame has seen yet.
  [[nodiscard]] bool has_news() const { return news_; }
  // Whether a list of suggestions is open for that field.
  [[nodiscard]] bool is_suggesting(const std::string& key) const;
  [[nodiscard]] bool is_empty_composer(const std::string& key) const;
  // Feeds values that changed without an event: some password managers send none.
  void feed_silent_changes();

 private:
  struct Entry {
    ui::text::Field shown;
    js::val element;
    std::string value;                      // last fed or written
    std::size_t caret = std::string::npos;  // last fed
    bool composing = false;
    bool fresh = true;
    std::optional<std::string> late_write;  // came while composing
  };

  Entry* find(std::string_view key);
  [[nodiscard]] const Entry* find(std::string_view key) const;
  Entry* find(const js::val& target);
  void update(Entry& entry, const ui::text::Field& field);
  void write(Entry& entry, const std::string& value);
  void remove(Entry& entry);
  void insert(Entry& entry, const ui::text::Insertion& insertion);
  void feed_value(Entry& entry);
  void feed_now(Entry& entry);
  void caret_moved();
  void submit(const std::string& key);
  // Performs a submit of the sign-in form that came before its fields were shown.
  void replay_early_submit();

  Feed& feed_;
  js::val form_;
  std::vector<Entry> entries_;
  bool news_ = false;
  js::Listener on_input_, on_composing_, on_composed_, on_submit_, on_caret_, on_press_;
};

}  // namespace wasm::dom
