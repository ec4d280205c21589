// Which functions a WebAssembly file consists of, by the symbol map that emcc writes (--emit-symbol-map).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// Reads unsigned LEB128 numbers from `bytes`, from `offset` on (WebAssembly core specification, 5.2.2).
const reader = (bytes, offset = 0) => ({
  get offset() { return offset; },
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[offset++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  },
  skip(count) { offset += count; },
});

const section_names = ['custom', 'type', 'import', 'function', 'table', 'memory', 'global', 'export', 'start', 'element', 'code', 'data', 'data count', 'tag'];

// Gives [{id, start, size}] of the sections.
const sections_of = (bytes) => {
  const sections = [];
  const input = reader(bytes, 8);
  while (input.offset < bytes.length) {
    const id = input.number();
    const size = input.number();
    sections.push({ name: section_names[id] ?? `${id}`, start: input.offset, size });
    input.skip(size);
  }
  return sections;
};

const imported_functions = (bytes, section) => {
  if (!section) return 0;
  const input = reader(bytes, section.start);
  let functions = 0;
  for (let left = input.number(); left > 0; left--) {
    input.skip(input.number());
    input.skip(input.number());
    const kind = input.number();
    if (kind === 0) { functions++; input.number(); }
    else if (kind === 3) { input.skip(2); }
    else if (kind === 4) { input.skip(1); input.number(); }
    else {
      if (kind === 1) input.skip(1);
      const has_maximum = input.number() & 1;
      input.number();
      if (has_maximum) input.number();
    }
  }
  return functions;
};

// The names of `names` in C++, as many as there are.
const demangle = (names) => {
  for (const program of ['llvm-cxxfilt-19', 'llvm-cxxfilt', 'c++filt']) {
    const { status, stdout } = spawnSync(program, { input: names.join('\n'), encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status === 0) return stdout.split('\n');
  }
  return names;
};

// Gives {sections: [{name, size}], functions: [{name, size}]}, both largest first.
export const wasm_functions = (bytes, symbol_map) => {
  const sections = sections_of(bytes);
  const lines = readFileSync(symbol_map, 'utf8').trim().split('\n').map((line) => line.split(/:(.*)/s));
  const readable = demangle(lines.map(([, name]) => name.replace(/\\([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))));
  const names = new Map(lines.map(([index], at) => [Number(index), readable[at]]));
  const code = sections.find((section) => section.name === 'code');
  const input = reader(bytes, code.start);
  const functions = [];
  let index = imported_functions(bytes, sections.find((section) => section.name === 'import'));
  for (let left = input.number(); left > 0; left--, index++) {
    const size = input.number();
    functions.push({ name: names.get(index) ?? `function ${index}`, size });
    input.skip(size);
  }
  const largest = (a, b) => b.size - a.size;
  return { sections: sections.map(({ name, size }) => ({ name, size })).sort(largest), functions: functions.sort(largest) };
};
