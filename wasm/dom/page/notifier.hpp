#pragma once

#include <string>
#include <unordered_map>

#include "shell/ports/display.hpp"
#include "wasm/dom/feed.hpp"
#include "wasm/dom/page/document_head.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// Title, badge and notifications of the system (Notifications API).
class Notifier final : public shell::ports::Notifier {
 public:
  Notifier(Feed& feed, DocumentHead& head) : feed_(feed), head_(head) {}

  void set_unread(unsigned count) override;
  void notify(const shell::ports::Notification& notification) override;
  void withdraw(const std::string& tag) override;
  void ask_permission() override;

 private:
  struct Shown {
    js::val notification;
    js::Listener on_click;
  };

  void clicked(std::string tag, std::string place);

  Feed& feed_;
  DocumentHead& head_;
  std::unordered_map<std::string, Shown> shown_;  // by tag
};

}  // namespace wasm::dom
