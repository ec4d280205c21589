#include "shell/connection/pin.hpp"

#include <string>
#include <string_view>

#include "shell/store/record.hpp"

namespace shell::connection {

using protocol::SignInMechanism;

SignInMechanism pinned_mechanism(store::Values& values, const protocol::Jid& account) {
  const auto stored = values.read(store::kPin);
  std::string_view record = stored ? std::string_view(*stored) : std::string_view();
  const auto address = store::take_field(record);
  const auto mechanism = store::take_number(record);
  const bool known = address && mechanism && *address == account.str() &&
                     *mechanism >= static_cast<int>(SignInMechanism::Plain) &&
                     *mechanism <= static_cast<int>(SignInMechanism::ScramSha512);
  return known ? static_cast<SignInMechanism>(*mechanism) : SignInMechanism::Plain;
}

void pin_mechanism(store::Values& values, const protocol::Jid& account, SignInMechanism mechanism, protocol::Time now) {
  std::string record;
  store::append_field(record, account.str());
  store::append_number(record, static_cast<int>(mechanism));
  values.write(store::kPin, record, now);
}

}  // namespace shell::connection
