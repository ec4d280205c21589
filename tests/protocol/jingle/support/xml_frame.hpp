#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xml/parser.hpp"

namespace tests::jingle {

// A parsed element together with what it refers to.
class Frame {
 public:
  explicit Frame(std::string text) : text_(std::move(text)) {
    const auto element = parser_.parse(text_);
    REQUIRE(element.has_value());
    element_ = *element;
  }
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  [[nodiscard]] const protocol::xml::Element& element() const { return element_; }

 private:
  std::string text_;
  protocol::xml::Parser parser_;
  protocol::xml::Element element_;
};

}  // namespace tests::jingle
