// A page that the browser puts aside and takes up again (Page Lifecycle, the cache of pages).
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { needs } from '../support/browsers/browsers.mjs';
import { browser, server } from './interface/stage.mjs';
import { composer, send, until } from './support/actions.mjs';
import { open_person } from './support/browser.mjs';

let person;
let page;
beforeEach(async () => {
  person = await open_person(browser, server.url);
  ({ page } = person);
  await page.getByRole('button', { name: 'Continue as guest' }).click();
  await page.getByRole('button', { name: 'Ann' }).click();
  await composer(page).waitFor();
});
afterEach(() => person?.close());

const sent = (text) => until(`the server has “${text}”`, () => server.received.includes(text), 30_000);

test('what came while the page was frozen is there when it goes on', needs('freezing'), async () => {
  const browser_tools = await page.context().newCDPSession(page);
  await browser_tools.send('Page.setWebLifecycleState', { state: 'frozen' });
  server.say('said to a frozen page');
  await pause(2000);
  await browser_tools.send('Page.setWebLifecycleState', { state: 'active' });
  await page.getByRole('log').getByText('said to a frozen page').waitFor();
  await send(page, 'thawed');
  await sent('thawed');
});

test('a page out of the cache is signed in as before, with what was typed', async () => {
  await composer(page).fill('half a sen');
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await pause(1000);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await until('the composer has its draft', async () => await composer(page).inputValue() === 'half a sen');
  await send(page, 'back again');
  await sent('back again');
});
