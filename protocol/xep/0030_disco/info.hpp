#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/xml/element.hpp"
#include "protocol/xml/serialized.hpp"

// What an entity says of itself (XEP-0030 §3).
namespace protocol::xep0030 {

inline constexpr std::string_view kInfo = "http://jabber.org/protocol/disco#info";

struct Info {
  struct Identity {
    std::string category;
    std::string type;
    std::string language;
    std::string name;
    friend auto operator<=>(const Identity&, const Identity&) = default;
  };
  struct Field {
    std::string name;
    std::vector<std::string> values;
  };
  // An extension (XEP-0128).
  struct Form {
    std::string type;  // FORM_TYPE
    std::vector<Field> fields;
  };
  std::vector<Identity> identities;
  std::vector<std::string> features;
  std::vector<Form> forms;

  [[nodiscard]] bool has(std::string_view feature) const;
};

xml::Serialized info_query(std::string_view node);
// nullopt: not a <query/> of disco#info, or more than anybody has to say.
std::optional<Info> read_info(const xml::Element& query);

}  // namespace protocol::xep0030
