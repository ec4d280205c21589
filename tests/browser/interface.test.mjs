// The page as people, browsers and assistive programs meet it: fields, keyboard, mirror, text, picture.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { check_alignment, scripts } from './interface/alignment.mjs';
import { frames, open_chat, open_page, settle } from './interface/chat.mjs';
import { ink, pixels } from './interface/pixels.mjs';
import { browser, server } from './interface/stage.mjs';
import { go_back, place_of, tap, until } from './support/actions.mjs';
import { open_person } from './support/browser.mjs';
import { failed_script } from './support/noise.mjs';
import { fingers_on, needs } from '../support/browsers/browsers.mjs';

const received = async (text) => {
  for (let i = 0; i < 100 && !server.received.includes(text); i += 1) await pause(50);
  assert.ok(server.received.includes(text), `the server has ${JSON.stringify(server.received)}`);
};

describe('sign-in form', () => {
  test('is there before the application, and keeps what was typed early', async () => {
    const person = await open_person(browser, 'about:blank');
    const { page } = person;
    let go;
    const gate = new Promise((open) => { go = open; });
    await page.route(/parley[^/]*\.mjs$/, async (route) => { await gate; await route.continue(); });
    await page.goto(server.url, { waitUntil: 'domcontentloaded' });
    await page.getByLabel('Address').fill('early@example.org');
    await page.getByLabel('Password').focus();
    assert.equal(await page.locator('html.live').count(), 0);
    go();
    await page.locator('html.live').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Address' }).inputValue(), 'early@example.org');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'password');
    await person.close();
  });

  test('is one that password managers know', async () => {
    const person = await open_page();
    const form = person.page.getByRole('form', { name: 'Sign in to Parley' });
    assert.equal(await form.getByRole('textbox', { name: 'Address' }).getAttribute('autocomplete'), 'username');
    assert.equal(await form.getByRole('textbox', { name: 'Password' }).getAttribute('autocomplete'), 'current-password');
    assert.equal(await form.getByRole('textbox', { name: 'Password' }).getAttribute('type'), 'password');
    await person.close();
  });

  test('says without WebGL 2 what is missing, and does not hang', async () => {
    const person = await open_person(browser, 'about:blank');
    await person.context.addInitScript(() => { delete window.WebGL2RenderingContext; });
    await person.page.goto(server.url);
    await person.page.getByRole('alert').filter({ hasText: 'WebGL 2' }).waitFor();
    await person.close();
  });

  test('works in any folder of a host', async () => {
    const person = await open_person(browser, `${server.url}some/folder/`);
    await person.page.locator('html.live').waitFor();
    await person.page.getByRole('button', { name: 'Continue as guest' }).click();
    await person.page.getByRole('button', { name: 'Ann' }).click();
    await person.page.waitForURL(/\/some\/folder\/#\/chat\//);
    await person.close();
  });

  test('offers to try again when the application cannot be loaded', async () => {
    const person = await open_person(browser, 'about:blank', { expected: failed_script });
    await person.page.route(/parley[^/]*\.mjs$/, (route) => route.abort());
    await person.page.goto(server.url);
    await person.page.getByRole('button', { name: 'Retry' }).waitFor();
    await person.page.unroute(/parley[^/]*\.mjs$/);
    await person.page.getByRole('button', { name: 'Retry' }).click();
    await person.page.locator('html.live').waitFor();
    await person.close();
  });
});

describe('chat', () => {
  let person;
  let page;
  before(async () => {
    person = await open_chat();
    ({ page } = person);
  });
  after(() => person?.close());

  const composer = () => page.getByRole('textbox', { name: 'Message' });

  test('one click is one action', async () => {
    await composer().fill('by the button');
    await page.getByRole('button', { name: 'Send' }).click();
    await received('by the button');
    await pause(300);
    assert.equal(server.received.filter((text) => text === 'by the button').length, 1);
  });

  test('a click without a pointer, as a screen reader makes, acts too', async () => {
    await composer().fill('by a screen reader');
    await page.getByRole('button', { name: 'Send' }).evaluate((button) => button.click());
    await received('by a screen reader');
  });

  test('Enter sends, Shift and Enter begins a new line', async () => {
    await composer().focus();
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    assert.equal(await composer().inputValue(), 'one\ntwo');
    await page.keyboard.press('Enter');
    await received('one\ntwo');
    assert.equal(await composer().inputValue(), '');
  });

  test('Enter that ends a composition does not send', needs('input_method'), async () => {
    await composer().focus();
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    const before_enter = server.received.length;
    await composer().dispatchEvent('keydown', { key: 'Enter', code: 'Enter', isComposing: true, keyCode: 229, bubbles: true });
    await input.send('Input.insertText', { text: '日本' });
    // Safari tells of the end of a composition before the key that ended it.
    await composer().dispatchEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229, bubbles: true });
    await pause(200);
    assert.equal(server.received.length, before_enter);
    assert.equal(await composer().inputValue(), '日本');
    await page.keyboard.press('Enter');
    await received('日本');
  });

  test('everything can be reached by Tab, and Enter acts', async () => {
    await composer().focus();
    const reached = new Set();
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement.getAttribute('aria-label')));
    }
    for (const name of ['Message', 'Messages', 'Voice call', 'Video call', 'Search', 'Add contact']) assert.ok(reached.has(name), `${name}: ${[...reached]}`);
    await page.getByRole('button', { name: 'Add contact' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('behind a dialog all else is inert', async () => {
    await page.getByRole('button', { name: 'Add contact' }).click();
    await page.getByRole('dialog').waitFor();
    assert.ok(await page.getByRole('textbox', { name: 'Message', includeHidden: true }).evaluate((field) => field.closest('[inert]') !== null));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await page.locator('#mirror [inert]').count(), 0);
  });

  test('a link in a message is a link, and nothing else becomes markup', async () => {
    server.say('See https://example.org/a?b=1&c=2. <img src=x onerror=alert(1)> javascript:alert(1)');
    const link = page.getByRole('link', { name: 'https://example.org/a?b=1&c=2' });
    await link.waitFor();
    assert.equal(await link.getAttribute('href'), 'https://example.org/a?b=1&c=2');
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
    assert.equal(await page.locator('#mirror img, #mirror script, #mirror a[href^=javascript]').count(), 0);
  });

  test('text is selected with the mouse, across messages too', async () => {
    server.say('first to select');
    server.say('second to select');
    const run = (text) => page.getByRole('log').locator('.run').filter({ hasText: text });
    await run('second to select').waitFor();
    await settle(page);
    const [first, second] = [await run('first to select').boundingBox(), await run('second to select').boundingBox()];
    await page.mouse.move(first.x + 1, first.y + first.height / 2);
    await page.mouse.down();
    await page.mouse.move(second.x + second.width - 2, second.y + second.height / 2, { steps: 5 });
    await page.mouse.up();
    const selected = await page.evaluate(() => getSelection().toString());
    assert.match(selected, /first to select[^]*second to select/);
    await page.evaluate(() => getSelection().removeAllRanges());
  });

  test('a new message is told in the live region, and the log does not repeat it', async () => {
    server.say('Hear me');
    await page.locator('[aria-live=polite]').filter({ hasText: 'Hear me' }).waitFor({ state: 'attached' });
    assert.equal(await page.getByRole('log').getAttribute('aria-live'), 'off');
  });

  test('Back leaves the conversation as its own button does', async () => {
    assert.match(await place_of(page), /^#\/chat\//);
    await go_back(page);
    await composer().waitFor({ state: 'detached' });
    await until('the address names the start', async () => await place_of(page) === '');
    await page.getByRole('button', { name: 'Ann' }).click();
    await composer().waitFor();
    await until('the address names the conversation', async () => (await place_of(page)).startsWith('#/chat/'));
  });

  test('nothing is drawn while nothing happens', async () => {
    await page.getByRole('log').focus();
    await settle(page);
    const count = await frames(page);
    await pause(3000);
    assert.equal(await frames(page), count);
  });

  test('a lost context comes back with everything', async () => {
    await settle(page);
    const box = await page.getByRole('button', { name: 'Video call' }).boundingBox();
    const healthy = ink(await pixels(page, box)).count;
    assert.ok(healthy > 20, `${healthy} pixels of ink`);
    await page.evaluate(() => {
      window.context_extension = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.context_extension.loseContext();
    });
    await pause(300);
    await composer().fill('while it is lost');
    await page.keyboard.press('Enter');
    await received('while it is lost');
    await page.getByRole('log').getByText('while it is lost').waitFor(); // seen as the mirror's words
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.evaluate(() => window.context_extension.restoreContext());
    await page.waitForFunction(() => !document.documentElement.classList.contains('undrawn'));
    await page.getByRole('log').getByText('while it is lost').waitFor();
    await settle(page);
    assert.ok(Math.abs(ink(await pixels(page, box)).count - healthy) <= healthy / 5);
  });

  test('a resized window is filled at once', async () => {
    await page.setViewportSize({ width: 900, height: 600 });
    await page.waitForFunction(() => document.getElementById('canvas').width === 900);
    const size = await page.locator('#canvas').evaluate((canvas) => [canvas.width, canvas.height]);
    assert.deepEqual(size, [900, 600]);
    const box = await composer().boundingBox();
    assert.ok(box.y + box.height <= 600 && box.x + box.width <= 900);
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});

for (const density of [1, 1.25, 1.5, 2, 3]) {
  test(`texts of all scripts are drawn where the selectable ones lie, at density ${density}`, async () => {
    const person = await open_chat({ deviceScaleFactor: density });
    const { page } = person;
    for (const [script, text] of Object.entries(scripts)) {
      server.say(text);
      const run = page.getByRole('log').locator('.run').filter({ hasText: text }).last();
      await run.waitFor();
      await settle(page);
      await check_alignment(page, run, script, density);
    }
    await person.close();
  });
}

test('on a phone Enter is a new line, and one pane is seen', async () => {
  const person = await open_chat({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { page } = person;
  const composer = page.getByRole('textbox', { name: 'Message' });
  assert.equal(await page.getByRole('navigation', { name: 'Conversations' }).count(), 0);
  const finger = await fingers_on(page);
  await tap(finger, composer);
  await page.keyboard.type('one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  assert.equal(await composer.inputValue(), 'one\ntwo');
  assert.ok(await composer.evaluate((field) => parseFloat(getComputedStyle(field).fontSize)) >= 16);
  await tap(finger, page.getByRole('button', { name: 'Send' }));
  await received('one\ntwo');
  await person.close();
});

test('the picture of a call is seen through the canvas', async () => {
  const person = await open_chat({ permissions: ['camera', 'microphone'] });
  const { page } = person;
  await page.getByRole('button', { name: 'Video call' }).click();
  const video = page.locator('#videos video:not([hidden])');
  await video.first().waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('#videos video:not([hidden])')].some((element) => element.videoWidth > 0 && !element.paused));
  await settle(page);
  const box = await video.first().boundingBox();
  const middle = { x: box.x + box.width / 4, y: box.y + box.height / 4, width: box.width / 2, height: box.height / 2 };
  // The fake camera's picture is mostly one green.
  const { width, height, data } = await pixels(page, middle);
  let green = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i + 1] > data[i] + 40 && data[i + 1] > data[i + 2] + 40) green += 1;
  assert.ok(green > width * height * 0.3, `${green} of ${width * height} pixels are green`);
  await page.getByRole('button', { name: 'Hang up' }).click();
  await page.waitForFunction(() => document.querySelectorAll('#videos video:not([hidden])').length === 0);
  await person.close();
});
