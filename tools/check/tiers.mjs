// Which part may include which (ARCHITECTURE.md): the table, and who breaks it.

// [prefix, what it may include, what it may not all the same]. The longest prefix of a file decides; a folder may include itself.
// A trailing slash is a folder.
const values = ['ui/geometry.hpp', 'ui/picture.hpp', 'ui/video.hpp'];
const drawn = [...values, 'ui/model/', 'ui/semantics/', 'ui/input.hpp', 'ui/flip.hpp', 'ui/text/', 'ui/theme/'];
const stanzas = ['protocol/core/', 'protocol/xml/', 'protocol/mux/'];
export const tiers = [
  ['protocol/core/', []],
  ['protocol/sdp/', ['protocol/core/']],
  ['protocol/xml/', ['protocol/core/']],
  ['protocol/mux/', ['protocol/core/', 'protocol/xml/']],
  ['protocol/stream/', stanzas],
  ['protocol/xep/', [...stanzas, 'protocol/sdp/']],
  ['protocol/im/', [...stanzas, 'protocol/xep/']],
  ['protocol/jingle/', [...stanzas, 'protocol/sdp/', 'protocol/xep/']],
  ['protocol/', ['protocol/']],
  ['ui/geometry.hpp', []],
  ['ui/picture.hpp', ['ui/geometry.hpp']],
  ['ui/video.hpp', []],
  ['ui/model/', values],
  ['ui/semantics/', values],
  ['ui/input.hpp', [...values, 'ui/model/', 'ui/semantics/']],
  ['ui/flip.hpp', [...values, 'ui/input.hpp']],
  ['ui/text/', drawn],
  ['ui/text/unicode/', []],
  ['ui/text/content/', ['ui/text/unicode/']],
  ['ui/text/words/', [...values, 'ui/model/', 'ui/text/unicode/']],
  ['ui/text/fields/', [...values, 'ui/semantics/', 'ui/flip.hpp']],
  ['ui/text/drawing/', [...values, 'ui/theme/icons.hpp', 'ui/text/unicode/', 'ui/text/content/']],
  ['ui/theme/', drawn],
  ['ui/frame.hpp', drawn],
  ['ui/widget/kit/', [...drawn, 'ui/frame.hpp']],
  ['ui/widget/list/', [...drawn, 'ui/frame.hpp', 'ui/widget/kit/']],
  ['ui/widget/', [...drawn, 'ui/frame.hpp']],
  ['ui/view/', [...drawn, 'ui/frame.hpp', 'ui/widget/']],
  ['ui/', ['ui/']],
  ['shell/ports/', ['protocol/', 'ui/']],
  ['shell/model.hpp', ['ui/model/']],
  ['shell/app.', ['shell/', 'protocol/', 'ui/']],
  ['shell/', ['protocol/', 'ui/'], ['shell/app.']],
  ['gallery/page/', ['gallery/', 'wasm/', 'shell/ports/', 'shell/page/frame.hpp', 'shell/now.hpp', 'ui/interface.hpp', 'ui/theme/color.hpp']],
  ['gallery/', ['ui/']],
  ['wasm/main.cpp', ['wasm/', 'shell/ports/', 'shell/app']],
  ['wasm/js/', []],
  ['wasm/worker/', ['wasm/js/', 'shell/ports/']],
  ['wasm/worker/client.cpp', ['wasm/worker/', 'wasm/js/', 'wasm/dom/element.hpp']],
  ['wasm/', ['shell/ports/']],
  ['tests/bench/', ['tests/', 'gallery/', 'protocol/', 'ui/', 'shell/', 'wasm/']],
  ['tests/', ['gallery/', 'protocol/', 'ui/', 'shell/']],
  ['tools/', []],
  ['cmake/', ['ui/widget/kit/imgui_config.hpp']],
];

// The core knows neither browser nor interface library.
const forbidden = [['protocol/', /^(emscripten|imgui)/], ['ui/', /^emscripten/], ['shell/', /^(emscripten|imgui)/]];

// Everything a session reports is one list, which whoever reports something names where it does.
const reports = (file, included) => included === 'protocol/event.hpp' && /^protocol\/(xep|im|jingle)\/.*\.cpp$/.test(file);

const includes_of = (text) => [...text.matchAll(/^\s*#\s*include\s*(["<])([^">]+)[">]/gm)].map(([, bracket, included]) => ({ bracket, included }));

// The values that the ports speak of: every header of the interface and the protocol that they include, or that those include;
// and what the interface draws with, icons, holes for video and links.
function vocabulary_of(files, read) {
  const vocabulary = new Set(['ui/theme/icons.hpp', 'ui/widget/kit/punch.hpp', 'ui/text/content/links.hpp']);
  const learn = (file) => includes_of(read(file)).filter(({ bracket }) => bracket === '"').forEach(({ included }) => {
    if (vocabulary.has(included)) return;
    vocabulary.add(included);
    learn(included);
  });
  files.filter((file) => file.startsWith('shell/ports/')).forEach(learn);
  return vocabulary;
}

// faults_in(['a.hpp', …], read): one line for each include that the table does not have. `read(file)` gives a file's text.
export function faults_in(files, read) {
  const vocabulary = vocabulary_of(files, read);
  const faults = [];
  for (const file of files) {
    const [own, targets, barred = []] = tiers.filter(([prefix]) => file.startsWith(prefix)).sort((a, b) => b[0].length - a[0].length)[0] ?? [];
    if (!targets) { faults.push(`${file}: in no known folder`); continue; }
    const speaks_of_values = (file.startsWith('wasm/') && !file.startsWith('wasm/js/')) || file.startsWith('gallery/page/');
    for (const { bracket, included } of includes_of(read(file))) {
      if (bracket === '<') {
        if (forbidden.some(([prefix, pattern]) => file.startsWith(prefix) && pattern.test(included))) faults.push(`${file}: may not include <${included}>`);
      } else if (barred.some((prefix) => included.startsWith(prefix)) ||
                 (![own, ...targets].some((prefix) => included.startsWith(prefix)) && !reports(file, included) &&
                  !(speaks_of_values && vocabulary.has(included)))) {
        faults.push(`${file}: may not include "${included}"`);
      }
    }
  }
  return faults;
}
