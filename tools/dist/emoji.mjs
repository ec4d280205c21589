// What emoji are called in English, from emojilib, as the page loads it: a line for each emoji, "😀 grinning_face smile happy".
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = 'emoji/en.json';
const script = 'language.js';
const most_words = 6;

const plain = (word) => word.normalize('NFD').replace(/[^\w+-]/g, '').toLowerCase();

const line = ([emoji, [name, ...words]]) => {
  const parts = new Set(name.split('_'));
  const others = words.map(plain).filter((word) => /^[a-z]{2,}/.test(word) && !parts.has(word));
  return [emoji, plain(name), ...new Set(others.slice(0, most_words))].join(' ');
};

// `sources`: map of name -> bytes, changed in place.
export const place_emoji = (sources) => {
  const names = createRequire(import.meta.url).resolve('emojilib');
  const lines = Object.entries(JSON.parse(readFileSync(names, 'utf8'))).map(line);
  sources.set(file, Buffer.from(JSON.stringify(lines)));
  sources.set(script, Buffer.from(`const emoji_file = '${file}';\n${sources.get(script)}`));
};
