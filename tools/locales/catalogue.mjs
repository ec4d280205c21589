// The message catalogues of web/locales: what they hold and how they are laid out for the page.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const folder = fileURLToPath(new URL('../../web/locales/', import.meta.url));
export const source_language = 'en';

// Plural categories in the order in which the page keeps their forms (ui/text/words/language.hpp).
export const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];

// Phrases that the page says before the application runs, beside the section "page" of each catalogue.
export const early_phrases = ['sign_in_title', 'sign_in_subtitle', 'address', 'address_example', 'password', 'sign_in'];

export const read_catalogue = (tag) => JSON.parse(readFileSync(path.join(folder, `${tag}.json`), 'utf8'));

export const tags = () => readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).sort();

export const placeholders = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))];

// Each phrase of the source language in order: {key, forms, parameters, index}. `forms`: null for a plain phrase, else its
// plural forms by category; `parameters`: names in order of appearance, `count` first; `index`: of its first word.
export const layout = (source) => {
  let index = 0;
  return Object.entries(source.phrases).map(([key, value]) => {
    const forms = typeof value === 'string' ? null : value;
    const names = placeholders(forms ? Object.values(forms).join(' ') : value);
    const parameters = forms || names.includes('count') ? ['count', ...names.filter((name) => name !== 'count')] : names;
    const phrase = { key, forms, parameters, index };
    index += forms ? categories.length : 1;
    return phrase;
  });
};

const numbered = (text, parameters) => text.replace(/\{(\w+)\}/g, (_, name) => `{${parameters.indexOf(name)}}`);

// The words of a catalogue in the source language's order, placeholders by number: what the page loads.
export const words = (catalogue, source) => layout(source).flatMap(({ key, forms, parameters }) => {
  const value = catalogue.phrases[key] ?? (forms ? {} : '');
  return forms ? categories.map((category) => numbered(value[category] ?? '', parameters)) : [numbered(value, parameters)];
});
