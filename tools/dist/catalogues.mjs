// The message catalogues as the page loads them: a file of words for each language, and the table of them before web/language.js.
import { early_phrases, read_catalogue, source_language, tags, words } from '../locales/catalogue.mjs';

const script = 'language.js';
const page = 'index.html';
const nothing_spoken = '<template id="unspoken"></template>';

// What the page says when language.js cannot be loaded.
const unspoken = (words) => Object.entries(words).map(([key, text]) => `<p data-word="${key}">${text}</p>`).join('');

// `sources`: map of name -> bytes, changed in place.
export const place_catalogues = (sources) => {
  const source = read_catalogue(source_language);
  const table = {};
  for (const tag of tags()) {
    const catalogue = read_catalogue(tag);
    const file = `locales/${tag}.json`;
    const compiled_in = tag === source_language;
    if (compiled_in) sources.delete(file);
    else sources.set(file, Buffer.from(JSON.stringify(words(catalogue, source))));
    const early = Object.fromEntries(early_phrases.map((key) => [key, catalogue.phrases[key]]));
    table[tag] = { rtl: catalogue.direction === 'rtl', file: compiled_in ? '' : file, words: { ...early, ...catalogue.page } };
  }
  const html = String(sources.get(page));
  if (!html.includes(nothing_spoken)) throw new Error(`${page} has no ${nothing_spoken}`);
  sources.set(page, Buffer.from(html.replace(nothing_spoken, nothing_spoken.replace('><', `>${unspoken(source.page)}<`))));
  sources.set(script, Buffer.from(`const catalogues = ${JSON.stringify(table, null, 1)};\n${sources.get(script)}`));
};
