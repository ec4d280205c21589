#pragma once

#include "ui/model/action.hpp"

namespace shell {

// `action` with its texts as XML can carry them (RFC 6120 §11.1): here text that was typed or pasted enters, so that what is
// shown, stored, sent and found again in an archive is the same.
[[nodiscard]] ui::model::Action carriable(ui::model::Action action);

}  // namespace shell
