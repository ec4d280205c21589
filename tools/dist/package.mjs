// Makes the finished static site from web/ and the linked page: minified, hashed names, precompressed, any folder of any host.
// usage: node tools/dist/package.mjs BUILD_FOLDER [DIST_FOLDER]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compress, minify, name_by_content, reachable } from './assets.mjs';
import { place_catalogues } from './catalogues.mjs';
import { place_emoji } from './emoji.mjs';
import { licenses } from './licenses.mjs';
import { report_sizes } from './sizes.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const build = path.resolve(process.argv[2] ?? path.join(repository, 'build/web'));
const dist = path.resolve(process.argv[3] ?? path.join(repository, 'dist'));

const read_tree = (folder, keep) => new Map(readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
  .filter((file) => keep(file))
  .sort()
  .map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)]));

const write_tree = (folder, files) => {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    const target = path.join(part, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(part, folder);
};

const page = path.join(build, 'wasm');
const worker = path.join(page, 'worker');
const gallery = path.join(build, 'gallery');
const linked = (folder) => [...read_tree(folder, (file) => path.dirname(file) === folder && /\.(mjs|wasm)$/.test(file))];
if (!existsSync(path.join(page, 'parley.wasm'))) {
  console.error(`parley: no parley.wasm in ${page}: build the preset "web" first`);
  process.exit(1);
}
const release = /CMAKE_BUILD_TYPE:[A-Z]*=MinSizeRel/.test(readFileSync(path.join(build, 'CMakeCache.txt'), 'utf8'));
const sources = new Map([
  ...read_tree(path.join(repository, 'web'), () => true),
  ...linked(page),
  ...linked(worker),
  ...linked(gallery),
]);

place_catalogues(sources);
place_emoji(sources);

// Nothing to do when the same sources were packaged by the same scripts before.
const scripts = read_tree(path.dirname(fileURLToPath(import.meta.url)), () => true);
const fingerprint = createHash('sha256');
for (const [name, bytes] of [...sources, ...scripts]) fingerprint.update(`${name}\0${bytes.length}\0`).update(bytes);
const stamp_file = path.join(build, 'dist.stamp');
const stamp = `${dist} ${fingerprint.digest('hex')}\n`;
if (existsSync(dist) && existsSync(stamp_file) && readFileSync(stamp_file, 'utf8') === stamp) process.exit(0);

const minified = release ? await minify(sources) : sources;
const { files, names } = name_by_content(minified);
// Loaded when somebody needs them.
const is_worker = (name) => name.startsWith('worker.');
const is_lazy = (name) => name.startsWith('locales/') || name.startsWith('emoji/') || is_worker(name);
const loaded = reachable(files, 'index.html', is_lazy);
const in_gallery = reachable(files, 'gallery.html', is_lazy);
const lazy = [...files.keys()].filter(is_lazy);
files.set('licenses.txt', Buffer.from(licenses()));
const variants = release ? compress(files) : new Map(); // a minute for a page that is tried out
write_tree(dist, [...files, ...variants]);
if (release) {
  const sizes = report_sizes({ files, variants, loaded, lazy, in_worker: lazy.filter(is_worker), in_gallery, wasm: names.get('parley.wasm'), symbols: path.join(page, 'parley.mjs.symbols') });
  writeFileSync(path.join(build, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
}
writeFileSync(stamp_file, stamp);
