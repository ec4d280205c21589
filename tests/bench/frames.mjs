// What a frame of the gallery costs with a short and with a very long conversation, and what it does when nothing happens.
import { setTimeout as pause } from 'node:timers/promises';
import { dist } from '../support/servers/server.mjs';
import { launch } from './support/browser.mjs';
import { count_frames, renderer_seconds } from './support/frames.mjs';
import { serve_site } from './support/site.mjs';
import { median, percentile, print_table } from './support/statistics.mjs';

const lengths = [100, 1_000_000];
const viewport = { width: 1280, height: 800 };
const by_wheel = async (page, area, steps) => {
  await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
  for (let i = 0; i < steps; i += 1) {
    await page.mouse.wheel(0, i < steps * 0.75 ? -240 : 240);
    await pause(16);
  }
};

// The bar is at the right edge, its thumb at the bottom when the conversation shows its end.
const by_drag = async (page, area, steps) => {
  const x = area.x + area.width - 6;
  const from = area.y + area.height - 16;
  await page.mouse.move(x, from);
  await pause(300);
  await page.mouse.down();
  for (let i = 1; i <= steps; i += 1) {
    await page.mouse.move(x, from - ((area.height - 60) * i) / steps);
    await pause(16);
  }
  await page.mouse.up();
};

const ways = { wheel: by_wheel, drag: by_drag };

const measure = async (origin, length, steps, idle_seconds) => {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport });
    await count_frames(page);
    await page.goto(`${origin}/gallery.html#/scene/timeline-${length}`);
    await page.locator('html.live').waitFor();
    await pause(1500);
    const log = page.getByRole('log');
    const results = {};
    for (const [name, scroll] of Object.entries(ways)) {
      const newest = () => log.getByRole('article').last().innerText();
      const before = await newest();
      await page.evaluate(() => { window.bench_frames = []; });
      await scroll(page, await log.boundingBox(), steps);
      results[name] = await page.evaluate(() => window.bench_frames);
      if (await newest() === before) throw new Error(`timeline-${length}: the ${name} scrolled nothing`);
      await log.focus();
      await page.keyboard.press('End');
      await pause(1000);
    }
    results.idle = await idle(browser, page, idle_seconds);
    return results;
  } finally {
    await browser.close();
  }
};

const idle = async (browser, page, seconds) => {
  await pause(2000);
  await page.evaluate(() => { window.bench_frames = []; });
  const before = await renderer_seconds(browser);
  await pause(seconds * 1000);
  const cpu = await renderer_seconds(browser) - before;
  return { frames: await page.evaluate(() => window.bench_frames.length), cpu };
};

export const measure_frames = async (quick) => {
  const site = await serve_site({ '/': dist });
  const seconds = quick ? 3 : 30;
  try {
    const results = [];
    for (const length of lengths) results.push(await measure(site.origin, length, quick ? 60 : 300, seconds));
    report(results, seconds);
  } finally {
    site.stop();
  }
};

const report = ([short, long], seconds) => {
  const row = (label, of) => [label, of(short).toFixed(2), of(long).toFixed(2), `${(of(long) / of(short)).toFixed(2)} x`];
  const rows = Object.keys(ways).flatMap((way) => [
    row(`frame by ${way}, median ms`, (result) => median(result[way])),
    row(`frame by ${way}, p99 ms`, (result) => percentile(result[way], 0.99)),
    [`frames by ${way}`, short[way].length, long[way].length, ''],
  ]);
  print_table('A frame of the gallery by length of the conversation', [
    ['', ...lengths.map((length) => `${length.toLocaleString('en')} messages`), 'ratio'],
    ...rows,
    [`idle frames in ${seconds} s`, short.idle.frames, long.idle.frames, ''],
    [`idle renderer CPU in ${seconds} s, s`, short.idle.cpu.toFixed(2), long.idle.cpu.toFixed(2), ''],
  ]);
};
