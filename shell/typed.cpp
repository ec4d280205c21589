#include "shell/typed.hpp"

#include <string>
#include <utility>
#include <variant>

#include "protocol/xml/characters.hpp"

namespace shell {
namespace {

void clean(std::string& text) { text = protocol::xml::carriable(std::move(text)); }

}  // namespace

ui::model::Action carriable(ui::model::Action action) {
  std::visit(
      [](auto& what) {
        // A password stays as it is: another one would only be refused, and nobody could see why.
        if constexpr (requires { clean(what.text); }) clean(what.text);
        if constexpr (requires { clean(what.address); }) clean(what.address);
        if constexpr (requires { clean(what.arguments); }) clean(what.arguments);
      },
      action);
  return action;
}

}  // namespace shell
