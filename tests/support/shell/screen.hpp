#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shell/ports/display.hpp"
#include "tests/support/shell/tasks.hpp"

namespace support::page {

// What a person sees and touches of an App: the mirrored tree and the browser's fields. Frames come 16 ms after they are
// asked for; a click draws at once, as in a browser.
class Screen final : public shell::ports::Display {
 public:
  explicit Screen(Tasks& tasks) : tasks_(tasks) {}
  void listen(shell::ports::DisplayListener* listener) override;
  void request_frame() override;
  void present(const ::ui::Frame& frame) override;
  void forget_listener();  // the page goes away

  [[nodiscard]] const ::ui::semantics::Node* find(::ui::semantics::Role role, std::string_view name) const;
  [[nodiscard]] bool shows(std::string_view text) const;  // as a name or value anywhere
  [[nodiscard]] std::string everything() const;           // for failure messages

  void click(::ui::semantics::Role role, std::string_view name);
  void type(std::string_view field_name, std::string_view text);
  void submit(std::string_view field_name);
  [[nodiscard]] std::string value(std::string_view field_name) const;
  void give(std::vector<::ui::model::GivenFile> files);  // as by a drop
  void set_visible(bool visible);
  void set_network(bool online);
  void close();
  // The device takes the textures away, and later gives room for new ones.
  void lose_picture();
  void restore_picture();

  protocol::Duration painting{};  // what the browser takes for each frame after it was presented
  int frames = 0;
  int textures_made = 0;  // since restore_picture()

 private:
  void remove(::ui::semantics::NodeId id);
  [[nodiscard]] const ::ui::text::Field* field(std::string_view name) const;
  const ::ui::text::Field& demand_field(std::string_view name) const;

  Tasks& tasks_;
  shell::ports::DisplayListener* listener_ = nullptr;
  bool lost_ = false;
  std::map<::ui::semantics::NodeId, ::ui::semantics::Node> nodes_;
  std::vector<::ui::text::Field> fields_;
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace support::page
