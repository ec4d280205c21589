#include "shell/chat/archive_source.hpp"

#include <utility>
#include <variant>

#include "protocol/event.hpp"

namespace shell::chat {

bool ArchiveSource::ask(protocol::im::QueryArchive range, Found found, Now now) {
  const auto answered = [found = std::move(found)](const protocol::Event& answer, Now at) {
    if (const auto* page = std::get_if<Page>(&answer))
      found(*page, at);
    else if (const auto* failure = std::get_if<protocol::RequestFailed>(&answer))
      found(std::unexpected(failure->error), at);
  };
  return requests_.ask(std::move(range), now.at, answered).has_value();
}

}  // namespace shell::chat
