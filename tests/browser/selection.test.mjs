// Text of messages as text of a page: selected, copied, found, followed.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { start_scripted_server } from './interface/server.mjs';
import { composer, place_of, until } from './support/actions.mjs';
import { allow_clipboard, launch_browser, needs } from '../support/browsers/browsers.mjs';
import { open_person } from './support/browser.mjs';

let server;
let browser;
let person;
let page;
const open_chat = async (options) => {
  const made = await open_person(browser, server.url, options);
  await made.page.getByRole('button', { name: 'Continue as guest' }).click();
  await made.page.getByRole('button', { name: 'Ann' }).click();
  await composer(made.page).waitFor();
  return made;
};
before(async () => {
  server = await start_scripted_server();
  browser = await launch_browser();
  person = await open_chat();
  ({ page } = person);
  for (const text of ['the first line', 'two\nparagraphs with https://example.org/ in them', 'the last line']) server.say(text);
  await run('the last line').waitFor();
});
after(async () => {
  try {
    await person?.close();
  } finally {
    await browser?.close();
    await server?.stop();
  }
});

const log = () => page.getByRole('log', { name: 'Messages' });
const run = (text) => log().locator('.run').filter({ hasText: text });
const selected = () => page.evaluate(() => getSelection().toString());

// What a copy puts on the clipboard: plain text, and styled text (none is wanted: its colour would be that of the transparent layer).
const copied = () => page.evaluate(() => {
  // Firefox gives an event that a script makes no data.
  const event = Object.defineProperty(new ClipboardEvent('copy', { bubbles: true, cancelable: true }), 'clipboardData', { value: new DataTransfer() });
  (getSelection().focusNode?.parentElement ?? document.body).dispatchEvent(event);
  return { taken: event.defaultPrevented, text: event.clipboardData.getData('text/plain'), styled: event.clipboardData.getData('text/html') };
});

const drag = async (from, to) => {
  const [a, b] = [await run(from).boundingBox(), await run(to).boundingBox()];
  await page.mouse.move(a.x + 1, a.y + 6);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width - 2, b.y + b.height - 6, { steps: 6 });
  await page.mouse.up();
};

beforeEach(() => page.evaluate(() => getSelection().removeAllRanges()));

