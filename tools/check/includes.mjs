// Includes run one way (ARCHITECTURE.md). usage: node tools/check/includes.mjs FILE...
import { readFileSync } from 'node:fs';

const files = process.argv.slice(2);
const includes_of = (file) => [...readFileSync(file, 'utf8').matchAll(/^\s*#\s*include\s*(["<])([^">]+)[">]/gm)].map(([, bracket, included]) => ({ bracket, included }));

// The values that the ports speak of: every header of the interface and the protocol that they include, or that those include;
// and what the interface draws with, icons, holes for video and links.
const vocabulary = new Set(['ui/theme/icons.hpp', 'ui/widget/punch.hpp', 'ui/text/links.hpp']);
const learn = (file) => includes_of(file).filter(({ bracket }) => bracket === '"').forEach(({ included }) => {
  if (vocabulary.has(included)) return;
  vocabulary.add(included);
  learn(included);
});
files.filter((file) => file.startsWith('shell/ports/')).forEach(learn);

// What each part may include of ours; the longest prefix of a file decides. A trailing slash is a folder.
const allowed = [
  ['protocol/core/', ['protocol/core/']],
  ['protocol/xml/', ['protocol/core/', 'protocol/xml/']],
  ['protocol/', ['protocol/']],
  ['ui/', ['ui/']],
  ['shell/', ['shell/', 'protocol/', 'ui/']],
  ['gallery/page/', ['gallery/', 'wasm/', 'shell/ports/', 'shell/frame.hpp', 'shell/now.hpp', 'ui/theme/color.hpp', ...vocabulary]],
  ['gallery/', ['gallery/', 'ui/']],
  ['wasm/main.cpp', ['wasm/', 'shell/ports/', 'shell/app', ...vocabulary]],
  ['wasm/', ['wasm/', 'shell/ports/', ...vocabulary]],
  ['tests/bench/', ['tests/', 'gallery/', 'protocol/', 'ui/', 'shell/', 'wasm/']],
  ['tests/', ['tests/', 'gallery/', 'protocol/', 'ui/', 'shell/']],
  ['cmake/', ['ui/widget/imgui_config.hpp']],
];
// The core knows neither browser nor interface library.
const forbidden = [['protocol/', /^(emscripten|imgui)/], ['ui/', /^emscripten/], ['shell/', /^(emscripten|imgui)/]];

const faults = [];
for (const file of files) {
  const [, targets] = allowed.filter(([prefix]) => file.startsWith(prefix)).sort((a, b) => b[0].length - a[0].length)[0] ?? [];
  if (!targets) { faults.push(`${file}: in no known folder`); continue; }
  for (const { bracket, included } of includes_of(file)) {
    if (bracket === '<') {
      if (forbidden.some(([prefix, pattern]) => file.startsWith(prefix) && pattern.test(included))) faults.push(`${file}: may not include <${included}>`);
    } else if (!targets.some((target) => included.startsWith(target))) {
      faults.push(`${file}: may not include "${included}"`);
    }
  }
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
