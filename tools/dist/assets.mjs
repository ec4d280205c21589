// The site's files as a map of name -> bytes: minify, name by content, compress.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const text_types = /\.(html|css|js|mjs|json|webmanifest|svg|txt)$/;
// People, browsers and hosts know these by name.
const keeps_name = (name) => /\.(html|webmanifest|txt)$|^[^/]*\.json$/.test(name) || /(^|\/)(sw|service-worker|favicon)\.[a-z]+$/.test(name);

// Our own scripts and styles without white space and comments. The linked page (.mjs) has been through Closure.
export const minify = async (files) => {
  const { transform } = await import('esbuild');
  const out = new Map();
  for (const [name, bytes] of files) {
    const loader = { '.js': 'js', '.css': 'css' }[path.extname(name)];
    out.set(name, loader ? Buffer.from((await transform(bytes.toString(), { loader, minify: true, format: loader === 'js' ? 'esm' : undefined, target: 'es2022', charset: 'utf8' })).code) : bytes);
  }
  return out;
};

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
// A reference stands alone in quotes or in url(): "./name", 'name', url(icons/name).
const reference = (name) => new RegExp(`(["'\`(=](?:\\./|\\.\\./)*)${escape(name)}(?=["'\`)?#\\s>])`, 'g');
const references = (text, names) => names.filter((name) => reference(name).test(text));

// The files under names that hold a hash of their content, with every reference rewritten. References may not form a ring
// among renamed files. Gives {files, names: old -> new}.
export const name_by_content = (sources) => {
  const all = [...sources.keys()];
  const names = new Map();
  const files = new Map();
  const visiting = new Set();
  const place = (name) => {
    if (names.has(name)) return;
    if (visiting.has(name)) throw new Error(`files refer to each other in a ring: ${[...visiting, name].join(' -> ')}`);
    visiting.add(name);
    let bytes = sources.get(name);
    if (keeps_name(name)) names.set(name, name);
    if (text_types.test(name)) {
      let text = bytes.toString();
      for (const other of references(text, all.filter((candidate) => candidate !== name))) {
        place(other);
        text = text.replace(reference(other), (_, lead) => lead + names.get(other));
      }
      bytes = Buffer.from(text);
    }
    if (!keeps_name(name)) {
      const { dir, name: stem, ext } = path.posix.parse(name);
      names.set(name, path.posix.join(dir, `${stem}.${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}${ext}`));
    }
    files.set(names.get(name), bytes);
    visiting.delete(name);
  };
  all.forEach(place);
  return { files, names };
};

// Names of all files that `entry` needs, directly or through others; not those that only a manifest names, which are loaded
// when the page is installed, nor those that `is_lazy` says are loaded when somebody needs them.
export const reachable = (files, entry, is_lazy = () => false) => {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name) || !files.has(name) || is_lazy(name)) return;
    found.add(name);
    if (text_types.test(name) && !name.endsWith('.webmanifest')) references(files.get(name).toString(), [...files.keys()]).forEach(visit);
  };
  visit(entry);
  return found;
};

// NAME.br and NAME.gz for each file that they make smaller.
export const compress = (files) => {
  const variants = new Map();
  for (const [name, bytes] of files) {
    if (!text_types.test(name) && !name.endsWith('.wasm')) continue;
    const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    const gz = gzipSync(bytes, { level: 9 });
    if (br.length < bytes.length) variants.set(`${name}.br`, br);
    if (gz.length < bytes.length) variants.set(`${name}.gz`, gz);
  }
  return variants;
};
