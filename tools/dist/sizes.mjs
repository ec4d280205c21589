// Prints what people have to load, and what takes it.
import { wasm_functions } from './wasm_functions.mjs';

// Brotli bytes of everything that the page loads until it is used, sign-in and call included.
// 300 KB were for sign-in, chat and calls, which took 286; 30 for what the interface has beside them; 22 for the ownership of
// tabs, kinds of messages, links and names that show what they are, and long texts in pieces; 16 for what becomes of calls, what
// devices can do of them, links that only seem to be there, and a start without a network; 14 for calls of several people, accounts
// that stand by themselves and things that are known by keys.
// 44 less without Dear ImGui's windows and items, which nothing used.
// 7 for answers, reactions and messages that are taken back.
export const budget = 345 * 1024;
// Of the worker, which is loaded when it is first needed: SHA-256 and BLAKE2b, and what C++ needs to speak with JavaScript.
export const worker_budget = 20 * 1024;

// Which part of the program a function belongs to, by its name.
const owners = [
  ['ui', /\bui::/], ['protocol', /\bprotocol::/], ['shell', /\bshell::/], ['wasm', /\bwasm::/],
  ['Dear ImGui', /\bIm(Gui|Font|Draw|Text|Vec|Pool|Bit|File|Format|Hash|Str|Lerp|Chunk)|\bstb|imgui|^Im[A-Z]|\bIm[A-Z]\w*::/],
  ['Mbed TLS', /mbedtls/], ['embind', /emscripten::|embind|emval/], ['C++ library', /std::|operator new|operator delete|__cxa|__cxx/],
];
const owner_of = (name) => owners.find(([, pattern]) => pattern.test(name))?.[0] ?? 'C library and others';

const column = (value, width) => String(value).padStart(width);
const grouped = (functions) => {
  const sums = new Map();
  for (const { name, size } of functions) sums.set(owner_of(name), (sums.get(owner_of(name)) ?? 0) + size);
  return [...sums].map(([name, size]) => ({ name, size })).sort((a, b) => b.size - a.size);
};

const print_row = ({ name, raw, gz, br }) => console.log(`${column(raw, 9)}${column(gz, 9)}${column(br, 9)}  ${name}`);

const print_total = ({ raw, gz, br }, what, allowed) => console.log(
  `${column(raw, 9)}${column(gz, 9)}${column(br, 9)}  ${what}; budget ${allowed} brotli: ${br <= allowed ? 'kept' : 'EXCEEDED'}`);

const print_files = (rows, lazy_rows, total) => {
  console.log(`${column('raw', 9)}${column('gzip', 9)}${column('brotli', 9)}  file`);
  rows.forEach(print_row);
  console.log('loaded when somebody needs it:');
  lazy_rows.forEach(print_row);
  print_total(total, 'all that the page loads', budget);
};

// Gives the figures that it printed. `in_worker`: the worker's files; `in_gallery`: what gallery.html needs, which nothing of the page loads.
export const report_sizes = ({ files, variants, loaded, lazy, in_worker, in_gallery, wasm, symbols }) => {
  const rows_of = (names) => [...names].map((name) => {
    const raw = files.get(name).length;
    return { name, raw, gz: variants.get(`${name}.gz`)?.length ?? raw, br: variants.get(`${name}.br`)?.length ?? raw };
  }).sort((a, b) => b.br - a.br);
  const sum = (list, key) => list.reduce((left, row) => left + row[key], 0);
  const total_of = (list) => ({ raw: sum(list, 'raw'), gz: sum(list, 'gz'), br: sum(list, 'br') });
  const [rows, lazy_rows] = [rows_of(loaded), rows_of(lazy)];
  const total = total_of(rows);
  print_files(rows, lazy_rows, total);
  const worker = total_of(rows_of(in_worker));
  print_total(worker, 'the worker, when it is needed', worker_budget);
  const gallery = total_of(rows_of([...in_gallery].filter((name) => !loaded.has(name))));
  console.log(`${column(gallery.raw, 9)}${column(gallery.gz, 9)}${column(gallery.br, 9)}  gallery.html and what it alone loads; not part of the page`);
  const { sections, functions } = wasm_functions(files.get(wasm), symbols);
  const parts = grouped(functions);
  const list = (items) => items.map(({ name, size }) => `${name} ${size}`).join(', ');
  console.log(`sections: ${list(sections.filter(({ size }) => size >= 512))}`);
  console.log(`code by part: ${list(parts)}`);
  console.log('largest functions:');
  for (const { name, size } of functions.slice(0, 12)) console.log(`${column(size, 9)}  ${name.slice(0, 110)}`);
  return { budget, total, worker: { budget: worker_budget, total: worker }, files: rows, lazy: lazy_rows, sections, parts };
};
