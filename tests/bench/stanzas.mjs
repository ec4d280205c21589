// Stanzas a second from the WebSocket's message event to the application, in one browser, engine after engine in each round.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launch } from './support/browser.mjs';
import { serve_site } from './support/site.mjs';
import { median, print_table, spread } from './support/statistics.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

const bundle = async () => {
  const nothing = { name: 'nothing', setup(esbuild) {
    esbuild.onResolve({ filter: /^(ws|node:dns|dns|stream)$/ }, ({ path: name }) => ({ path: name, namespace: 'nothing' }));
    esbuild.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = globalThis.WebSocket ?? {};' }));
  } };
  const result = await build({
    entryPoints: [path.join(here, 'stanzas/page.mjs')], bundle: true, write: false, format: 'esm', target: 'es2022', platform: 'browser',
    external: ['./session_bench.mjs'], plugins: [nothing], logLevel: 'error',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
  });
  return result.outputFiles[0].text;
};

// `core`: the folder of session_bench.mjs and .wasm
export const measure_stanzas = async (core, rounds) => {
  const site = await serve_site({
    '/index.html': '<!doctype html><meta charset="utf-8"><title>Stanzas</title><script>window.WebSocket = class { addEventListener() {} close() {} };</script><script type="module" src="page.mjs"></script>',
    '/page.mjs': await bundle(),
    '/session_bench.mjs': readFileSync(path.join(core, 'session_bench.mjs'), 'utf8'),
    '/': core,
  });
  const browser = await launch();
  const times = {};
  const sums = {};
  let size = 0;
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error.message));
    await page.goto(`${site.origin}/`);
    await page.waitForFunction('window.bench');
    const names = await page.evaluate('bench.names');
    size = await page.evaluate('bench.size');
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of names) {
        const result = await page.evaluate((engine) => window.bench.run(engine), name);
        sums[name] = result.sums;
        if (round > 0) (times[name] ??= []).push(result.milliseconds);  // the first round warms up
      }
    }
  } finally {
    await browser.close();
    site.stop();
  }
  const reference = sums['xmpp.js 0.14'];
  for (const [name, { stanzas }] of Object.entries(sums)) {
    if (stanzas !== size) throw new Error(`${name} handled ${stanzas} of ${size} stanzas`);
  }
  const rate = (name) => times[name].map((ms) => (size / ms) * 1000);
  print_table(`Stanzas a second in the browser, ${rounds} rounds of ${size}: median (lowest–highest)`, [
    ['', 'stanzas/s', 'to xmpp.js', 'fields'],
    ...Object.keys(times).map((name) => [name, spread(rate(name)), `${(median(rate(name)) / median(rate('xmpp.js 0.14'))).toFixed(1)} x`,
      sums[name].body === reference.body && sums[name].sender === reference.sender ? 'same' : 'others']),
  ]);
};
