#pragma once

#include <string>
#include <unordered_map>

#include "shell/ports/display.hpp"
#include "wasm/dom/document_head.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// Title, badge and notifications of the system (Notifications API).
class Notifier final : public shell::ports::Notifier {
 public:
  explicit Notifier(DocumentHead& head) : head_(head) {}

  void set_unread(unsigned count) override;
  void notify(const std::string& tag, const std::string& title, const std::string& text) override;
  void withdraw(const std::string& tag) override;
  void ask_permission() override;

 private:
  struct Shown {
    js::val notification;
    js::Listener on_click;
  };

  DocumentHead& head_;
  std::unordered_map<std::string, Shown> shown_;  // by tag
};

}  // namespace wasm::dom
