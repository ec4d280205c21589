#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::im {

// What one extension puts into messages, as a value that reads and writes itself. Its namespace is what is advertised
// (XEP-0030).
template <class P>
concept Payload =
    std::equality_comparable<P> && requires(const P& payload, const xml::Element& message, xml::Writer& to) {
      { P::kNamespace } -> std::convertible_to<std::string_view>;
      { P::read(message) } -> std::same_as<std::optional<P>>;
      payload.write(to);
    };

// At most one of each.
template <Payload... P>
class PayloadSet {
 public:
  static constexpr std::array<std::string_view, sizeof...(P)> kNamespaces{P::kNamespace...};

  PayloadSet() = default;
  explicit PayloadSet(const xml::Element& message) : payloads_{P::read(message)...} {}

  // Null: the message has none.
  template <class Wanted>
  [[nodiscard]] const Wanted* find() const {
    const auto& wanted = std::get<std::optional<Wanted>>(payloads_);
    return wanted ? &*wanted : nullptr;
  }
  template <class Given>
  void put(Given payload) {
    std::get<std::optional<Given>>(payloads_) = std::move(payload);
  }
  void write(xml::Writer& to) const {
    const auto write_one = [&to](const auto& payload) {
      if (payload) payload->write(to);
    };
    std::apply([&](const auto&... payload) { (write_one(payload), ...); }, payloads_);
  }

  friend bool operator==(const PayloadSet&, const PayloadSet&) = default;

 private:
  std::tuple<std::optional<P>...> payloads_;
};

}  // namespace protocol::im
