#include "wasm/dom/input/field_host.hpp"

#include <algorithm>
#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/dom/input/field_element.hpp"

namespace wasm::dom {

using js::val;
using ui::text::Field;
using ui::text::FieldKind;

namespace {

constexpr const char* kPasswordKey = "password";
constexpr const char* kKeyAttribute = "data-field";

}  // namespace

FieldHost::FieldHost(Feed& feed) : feed_(feed), form_(dom::by_id("signin")) {
  const val root = dom::by_id("root");
  on_input_ = js::Listener(root, "input", [this](const val& event) {
    if (Entry* entry = find(event["target"])) feed_value(*entry);
  });
  on_composing_ = js::Listener(root, "compositionstart", [this](const val& event) {
    if (Entry* entry = find(event["target"])) entry->composing = true;
  });
  on_composed_ = js::Listener(root, "compositionend", [this](const val& event) {
    Entry* entry = find(event["target"]);
    if (!entry) return;
    entry->composing = false;
    if (entry->late_write) write(*entry, *std::exchange(entry->late_write, std::nullopt));
    if (entry->shown.suggests)
      feed_now(*entry);
    else
      feed_value(*entry);
  });
  on_caret_ = js::Listener(dom::document(), "selectionchange", [this](const val&) { caret_moved(); });
  on_press_ = js::Listener(root, "mousedown", [](const val& event) {
    // A suggestion is chosen while its field keeps the keyboard.
    if (js::exists(event["target"].call<val>("closest", val("[role=listbox]")))) event.call<void>("preventDefault");
  });
  on_submit_ = js::Listener(form_, "submit", [this](const val& event) {
    event.call<void>("preventDefault");
    if (find(kPasswordKey))
      submit(kPasswordKey);
    else
      dom::set_attribute(form_, "data-submitted", "");  // as web/boot.js does until the application runs
  });
}

void FieldHost::replay_early_submit() {
  if (!js::exists(form_["dataset"]["submitted"])) return;
  dom::set_attribute(form_, "data-submitted", nullptr);
  submit(kPasswordKey);
}

FieldHost::Entry* FieldHost::find(std::string_view key) {
  const auto place =
      std::ranges::find(entries_, key, [](const Entry& entry) -> std::string_view { return entry.shown.key; });
  return place == entries_.end() ? nullptr : &*place;
}

const FieldHost::Entry* FieldHost::find(std::string_view key) const { return const_cast<FieldHost*>(this)->find(key); }

FieldHost::Entry* FieldHost::find(const val& target) {
  const std::optional<std::string> key = key_of(target);
  return key ? find(*key) : nullptr;
}

std::optional<std::string> FieldHost::key_of(const val& target) const {
  const val dataset = target["dataset"];  // the window has none
  const val key = js::exists(dataset) ? dataset["field"] : val::undefined();
  if (!js::exists(key)) return std::nullopt;
  return js::text(key);
}

val FieldHost::element(std::string_view key) const {
  const Entry* entry = find(key);
  return entry ? entry->element : val::undefined();
}

void FieldHost::prepare(std::span<const Field> fields) {
  for (const Field& field : fields) {
    if (find(field.key)) continue;
    Entry entry;
    entry.element = make_field(field);
    entry.shown.key = field.key;
    entry.shown.kind = field.kind;
    dom::set_attribute(entry.element, kKeyAttribute, field.key);
    entry.element["classList"].call<void>("add", val("field"));
    entries_.push_back(std::move(entry));
  }
}

void FieldHost::show(std::span<const Field> fields) {
  news_ = false;
  for (std::size_t i = entries_.size(); i-- > 0;) {
    if (std::ranges::contains(fields, entries_[i].shown.key, &Field::key)) continue;
    remove(entries_[i]);
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  bool form_came = false;
  for (const Field& field : fields) {
    Entry& entry = *find(field.key);
    form_came |= entry.fresh && is_static(field);
    update(entry, field);
  }
  if (form_came) replay_early_submit();
}

void FieldHost::update(Entry& entry, const Field& field) {
  const val& element = entry.element;
  const Field& old = entry.shown;
  const bool fresh = std::exchange(entry.fresh, false);
  if (fresh && !js::exists(element["parentNode"])) dom::append(dom::by_id("mirror"), element);
  if (fresh || old.name != field.name) dom::set_attribute(element, "aria-label", field.name);
  if (fresh || old.placeholder != field.placeholder) js::set(element, "placeholder", js::string(field.placeholder));
  if (fresh || old.enabled != field.enabled) js::set(element, "disabled", !field.enabled);
  if (fresh || old.invalid != field.invalid)
    dom::set_attribute(element, "aria-invalid", field.invalid ? "true" : nullptr);
  update_suggestions(element, fresh ? nullptr : &old, field);
  std::string css = field_css(field);
  if (fresh || css != field_css(old)) dom::set_style(element, css);
  if (fresh && !js::text(element, "value").empty())
    feed_now(entry);  // typed or filled in before the interface had the field
  else if (field.write)
    write(entry, *field.write);
  if (field.insert) insert(entry, *field.insert);
  if (field.focus) {
    val options = val::object();
    options.set("preventScroll", true);
    element.call<void>("focus", options);
  }
  entry.shown = field;
}

void FieldHost::write(Entry& entry, const std::string& value) {
  if (entry.composing) {
    entry.late_write = value;
    return;
  }
  // Writing the same again would cost the caret's place and the undo history.
  if (js::text(entry.element, "value") != value) js::set(entry.element, "value", js::string(value));
  entry.value = value;
  entry.caret = std::string::npos;
}

void FieldHost::remove(Entry& entry) {
  if (!is_static(entry.shown)) {
    entry.element.call<void>("remove");
    return;
  }
  js::set(entry.element, "value", val(""));
  dom::set_attribute(entry.element, kKeyAttribute, nullptr);
}

void FieldHost::feed_value(Entry& entry) {
  if (js::text(entry.element, "value") == entry.value) return;
  feed_now(entry);
}

// While something is composed nothing is suggested for it: the caret is said to stand before all.
void FieldHost::feed_now(Entry& entry) {
  news_ = true;
  entry.value = js::text(entry.element, "value");
  entry.caret = !entry.shown.suggests ? std::string::npos : entry.composing ? 0 : caret_of(entry.element);
  feed_.input(ui::FieldChanged{.key = entry.shown.key, .value = entry.value, .caret = entry.caret});
}

// The caret was moved without writing: what is suggested may be for another word.
void FieldHost::caret_moved() {
  Entry* entry = find(dom::document()["activeElement"]);
  if (!entry || entry->shown.list == ui::semantics::NodeId{} || entry->composing) return;
  if (caret_of(entry->element) != entry->caret) feed_now(*entry);
}

void FieldHost::insert(Entry& entry, const ui::text::Insertion& insertion) {
  const val& element = entry.element;
  const std::string value = js::text(element, "value");
  if (entry.composing || insertion.end > value.size()) return;
  const int begin = units(std::string_view(value).substr(0, insertion.begin));
  const int end = units(std::string_view(value).substr(0, insertion.end));
  element.call<void>("focus");
  element.call<void>("setSelectionRange", begin, end);
  // The only way to write so that the browser can undo it.
  if (dom::document().call<bool>("execCommand", val("insertText"), false, js::string(insertion.text))) return;
  element.call<void>("setRangeText", js::string(insertion.text), begin, end, val("end"));
  feed_value(entry);
}

bool FieldHost::is_suggesting(const std::string& key) const {
  const Entry* entry = find(key);
  return entry && entry->shown.list != ui::semantics::NodeId{};
}

bool FieldHost::is_empty_composer(const std::string& key) const {
  const Entry* entry = find(key);
  return entry && entry->shown.kind == FieldKind::Composer && js::text(entry->element, "value").empty();
}

void FieldHost::feed_silent_changes() {
  for (Entry& entry : entries_)
    if (is_static(entry.shown)) feed_value(entry);
}

void FieldHost::submit(const std::string& key) {
  feed_silent_changes();
  feed_.input(ui::FieldSubmitted{.key = key});
  feed_.frame_now();
}

void FieldHost::enter_pressed(const std::string& key, const val& event) {
  Entry* entry = find(key);
  if (!entry) return;
  if (is_static(entry->shown)) {
    event.call<void>("preventDefault");
    form_.call<void>("requestSubmit");  // password managers take notice of a submit
    return;
  }
  if (entry->shown.kind == FieldKind::Composer) {
    // On a soft keyboard there is no Shift+Enter: Enter is a new line, and a button sends.
    const bool soft_keyboard = js::flag(dom::window().call<val>("matchMedia", val("(pointer:coarse)")), "matches");
    if (js::flag(event, "shiftKey") || soft_keyboard) return;
  }
  event.call<void>("preventDefault");
  feed_value(*entry);
  submit(key);
}

}  // namespace wasm::dom
