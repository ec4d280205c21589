// Links in messages: what is drawn is where they lead.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start_scripted_server } from './interface/server.mjs';
import { composer } from './support/actions.mjs';
import { launch_browser } from '../support/browsers/browsers.mjs';
import { open_person } from './support/browser.mjs';

let server;
let browser;
let person;
let page;
before(async () => {
  server = await start_scripted_server();
  browser = await launch_browser();
  person = await open_person(browser, server.url);
  ({ page } = person);
  await page.getByRole('button', { name: 'Continue as guest' }).click();
  await page.getByRole('button', { name: 'Ann' }).click();
  await composer(page).waitFor();
});
after(async () => {
  try {
    await person?.close();
  } finally {
    await browser?.close();
    await server?.stop();
  }
});

let count = 0;
// The links of a message that Ann sends, as people and browsers have them.
const links_of = async (text) => {
  const mark = `message${count += 1}`;
  server.say(`${text}\n${mark}`);
  const run = page.getByRole('log').locator('.run').filter({ hasText: new RegExp(`${mark}$`) });
  await run.waitFor();
  return run.evaluate((element) => [...element.querySelectorAll('a')].map((link) => {
    const { width, left } = link.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(link);
    const letters = [...link.textContent].map((_, at) => {
      range.setStart(link.firstChild, at);
      range.setEnd(link.firstChild, at + 1);
      return range.getBoundingClientRect().left;
    });
    return { text: link.textContent, href: link.href, title: link.title, width, first: letters[0] - left, in_order: letters.every((x, at) => at === 0 || x >= letters[at - 1]) };
  }));
};

for (const [text, ...wanted] of [
  ['_https://converse_js.org_', ['https://converse_js.org', 'https://converse_js.org/']],
  ['*https://x.org/a*b*', ['https://x.org/a*b', 'https://x.org/a*b']],
  ['“https://x.org/a”, https://x.org/b… https://x.org/c、', ['https://x.org/a', 'https://x.org/a'], ['https://x.org/b', 'https://x.org/b'], ['https://x.org/c', 'https://x.org/c']],
  ['www.x.org or ann@x.org', ['www.x.org', 'https://www.x.org/'], ['ann@x.org', 'mailto:ann@x.org']],
  ['https://evil.example/\u202Emoc.knab//:sptth', ['https://evil.example/', 'https://evil.example/']],
  ['\u202Ehttps://evil.example/a', ['https://evil.example/a', 'https://evil.example/a']],
  ['\u2067אבג https://x.org/1/2 דהו\u2069 https://y.org', ['https://x.org/1/2', 'https://x.org/1/2'], ['https://y.org', 'https://y.org/']],
  ['אבג https://x.org/a-1 דהו', ['https://x.org/a-1', 'https://x.org/a-1']],
  ['https://bank.example@evil.example/ https://p\u0430ypal.com/'],
  ['javascript:alert(1) data:text/html,x'],
]) {
  test(`${JSON.stringify(text)} leads where it seems to`, async () => {
    const links = await links_of(text);
    assert.deepEqual(links.map((link) => [link.text, link.href]), wanted);
    for (const link of links) assert.ok(link.in_order && Math.abs(link.first) < 1, `drawn from left to right: ${JSON.stringify(link)}`);
  });
}

test('a host that is not of ASCII says how it is really spelled', async () => {
  const [link] = await links_of('https://пример.example/');
  assert.equal(link.href, 'https://xn--e1afmkfd.example/');
  assert.equal(link.title, 'xn--e1afmkfd.example');
});