describe('a copy', () => {
  test('of one message is its text alone', async () => {
    await drag('the first line', 'the first line');
    const { taken, text, styled } = await copied();
    assert.ok(taken);
    assert.match(text, /^the first lin/);
    assert.equal(styled, '');
  });

  test('of several messages has them in order, with all paragraphs, and says who wrote them and when', async () => {
    await drag('the first line', 'the last line');
    const { text, styled } = await copied();
    assert.equal([...text.matchAll(/^Ann, Today, \d+:\d\d\b.*$/gm)].length, 3, text);
    assert.match(text, /^[^]*the first line\n\n[^]*two\nparagraphs with https:\/\/example\.org\/ in them\n\n[^]*the last lin/);
    assert.equal(styled, '');
  });

  test('out of the composer is the browser’s', async () => {
    await composer(page).fill('mine');
    await composer(page).selectText();
    const taken = await composer(page).evaluate((field) => {
      const event = new ClipboardEvent('copy', { bubbles: true, cancelable: true });
      field.dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.ok(!taken);
    await composer(page).fill('');
  });
});

describe('the keyboard', () => {
  test('takes all that is in sight with Ctrl and A, in the log alone', async () => {
    await log().focus();
    await page.keyboard.press('ControlOrMeta+a');
    const { text } = await copied();
    assert.match(text, /the first line[^]*two\nparagraphs[^]*the last line$/);
    assert.doesNotMatch(text, /Search|Continue|Send/);
  });

  test('extends a selection letter by letter, word by word and across messages', async () => {
    await log().focus();
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+ArrowLeft');
    assert.equal(await selected(), 'line');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    assert.equal((await selected()).trim(), 'last line');
    await page.keyboard.press('Shift+ArrowUp');
    assert.match((await copied()).text, /in them[^]*the last line$/);
  });
});

test('a selection stays with the text while it scrolls, and a pull at blank ground selects nothing', async () => {
  await drag('the first line', 'the last line');
  const before_scroll = (await copied()).text;
  const box = await log().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.wheel(0, -40);
  server.say('one more below');
  await run('one more below').waitFor();
  assert.equal((await copied()).text, before_scroll);
});

describe('links', () => {
  const link = () => page.getByRole('link', { name: 'https://example.org/' });
  const opens = async (act) => {
    const [popup] = await Promise.all([page.context().waitForEvent('page', { timeout: 5000 }), act()]);
    await popup.close();
  };
  before(() => person.context.route('https://example.org/**', (route) => route.fulfill({ body: 'there', contentType: 'text/plain' })));

  test('open with a click, a middle click and Ctrl and a click', async () => {
    await opens(() => link().click());
    await opens(() => link().click({ button: 'middle' }));
    await opens(() => link().click({ modifiers: ['ControlOrMeta'] }));
    assert.match(await place_of(page), /^#\/chat\//);
  });
});

test('a right click beside the text of a message opens its menu, which copies all of it', async () => {
  await allow_clipboard(page.context());
  const box = await run('paragraphs with').boundingBox();
  await page.mouse.click(box.x - 5, box.y + 5, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy' }).click();
  await page.getByText('Copied.').first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'two\nparagraphs with https://example.org/ in them');
});

test('a message’s menu is reached by Tab and opened by the keyboard, the arrow keys go from one to the next', async () => {
  await log().focus();
  const focused = () => page.evaluate(() => {
    const { ariaLabel } = document.activeElement;
    return ariaLabel === 'Message actions' ? document.activeElement.closest('article').innerText : '';
  });
  const stops = 4;  // what stands above the messages, and a link in one of them, come before
  for (let i = 0; i < stops && !(await focused()); i += 1) await page.keyboard.press('Tab');
  assert.match(await focused(), /the last line|one more below/);
  while (!(await focused()).includes('paragraphs with')) {
    const before = await focused();
    await page.keyboard.press('ArrowUp');
    await until('the menu of the message above has the keyboard', async () => await focused() !== before);
  }
  await page.keyboard.press('Enter');
  await page.getByRole('menu', { name: 'Message actions' }).waitFor();
  await page.keyboard.press('Escape');
  await until('it is back', async () => (await focused()).includes('paragraphs with'));
});

test('the browser’s menu comes on text, links and fields, and not on the picture', async () => {
  const menu_on = (locator) => locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const event = new PointerEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX: x + width / 2, clientY: y + height / 2 });
    element.dispatchEvent(event);
    return !event.defaultPrevented;
  });
  assert.ok(await menu_on(run('the first line')));
  assert.ok(await menu_on(page.getByRole('link', { name: 'https://example.org/' })));
  assert.ok(await menu_on(composer(page)));
  assert.ok(!await menu_on(page.locator('#canvas')));
  assert.ok(!await menu_on(page.getByRole('button', { name: 'Voice call' })));
});

test('find in page finds what is on the screen', async () => {
  assert.ok(await page.evaluate(() => window.find('paragraphs with', false, false, true)));
  assert.equal(await selected(), 'paragraphs with');
  assert.ok(!await page.evaluate(() => window.find('nobody said this', false, false, true)));
});

test('spelling is checked in the composer, in the page’s language', async () => {
  assert.ok(await composer(page).evaluate((field) => field.spellcheck));
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
});

test('forced colours that are switched on leave the layer over the picture unseen', needs('other_colors'), async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await until('the text is transparent', async () => /, 0\)$/.test(await run('the first line').evaluate((element) => getComputedStyle(element).color)));
  await page.emulateMedia({ forcedColors: 'none' });
});

test('in forced colours the layer over the picture stays unseen', async () => {
  const other = await open_chat({ forcedColors: 'active' });
  assert.ok(await other.page.evaluate(() => matchMedia('(forced-colors: active)').matches));
  server.say('in forced colours');
  const text = other.page.getByRole('log').locator('.run').filter({ hasText: 'in forced colours' });
  await text.waitFor();
  assert.match(await text.evaluate((element) => getComputedStyle(element).color), /, 0\)$/);
  await other.close();
});
