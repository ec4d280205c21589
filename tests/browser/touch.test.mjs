// A phone: fingers, soft keyboard, zoom. Fingers come through the browser's own input protocol.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { allow_clipboard, fingers_on, needs } from '../support/browsers/browsers.mjs';
import { browser, server } from './interface/stage.mjs';
import { composer, tap, until } from './support/actions.mjs';
import { open_person } from './support/browser.mjs';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 };

const open_chat = async (lines) => {
  const person = await open_person(browser, server.url, phone);
  const { page } = person;
  const finger = await fingers_on(page);
  await tap(finger, page.getByRole('button', { name: 'Continue as guest' }));
  await tap(finger, page.getByRole('button', { name: 'Ann' }));
  await composer(page).waitFor();
  for (let i = 1; i <= lines; i += 1) server.say(`line ${i}`);
  if (lines > 0) await run(page, `line ${lines}`).waitFor();
  return { ...person, finger };
};

const run = (page, text) => page.getByRole('log').locator('.run').filter({ hasText: new RegExp(`^${text}$`) });
const place = async (page, text) => (await run(page, text).boundingBox()).y;

// Two fingers go from one distance from each other to another.
const pinch = async (finger, from, to) => {
  const apart = (half) => [[195 - half, 300], [195 + half, 300]];
  await finger.down(...apart(from / 2));
  for (let i = 1; i <= 12; i += 1) await finger.move(...apart((from + ((to - from) * i) / 12) / 2));
  await finger.up();
};

const still = async (page, text) => {
  for (let last = NaN, now = await place(page, text); now !== last; now = await place(page, text)) {
    last = now;
    await pause(150);
  }
  return place(page, text);
};

describe('a finger', () => {
  let person;
  let page;
  let finger;
  before(async () => {
    person = await open_chat(60);
    ({ page, finger } = person);
  });
  after(() => person?.close());

  test('that moves less than 8 pixels scrolls nothing', async () => {
    const start = await still(page, 'line 55');
    await finger.down([195, 400]);
    await finger.move([195, 405]);
    await finger.up();
    assert.equal(await still(page, 'line 55'), start);
  });

  test('drags the text one to one', async () => {
    const start = await still(page, 'line 55');
    await finger.down([195, 300]);
    for (let y = 310; y <= 420; y += 10) await finger.move([195, y]);
    await pause(200); // rests: no momentum
    const dragged = await place(page, 'line 55');
    assert.ok(Math.abs(dragged - start - 120) <= 10, `${dragged - start} of 120`);
    await finger.up();
    const rest = await still(page, 'line 55');
    assert.ok(Math.abs(rest - dragged) <= 1, `${rest - dragged} pixels after it let go`);
  });

  test('that flicks leaves momentum, and one that comes down stops it', async () => {
    await still(page, 'line 55');
    const near_top = await page.getByRole('log').locator('.run').nth(1).innerText();
    const start = await place(page, near_top);
    await finger.down([195, 300]);
    // Not one after the other's answer, which comes with a frame: a flick is quick.
    await Promise.all([320, 340, 360, 380, 400].map((y) => finger.move([195, y])).concat(finger.up()));
    const rest = await still(page, near_top);
    assert.ok(rest - start > 130, `${rest - start} pixels for 100`);
  });

  test('that stays opens the menu of a message, and selects no text', async () => {
    await allow_clipboard(page.context());
    const text = page.getByRole('log').locator('.run').nth(2);
    const words = await text.innerText();
    const box = await text.boundingBox();
    await finger.down([box.x + 10, box.y + 10]);
    await page.getByRole('menu', { name: 'Message actions' }).waitFor();
    await finger.up();
    assert.equal(await page.evaluate(() => getSelection().toString()), '');
    await tap(finger, page.getByRole('menuitem', { name: 'Copy' }));
    await page.getByText('Copied.').first().waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), words);
  });

  test('taps through to buttons', async () => {
    await tap(finger, page.getByRole('button', { name: 'Newest messages' }));
    await until('the newest line is there', async () => await run(page, 'line 60').count() === 1);
  });
});

describe('the page', () => {
  let person;
  let page;
  let finger;
  before(async () => {
    person = await open_chat(3);
    ({ page, finger } = person);
  });
  after(() => person?.close());

  test('may be zoomed, and says so to the browser', async () => {
    const content = await page.locator('meta[name=viewport]').getAttribute('content');
    assert.doesNotMatch(content, /user-scalable|maximum-scale/);
    assert.match(await page.locator('#root').evaluate((root) => getComputedStyle(root).touchAction), /pinch-zoom/);
  });

  test('is zoomed by two fingers, and what is tapped is still what is seen', needs('zoom'), async () => {
    const scale = () => page.evaluate(() => visualViewport.scale);
    await pinch(finger, 40, 160);
    await until('the page is zoomed', async () => await scale() > 1.2);  // what the fingers do first, the browser takes for a tap
    // The layout has not changed, and one finger moves over the page.
    assert.equal(await page.evaluate(() => document.getElementById('canvas').getBoundingClientRect().width), 390);
    assert.equal(await page.locator('#root').evaluate((root) => getComputedStyle(root).touchAction), 'auto');
    await pinch(finger, 160, 10);
    await until('the page is as before', async () => await scale() < 1.01);
    await until('fingers scroll again', async () => /pinch-zoom/.test(await page.locator('#root').evaluate((root) => getComputedStyle(root).touchAction)));
  });

  test('makes room for a soft keyboard that lies over it', async () => {
    // As on iOS, where the layout keeps its height under the keyboard.
    await page.evaluate(() => {
      Object.defineProperty(visualViewport, 'height', { value: 500, configurable: true });
      visualViewport.dispatchEvent(new Event('resize'));
    });
    await until('the composer is above the keyboard', async () => {
      const box = await composer(page).boundingBox();
      return box.y + box.height <= 500;
    });
    await run(page, 'line 3').waitFor();
    await page.evaluate(() => {
      delete visualViewport.height;
      visualViewport.dispatchEvent(new Event('resize'));
    });
    await until('the composer is at the bottom again', async () => (await composer(page).boundingBox()).y > 700);
  });

  test('follows the browser’s font size while it runs', async () => {
    const size = () => composer(page).evaluate((field) => parseFloat(getComputedStyle(field).fontSize));
    const usual = await size();
    await page.evaluate(() => { document.documentElement.style.fontSize = '24px'; });
    await until('the text is larger', async () => await size() > usual * 1.3);
    await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
    await until('the text is as before', async () => await size() === usual);
  });
});
