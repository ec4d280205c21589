// Writes the C++ side of the message catalogues: a function for each phrase, the words of the source language, the list of languages.
// usage: node tools/locales/header.mjs WORDS_HPP WORDS_CPP
import { writeFileSync } from 'node:fs';
import { layout, read_catalogue, source_language, tags, words } from './catalogue.mjs';

const [header_file, source_file] = process.argv.slice(2);
const source = read_catalogue(source_language);

const literal = (text) => JSON.stringify(text);

const type_of = (parameter) => (parameter === 'count' ? 'std::int64_t' : 'std::string_view');

const declaration = ({ key, forms, parameters, index }) => {
  const example = literal(forms ? forms.other : source.phrases[key]);
  if (parameters.length === 0) return `// ${example}\ninline std::string_view ${key}() { return internal::plain(${index}); }`;
  const signature = parameters.map((name) => `${type_of(name)} ${name}`).join(', ');
  const values = parameters.map((name) => (name === 'count' ? 'internal::number(count)' : name)).join(', ');
  const call = forms ? `internal::counted(${index}, count, {${values}})` : `internal::filled(${index}, {${values}})`;
  return `// ${example}\ninline std::string ${key}(${signature}) { return ${call}; }`;
};

const all_words = words(source, source);
writeFileSync(header_file, `// Generated from web/locales by tools/locales/header.mjs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/text/words/language.hpp"

namespace ui::text::phrases {

${layout(source).map(declaration).join('\n')}

}  // namespace ui::text::phrases
`);

writeFileSync(source_file, `// Generated from web/locales by tools/locales/header.mjs.
#include <array>

#include "ui/text/words/language.hpp"

namespace ui::text {
namespace {

constexpr std::array<LanguageName, ${tags().length}> kLanguages{{
${tags().map((tag) => {
    const { name, direction } = read_catalogue(tag);
    return `    {${literal(tag)}, ${literal(name)}, ${direction === 'rtl'}},`;
  }).join('\n')}
}};

constexpr std::array<std::string_view, ${all_words.length}> kWords{
${all_words.map((word) => `    ${literal(word)},`).join('\n')}
};

}  // namespace

std::span<const LanguageName> languages() { return kLanguages; }
std::span<const std::string_view> internal::source_words() { return kWords; }

}  // namespace ui::text
`);
