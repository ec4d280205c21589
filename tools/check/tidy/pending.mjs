// Which sources clang-tidy has to look at: those that did not pass before with the same headers of ours, flags and settings.
// usage: node tools/check/tidy/pending.mjs PASSED_BEFORE SETTINGS FOLDER...      prints KEY BUILD SOURCE for each of them
// Sources that no compile command names are left out: fuzz targets need a preset of their own.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const [passed_before, settings, ...folders] = process.argv.slice(2);
const root = `${process.cwd()}/`;
const remember = (results, key, find) => { if (!results.has(key)) results.set(key, find()); return results.get(key); };

const texts = new Map();
const text_of = (file) => remember(texts, file, () => (existsSync(file) ? readFileSync(file, 'utf8') : null));
const includes = new Map();
const includes_of = (file) => remember(includes, file, () => [...text_of(file).matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)].map(([, included]) => included));

// The file and every header of ours that it includes, or that those include.
function closure_of(file, folders_of_headers, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const included of includes_of(file)) {
    const folder = folders_of_headers.find((candidate) => text_of(candidate + included) !== null);
    if (folder !== undefined) closure_of(folder + included, folders_of_headers, found);
  }
  return found;
}

function key_of(file, command) {
  const folders_of_headers = [...command.matchAll(/ -I(\S+)/g)].map(([, folder]) => `${folder}/`);
  const hash = createHash('sha256').update(settings).update(command.replaceAll(root, ''));
  for (const part of [...closure_of(file, folders_of_headers)].sort()) hash.update(part.replace(root, '')).update('\0').update(text_of(part)).update('\0');
  return hash.digest('hex').slice(0, 32);
}

const seen = new Set();
for (const [build, ours] of [['build/native', (source) => !source.startsWith('wasm/')], ['build/web', () => true]]) {
  for (const { file, command } of JSON.parse(readFileSync(`${build}/compile_commands.json`, 'utf8'))) {
    const source = file.replace(root, '');
    if (!folders.some((folder) => source.startsWith(`${folder}/`)) || !ours(source) || seen.has(source)) continue;
    seen.add(source);
    const key = key_of(file, command);
    if (!existsSync(`${passed_before}/${key}`)) console.log(`${key} ${build} ${source}`);
  }
}
