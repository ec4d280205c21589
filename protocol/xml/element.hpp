#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

namespace protocol::xml {

struct Tree;
class Children;

/// The namespace that the prefix `xml` is bound to (Namespaces in XML 1.0 §3), as in xml:lang.
inline constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

/// One attribute, its value normalised (XML 1.0 §3.3.3). Namespace declarations are not attributes.
struct Attribute {
  std::string_view name;  ///< Local name.
  std::string_view ns;    ///< Namespace; empty for the usual attribute without a prefix.
  std::string_view value;

  friend bool operator==(const Attribute&, const Attribute&) = default;
};

/// A read-only view of an element in a parsed frame. Cheap to copy.
///
/// It, and every string_view it hands out, is valid until the Parser that made it parses again, moves or dies, and
/// as long as the bytes of the frame live.
///
/// A default-constructed Element is null: it is false, has no name, text, attributes or children, and its child is
/// null again. So chains need one test at the end:
///
///     if (auto jid = iq.child("bind", kBind).child("jid")) use(jid.text());
class Element {
 public:
  constexpr Element() = default;

  constexpr explicit operator bool() const { return tree_ != nullptr; }

  /// Local name, without prefix.
  std::string_view name() const;
  /// Resolved namespace; empty if none.
  std::string_view ns() const;
  bool is(std::string_view name, std::string_view ns) const;

  /// Value of the attribute with this local name and namespace (empty: no prefix); nullopt if absent.
  std::optional<std::string_view> attribute(std::string_view name, std::string_view ns = {}) const;
  std::span<const Attribute> attributes() const;

  /// All text directly inside this element, joined; text inside children is not part of it.
  std::string_view text() const;

  /// Child elements in document order: all, or those with this name in this namespace (default: our own).
  Children children() const;
  Children children(std::string_view name) const;
  Children children(std::string_view name, std::string_view ns) const;

  /// First child element with this name, in this namespace (default: our own); null if there is none.
  Element child(std::string_view name) const;
  Element child(std::string_view name, std::string_view ns) const;
  /// First child element of any name, as the payload of an IQ; null if there is none.
  Element first_child() const;

  friend bool operator==(const Element&, const Element&) = default;

 private:
  friend class Children;
  friend class Parser;
  friend class Writer;
  constexpr Element(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}

  const Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

/// Child elements as a range, for range-for and for algorithms on forward iterators. Lives no longer than its Element.
class Children {
 public:
  class Iterator {
   public:
    // NOLINTBEGIN(readability-identifier-naming): the standard library's names
    using value_type = Element;
    using reference = Element;
    using pointer = void;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    // NOLINTEND(readability-identifier-naming)

    Iterator() = default;
    Element operator*() const { return range_->at(index_); }
    Iterator& operator++() {
      index_ = range_->next(index_);
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    friend class Children;
    Iterator(const Children* range, std::uint32_t index) : range_(range), index_(index) {}

    const Children* range_ = nullptr;
    std::uint32_t index_ = 0;
  };

  Iterator begin() const { return {this, first_}; }
  Iterator end() const { return {this, end_}; }
  bool empty() const { return first_ == end_; }

 private:
  friend class Element;
  struct Filter {
    std::string_view name;
    std::string_view ns;
  };

  /// A null tree gives an empty range.
  Children(const Tree* tree, std::uint32_t parent, std::optional<Filter> filter);

  Element at(std::uint32_t index) const { return {tree_, index}; }
  std::uint32_t next(std::uint32_t index) const;
  /// The first node at or after `index` that belongs to the range, else end_.
  std::uint32_t seek(std::uint32_t index) const;

  const Tree* tree_ = nullptr;
  std::uint32_t first_ = 0;
  std::uint32_t end_ = 0;
  std::optional<Filter> filter_;
};

}  // namespace protocol::xml
