// What a frame of the gallery costs in processor time with a short and with a very long conversation. Both end with the same
// messages. What a message costs when it is seen for the first time (layout and pictures of its text) is told apart from what
// every frame costs.
import { dist } from '../support/servers/server.mjs';
import { launch } from './support/browser.mjs';
import { trace_frames } from './support/frames.mjs';
import { serve_site } from './support/site.mjs';
import { median, percentile, print_table, spread } from './support/statistics.mjs';

const lengths = [100, 1_000_000];
const viewport = { width: 1280, height: 800 };

const newest = (log) => log.getByRole('article').last().innerText();

// Ways to go up through messages and back to the end; each gives what it does at once.
// By the wheel, through messages that both conversations have.
const by_wheel = async (page, log) => {
  const steps = 24;  // of a fifth of a screen; the shorter conversation is longer than all of them
  const area = await log.boundingBox();
  await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
  const turn = async (pixels) => {
    for (let i = 0; i < steps; i += 1) await page.mouse.wheel(0, pixels);  // the browser answers with a frame
  };
  return { up: () => turn(-200), back: () => turn(200), let_go() {} };
};

// By the bar at the right edge, whose thumb is at the bottom when the conversation shows its end, in steps that bring a screen of
// other messages in both conversations.
const by_drag = async (page, log) => {
  const steps = 8;
  const area = await log.boundingBox();
  const x = area.x + area.width - 6;
  const from = area.y + area.height - 16;
  const step = (area.height - 60) / steps;
  await page.mouse.move(x, from);
  await page.mouse.down();
  return {
    async up() { for (let i = 1; i <= steps; i += 1) await page.mouse.move(x, from - step * i); },
    async back() { for (let i = steps - 1; i >= 0; i -= 1) await page.mouse.move(x, from - step * i); },
    let_go: () => page.mouse.up(),
  };
};

const ways = { wheel: by_wheel, drag: by_drag };
const repeats = 4;  // how often each way is gone again, measured together

const open = async (browser, origin, length) => {
  const page = await browser.newPage({ viewport });
  await page.goto(`${origin}/gallery.html#/scene/timeline-${length}`);
  await page.locator('html.live').waitFor();
  const log = page.getByRole('log');
  await log.getByRole('article').first().waitFor();
  return { page, log };
};

// Gives {frames: {'wheel first': [milliseconds…], …}, turns: {wheel: what was seen at its turn, …}}. On the first way up each
// screen is new in both conversations; the way back is not measured, since the shorter one has nothing new then.
const measure = async (browser, origin, length) => {
  const frames = {};
  const turns = {};
  for (const [way, take] of Object.entries(ways)) {
    const { page, log } = await open(browser, origin, length);
    const before = await newest(log);
    const hand = await take(page, log);
    frames[`${way} first`] = await trace_frames(page, hand.up);
    turns[way] = await newest(log);
    if (turns[way] === before) throw new Error(`timeline-${length}: the ${way} scrolled nothing`);
    await hand.back();
    frames[`${way} again`] = await trace_frames(page, async () => {
      for (let i = 0; i < repeats; i += 1) {
        await hand.up();
        await hand.back();
      }
    });
    await hand.let_go();
    await page.close();
  }
  return { frames, turns };
};

export const measure_frames = async (rounds) => {
  const site = await serve_site({ '/': dist });
  const browsers = await Promise.all(lengths.map(launch));
  const results = lengths.map(() => []);
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [i, length] of lengths.entries()) results[i].push(await measure(browsers[i], site.origin, length));
      const [short, long] = results.map((one) => one.at(-1).turns.wheel);
      if (short !== long) throw new Error(`the wheel shows “${short}” in the short conversation, “${long}” in the long one`);
    }
    report(results.map((one) => one.map(({ frames }) => frames)), rounds);
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    site.stop();
  }
};

const labels = {
  'wheel first': 'wheel, seen for the first time', 'wheel again': 'wheel, seen before',
  'drag first': 'drag, a screen each step, first time', 'drag again': 'drag, a screen each step, again',
};
const figures = { 'median ms': median, 'p99 ms': (frames) => percentile(frames, 0.99) };

const report = (results, rounds) => {
  const rows = Object.entries(labels).flatMap(([key, label]) => Object.entries(figures).map(([name, of]) => {
    const [short, long] = results.map((one) => one.map((frames) => of(frames[key])));
    return [`${label}: ${name}`, spread(short, 2), spread(long, 2), `${(median(long) / median(short)).toFixed(2)} x`];
  }));
  const counts = ['frames', ...results.map((one) => Object.values(one[0]).reduce((sum, frames) => sum + frames.length, 0)), ''];
  print_table(`Main thread's processor time of a frame by length of the conversation, ${rounds} rounds: median (lowest–highest)`, [
    ['', ...lengths.map((length) => `${length.toLocaleString('en')} messages`), 'ratio'], ...rows, counts,
  ]);
};
