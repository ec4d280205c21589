#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/xml/element.hpp"
#include "protocol/xml/serialized.hpp"

namespace protocol::xml {

/// Writes elements, keeping track of namespaces and escaping everything.
///
///     Writer w;
///     w.open("iq", "jabber:client").attribute("type", "get").attribute("id", id);
///     w.open("query", "jabber:iq:roster").attribute("ver", version).close();
///     w.close();
///     send(w.take().release());
///
/// Names and namespaces are ours and must be valid (asserted). Values and text may be any bytes: what XML cannot
/// carry, that is control characters, U+FFFE, U+FFFF and each byte of ill-formed UTF-8, becomes U+FFFD. It is
/// replaced rather than dropped, so that loss shows and offsets in code points (XEP-0426) stay true. White space
/// survives the receiver's normalisation: it is written as character references where needed.
class Writer {
 public:
  /// Opens an element in the namespace of the one around it. The first element of all needs a namespace.
  Writer& open(std::string_view name);
  /// Opens an element; declares the namespace if it differs from the one around it.
  Writer& open(std::string_view name, std::string_view ns);

  /// Adds an attribute to the element just opened, before any content. Each name once.
  Writer& attribute(std::string_view name, std::string_view value);
  template <std::integral Number>
    requires(!std::same_as<Number, bool> && !std::same_as<Number, char>)
  Writer& attribute(std::string_view name, Number value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return attribute(name, std::string_view(digits.data(), end));
  }
  /// Adds the attribute if there is a value.
  template <typename Value>
  Writer& attribute(std::string_view name, const std::optional<Value>& value) {
    return value ? attribute(name, *value) : *this;
  }
  /// Adds an attribute in a namespace, such as ("lang", kXmlNamespace, "en"); makes up a prefix where one is needed.
  Writer& attribute(std::string_view name, std::string_view ns, std::string_view value);

  Writer& text(std::string_view text);

  /// Opens an element, writes its text, closes it.
  Writer& text_element(std::string_view name, std::string_view text);
  Writer& text_element(std::string_view name, std::string_view ns, std::string_view text);

  /// Appends whole elements made before.
  Writer& append(const Serialized& elements);
  /// Appends a parsed element with everything in it. A null element adds nothing.
  Writer& append(Element element);

  /// Closes the innermost open element.
  Writer& close();

  /// How many elements are open now.
  std::size_t depth() const { return open_.size(); }

  /// What was written; every element must be closed. The writer is empty again afterwards.
  Serialized take();

 private:
  /// Positions, not views: the buffers grow.
  struct Open {
    std::size_t name_begin;  // in xml_
    std::size_t name_size;
    std::size_t ns_begin;  // in namespaces_
    std::size_t ns_size;
  };

  Writer& open_in_xml_namespace(std::string_view name);
  void open_tag(std::string_view qualified_name, std::size_t ns_begin, std::size_t ns_size);
  void append_attribute(std::string_view qualified_name, std::string_view value);
  bool tag_has(std::string_view qualified_name) const;
  /// Ends the start tag if it is still open.
  void begin_content();
  /// The default namespace in scope inside the innermost open element.
  std::string_view default_ns() const;

  std::string xml_;
  std::string namespaces_;
  std::vector<Open> open_;
  bool in_tag_ = false;
  int made_up_prefixes_ = 0;
};

}  // namespace protocol::xml
