#include "ui/theme/theme.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "ui/theme/hsluv.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/person_color.hpp"

using namespace ui::theme;

namespace {

struct Pair {
  const char* what;
  Color ink;
  Color ground;
};

std::vector<Pair> text_pairs(const Palette& p) {
  return {
      {"text on page", p.text, p.page},
      {"text on surface", p.text, p.surface},
      {"text on raised", p.text, p.raised},
      {"text on field", p.text, p.field},
      {"soft on surface", p.text_soft, p.surface},
      {"soft on page", p.text_soft, p.page},
      {"soft on raised", p.text_soft, p.raised},
      {"soft on selected", p.text_soft, p.selected},
      {"faint on surface", p.text_faint, p.surface},
      {"faint on field", p.text_faint, p.field},
      {"faint on theirs", p.text_faint, p.bubble_theirs},
      {"text on theirs", p.text, p.bubble_theirs},
      {"ours", p.bubble_ours_text, p.bubble_ours},
      {"ours, soft", p.bubble_ours_soft, p.bubble_ours},
      {"accent button", p.on_accent, p.accent},
      {"accent text", p.accent_text, p.surface},
      {"accent text on page", p.accent_text, p.page},
      {"danger button", p.on_danger, p.danger},
      {"danger text", p.danger_text, p.danger_soft},
      {"danger text on ours", p.danger_text, p.bubble_ours},
      {"success button", p.on_success, p.success},
      {"warning", p.warning_text, p.warning_soft},
      {"toast", p.on_tooltip, p.tooltip},
      {"stage", p.on_stage, p.stage_top},
      {"stage, soft", p.on_stage_soft, p.stage_top},
      {"stage control", p.on_stage, p.stage_control},
  };
}

}  // namespace

TEST_CASE("text has the contrast that WCAG 2.2 AA asks for in every theme") {
  for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
    for (const Contrast contrast_wanted : {Contrast::Usual, Contrast::High}) {
      const Theme theme = make_theme(scheme, contrast_wanted, 1, false);
      for (const Pair& pair : text_pairs(theme.color)) {
        INFO(pair.what << (theme.dark() ? ", dark" : ", light")
                       << (contrast_wanted == Contrast::High ? ", high contrast" : ""));
        CHECK(contrast(pair.ink, pair.ground) >= 4.5F);
      }
      INFO((theme.dark() ? "dark" : "light"));
      CHECK(contrast(theme.color.focus, theme.color.page) >= 3);
      CHECK(contrast(theme.color.focus, theme.color.surface) >= 3);
    }
  }
}

TEST_CASE("any accent leaves text as readable as ours") {
  for (const std::uint32_t hex :
       {0x3B5FE3U, 0xFFD400U, 0x00E5FFU, 0xFF0066U, 0x0A7F3FU, 0x101010U, 0xF8F8F8U, 0x8E44ADU}) {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
      const Theme theme = make_theme(scheme, Contrast::Usual, 1, false, rgb(hex));
      for (const Pair& pair : text_pairs(theme.color)) {
        INFO(std::hex << hex << " " << pair.what << (theme.dark() ? ", dark" : ", light"));
        CHECK(contrast(pair.ink, pair.ground) >= 4.5F);
      }
      CHECK(contrast(theme.color.focus, theme.color.page) >= 3);
      CHECK(contrast(theme.color.accent_text, theme.color.bubble_ours) >= 3);
    }
  }
}

TEST_CASE("the hue of a person is that of XEP-0392") {
  // Its test vectors, section 13.2.
  const std::vector<std::pair<std::string, float>> vectors{{"Romeo", 327.255249F},
                                                           {"juliet@capulet.lit", 209.410400F},
                                                           {"\U0001F63A", 331.199341F},
                                                           {"council", 359.994507F},
                                                           {"Board", 171.430664F}};
  for (const auto& [text, hue] : vectors) {
    INFO(text);
    CHECK(std::abs(person_hue(text) - hue) < 0.01F);
  }
}

TEST_CASE("HSLuv gives the colours of XEP-0392") {
  struct Vector {
    float hue, red, green, blue;
  };
  for (const Vector& vector : {Vector{327.255249F, 0.865F, 0.000F, 0.686F}, Vector{209.410400F, 0.000F, 0.515F, 0.573F},
                               Vector{331.199341F, 0.872F, 0.000F, 0.659F}, Vector{359.994507F, 0.918F, 0.000F, 0.394F},
                               Vector{171.430664F, 0.000F, 0.527F, 0.457F}}) {
    const Color color = hsluv(vector.hue, 100, 50);
    const auto channel = [&](unsigned shift) { return static_cast<float>((color >> shift) & 0xFFU) / 255; };
    INFO(vector.hue);
    CHECK(std::abs(channel(0) - vector.red) < 0.006F);
    CHECK(std::abs(channel(8) - vector.green) < 0.006F);
    CHECK(std::abs(channel(16) - vector.blue) < 0.006F);
  }
}

TEST_CASE("high contrast gives body text seven to one") {
  for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
    const Palette palette = make_theme(scheme, Contrast::High, 1, false).color;
    CHECK(contrast(palette.text, palette.page) >= 7);
    CHECK(contrast(palette.text_soft, palette.surface) >= 7);
    CHECK(contrast(palette.bubble_ours_text, palette.bubble_ours) >= 7);
  }
}

TEST_CASE("people have colours of their own that can be read") {
  const Palette light = make_theme(Scheme::Light, Contrast::Usual, 1, false).color;
  const Palette dark = make_theme(Scheme::Dark, Contrast::Usual, 1, false).color;
  for (int i = 0; i < 500; ++i) {
    const std::string address = "person" + std::to_string(i) + "@example.org";
    INFO(address);
    CHECK(contrast(person_color(address, false).name, light.surface) >= 4.5F);
    CHECK(contrast(person_color(address, true).name, dark.surface) >= 4.5F);
    CHECK(contrast(person_color(address, false).bottom, rgb(0xFFFFFF)) >= 3);
    CHECK(contrast(person_color(address, false).top, rgb(0xFFFFFF)) >= 3);
    CHECK(contrast(person_color(address, false).name, light.bubble_ours) >= 4.5F);
    CHECK(contrast(person_color(address, true).name, dark.bubble_ours) >= 4.5F);
    CHECK(person_color(address, false).top == person_color(address, false).top);
  }
  CHECK(person_color("a@example.org", false).top != person_color("b@example.org", false).top);
}

TEST_CASE("sizes follow the browser's font size and stay whole; fingers get 44 pixels") {
  const Theme usual = make_theme(Scheme::Light, Contrast::Usual, 1, true);
  CHECK(usual.target >= 44);
  CHECK(usual.type.input.size >= 16);
  const Theme large = make_theme(Scheme::Light, Contrast::Usual, 1.5F, false);
  CHECK(large.type.body.size == 23);
  CHECK(large.target >= 60);
}

TEST_CASE("colours are packed as Dear ImGui reads them") {
  CHECK(rgb(0x112233) == 0xFF332211U);
  CHECK(faded(rgb(0x112233), 0.5F) == 0x80332211U);
  CHECK(over(rgb(0x000000), faded(rgb(0xFFFFFF), 0.5F)) == 0xFF808080U);
}

TEST_CASE("every icon has a name of its own") {
  for (std::size_t i = 0; i < kIconNames.size(); ++i)
    for (std::size_t j = i + 1; j < kIconNames.size(); ++j) CHECK(kIconNames.at(i) != kIconNames.at(j));
}
