// What a page with an open conversation does while nothing happens.
import { setTimeout as pause } from 'node:timers/promises';
import { start_server } from '../support/servers/server.mjs';
import { applications } from './support/applications.mjs';
import { count_frames, renderer_seconds } from './support/frames.mjs';
import { print_table } from './support/statistics.mjs';
import { visit_conversation } from './support/visit.mjs';

const measure = async (application, websocket, seconds) => {
  const { browser, page, stop } = await visit_conversation(application, websocket, count_frames);
  try {
    await pause(5000);  // what the sign-in left to do
    const frames = await page.evaluate('window.bench_frames');
    const cpu = await renderer_seconds(browser);
    await pause(seconds * 1000);
    return { cpu: await renderer_seconds(browser) - cpu, frames: await page.evaluate('window.bench_frames') - frames };
  } finally {
    await stop();
  }
};

export const measure_idle = async (seconds) => {
  const server = await start_server('prosody', { site: null });
  const results = [];
  try {
    for (const [name, application] of Object.entries(applications(server.websocket))) results.push({ name, ...await measure(application, server.websocket, seconds) });
  } finally {
    await server.stop();
  }
  print_table(`An open conversation in ${seconds} s in which nothing happens`, [
    ['', ...results.map(({ name }) => name)],
    ['animation frames', ...results.map(({ frames }) => frames)],
    ['processor time of the renderer, ms', ...results.map(({ cpu }) => (cpu * 1000).toFixed(0))],
  ]);
};
