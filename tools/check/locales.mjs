// Every catalogue of web/locales says all that the English one says: no phrase is missing or unknown, none lacks a plural form
// of its language, and the same placeholders stand in all. The markup says what the English catalogue says. No words for people
// stand in the code.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { categories, layout, placeholders, read_catalogue, source_language, tags } from '../locales/catalogue.mjs';

const faults = [];
const source = read_catalogue(source_language);

const same = (a, b) => a.length === b.length && a.every((item) => b.includes(item));

const check_keys = (tag, section, catalogue) => {
  const [wanted, found] = [Object.keys(source[section]), Object.keys(catalogue[section] ?? {})];
  for (const key of wanted.filter((key) => !found.includes(key))) faults.push(`${tag}: "${key}" is missing`);
  for (const key of found.filter((key) => !wanted.includes(key))) faults.push(`${tag}: "${key}" is unknown`);
};

const check_text = (tag, key, text, wanted) => {
  if (typeof text !== 'string' || text.trim() === '') return faults.push(`${tag}: "${key}" says nothing`);
  if (!same(placeholders(text), wanted)) faults.push(`${tag}: "${key}" has ${placeholders(text).join(', ') || 'no placeholder'} instead of ${wanted.join(', ')}`);
  if (/["']/.test(text)) faults.push(`${tag}: "${key}" has typewriter quotes`);
  return undefined;
};

// A form for exactly one number (0, 1 or 2) may do without the number.
const check_forms = (tag, key, forms, wanted) => {
  const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  for (const category of needed.filter((category) => !(category in forms))) faults.push(`${tag}: "${key}" lacks the plural form "${category}"`);
  for (const [category, text] of Object.entries(forms)) {
    if (!categories.includes(category) || !needed.includes(category)) faults.push(`${tag}: "${key}" has the plural form "${category}", which the language has not`);
    const without_number = ['zero', 'one', 'two'].includes(category) && !placeholders(text).includes('count');
    check_text(tag, key, text, without_number ? wanted.filter((name) => name !== 'count') : wanted);
  }
};

const check_catalogue = (tag) => {
  const catalogue = read_catalogue(tag);
  if (Object.keys(catalogue).join() !== 'name,direction,phrases,page') faults.push(`${tag}: sections are not name, direction, phrases, page`);
  if (!['ltr', 'rtl'].includes(catalogue.direction)) faults.push(`${tag}: the direction is neither ltr nor rtl`);
  check_keys(tag, 'phrases', catalogue);
  check_keys(tag, 'page', catalogue);
  for (const { key, forms, parameters } of layout(source)) {
    const value = catalogue.phrases[key];
    if (value === undefined) continue;
    if (forms && typeof value !== 'object') faults.push(`${tag}: "${key}" has no plural forms`);
    else if (forms) check_forms(tag, key, value, parameters);
    else check_text(tag, key, value, parameters);
  }
  for (const [key, text] of Object.entries(source.page)) {
    if (catalogue.page[key] !== undefined) check_text(tag, key, catalogue.page[key], placeholders(text));
  }
};

// What stands in the markup is what people see who have no scripts yet, and must be the English of the catalogue.
const check_markup = () => {
  const page = readFileSync('web/index.html', 'utf8');
  const words = { ...source.phrases, ...source.page };
  const said = (key) => words[key]?.replace('{product}', 'Parley');
  const found = [
    ...page.matchAll(/data-word="(\w+)"[^>]*>([^<]*)</g),
    ...page.matchAll(/data-label="(\w+)" aria-label="([^"]*)"/g),
    ...page.matchAll(/data-example="(\w+)" placeholder="([^"]*)"/g),
  ];
  for (const [, key, text] of found) {
    if (said(key) !== text) faults.push(`web/index.html: "${text}" is not what "${key}" says`);
  }
};

// Words: two or more in a row, or one with a capital. Lines for the console, assertions and includes are for developers; so is
// the gallery. Faults of config.json are for whoever publishes the page.
const looks_said = (text) => /\p{L}{2,}[,.!?…]? +\p{L}+/u.test(text) || /^\p{Lu}\p{Ll}+[.!?…]?$/u.test(text);
const for_developers = /log\.warn|console\.|assert|#include|throw new|faults|FAIL|\/\/.*"/;

const check_literals = (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  lines.forEach((line, index) => {
    if (for_developers.test(line) || for_developers.test(lines[index - 1] ?? '')) return;
    const literals = [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g), ...(file.endsWith('.js') ? line.matchAll(/'((?:[^'\\]|\\.)*)'|`([^`]*)`/g) : [])];
    for (const [, a, b] of literals) {
      const text = a ?? b ?? '';
      if (looks_said(text) && !said_by_machines.has(text)) faults.push(`${file}:${index + 1}: "${text}" is not in web/locales`);
    }
  });
};

// Names that protocols, browsers and products have.
const said_by_machines = new Set(['Parley', 'WebGL 2', 'WebAssembly']);
const is_gallery = (file) => /gallery/.test(file);
const is_for_operators = (file) => file === 'shell/ports/config_file.cpp';

tags().forEach(check_catalogue);
check_markup();
execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'ui', 'shell', 'web/*.js'], { encoding: 'utf8' }).split('\n')
  .filter((file) => /\.(cpp|hpp|js)$/.test(file) && !is_gallery(file) && !is_for_operators(file))
  .forEach(check_literals);
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
