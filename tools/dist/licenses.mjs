// The licences of what is part of the page, in one text that is published with it.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'parley');
const imgui = process.env.IMGUI_DIR ?? path.join(cache, 'src/imgui');
const mbedtls = process.env.MBEDTLS_DIR ?? path.join(cache, 'src/mbedtls');
const libb2 = process.env.LIBB2_DIR ?? path.join(cache, 'src/libb2');
const emscripten = process.env.EMSCRIPTEN_ROOT ?? path.join(cache, 'emscripten/usr/share/emscripten');

// For each part, the first of the files that exists (an Emscripten SDK keeps its licence elsewhere than Debian does).
const parts = [
  ['Parley', [path.join(repository, 'LICENSE')]],
  ['Dear ImGui', [path.join(imgui, 'LICENSE.txt')]],
  ['Mbed TLS (used under the Apache License 2.0)', [path.join(mbedtls, 'LICENSE')]],
  ['libb2', [path.join(libb2, 'COPYING')]],
  ['Emscripten, with LLVM libc++ and compiler-rt', [path.join(emscripten, 'LICENSE'), path.join(emscripten, '../doc/emscripten/copyright')]],
  ['musl', [path.join(emscripten, 'system/lib/libc/musl/COPYRIGHT')]],
  ['Names of emoji, by emojilib', [path.join(repository, 'node_modules/emojilib/LICENSE')]],
  ['Lucide icons', [path.join(repository, 'node_modules/lucide-static/LICENSE')]],
];

export const licenses = () => parts.map(([title, candidates]) => {
  const file = candidates.find((candidate) => existsSync(candidate));
  if (!file) throw new Error(`no licence text of ${title}: looked for ${candidates.join(', ')}`);
  return `${title}\n${'='.repeat(title.length)}\n\n${readFileSync(file, 'utf8').trim()}\n`;
}).join('\n\n');
