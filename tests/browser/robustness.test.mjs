// What browsers do to a page that is open for long: other sizes, other screens, hidden for hours, a lost picture.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { screen_of } from '../support/browsers/browsers.mjs';
import { set_hidden } from './support/attention.mjs';
import { frames, open_ann, open_chat, settle } from './interface/chat.mjs';
import { lose_context, restore_context } from './interface/context_loss.mjs';
import { ink, pixels } from './interface/pixels.mjs';
import { browser, server } from './interface/stage.mjs';
import { composer, message, send, until } from './support/actions.mjs';
import { open_person } from './support/browser.mjs';

const desk = { width: 1280, height: 800 };

const restore_and_settle = async (page) => {
  await restore_context(page);
  await settle(page);
};

// The part of the pixels of `a` and `b` that differ to the eye.
const difference = (a, b) => {
  assert.deepEqual([a.width, a.height], [b.width, b.height]);
  let count = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    if (Math.abs(a.data[i] - b.data[i]) + Math.abs(a.data[i + 1] - b.data[i + 1]) + Math.abs(a.data[i + 2] - b.data[i + 2]) > 48) count += 1;
  }
  return count / (a.width * a.height);
};

const picture = async (page) => {
  await page.mouse.move(20, 790);  // nothing is pointed at
  await settle(page);
  return page.screenshot();
};

test('a window that was very small is as before when it is large again', async () => {
  const { page, close } = await open_chat();
  await composer(page).fill('kept through all sizes');
  server.say('Seen at every size');
  await message(page, 'Seen at every size').waitFor();
  const before = await picture(page);
  for (const [width, height] of [[200, 120], [60, 40], [1, 1], [3000, 60], [40, 2000]]) {
    await page.setViewportSize({ width, height });
    await until(`the canvas is ${width} pixels wide`, () => page.evaluate((wanted) => document.getElementById('canvas').width === wanted, width));
    await settle(page);
  }
  await page.setViewportSize(desk);
  assert.ok(before.equals(await picture(page)), 'the picture is another one');
  assert.equal(await composer(page).inputValue(), 'kept through all sizes');
  await close();
});

const place_of = async (page, locator) => {
  await page.mouse.move(20, 790);
  await settle(page);
  const { x, y, width, height } = await locator.boundingBox();
  return { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width), height: Math.ceil(height) };
};

test('on a screen of another density the picture is that of a page begun there', async () => {
  const moved = await open_chat();
  const screen = await screen_of(moved.page);
  const move_to = async (density) => {
    await screen.set_density(density);
    await until(`the canvas has density ${density}`, async () => {
      await moved.page.mouse.move(20, 780 + Math.random());  // an emulated change has no event of its own
      return moved.page.evaluate((width) => document.getElementById('canvas').width === width, desk.width * density);
    });
  };
  for (const density of [2, 1.5]) {
    const begun = await open_chat({ deviceScaleFactor: density });
    server.say(`Sharp at ${density}? مرحبا`);
    await Promise.all([moved.page, begun.page].map((page) => message(page, `Sharp at ${density}?`).waitFor()));
    await settle(moved.page);
    await move_to(density);
    const text = ({ page }) => page.getByRole('log').locator('.run').filter({ hasText: `Sharp at ${density}?` });
    const there = PNG.sync.read(await screen.picture(await place_of(moved.page, text(moved))));
    const here = await pixels(begun.page, await place_of(begun.page, text(begun)));
    assert.ok(ink(here).count > 100, 'there is a text');
    const differs = difference(there, here);
    assert.ok(differs < 0.01, `${differs} of the pixels at density ${density}`);
    await begun.close();
  }
  await moved.close();
});

test('a tab that was hidden for hours draws nothing meanwhile, and has all that was said', async () => {
  const { page, close } = await open_person(browser, 'about:blank');
  await page.clock.install();
  await page.goto(server.url);
  await open_ann(page);
  await composer(page).fill('half a sentence');
  await settle(page);
  await set_hidden(page, true);
  const drawn = await frames(page);
  for (let hour = 1; hour <= 3; hour += 1) {
    await page.clock.fastForward('01:00:00');
    server.say(`said in hour ${hour}`);
  }
  await settle(page);
  assert.equal(await frames(page), drawn);
  await set_hidden(page, false);
  for (let hour = 1; hour <= 3; hour += 1) await message(page, `said in hour ${hour}`).waitFor();
  assert.equal(await composer(page).inputValue(), 'half a sentence');
  await send(page, 'back after hours');
  await until('the server has it', () => server.received.includes('back after hours'), 30_000);
  await close();
});

describe('a lost picture', () => {
  test('leaves a dialog open, and what is typed into it', async () => {
    const { page, close } = await open_chat();
    await page.getByRole('button', { name: 'Add contact' }).first().click();
    const field = page.getByRole('dialog').getByRole('textbox').first();
    await field.fill('somebody');
    const before = await picture(page);
    await lose_context(page);
    await field.press('End');
    await page.keyboard.type('@example.org');
    await restore_and_settle(page);
    assert.equal(await field.inputValue(), 'somebody@example.org');
    assert.ok(await field.evaluate((element) => element === document.activeElement));
    await field.fill('somebody');
    assert.ok(before.equals(await picture(page)), 'the picture is another one');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await close();
  });

  test('does not end a call, which is seen again and can be hung up without it', async () => {
    const { page, close } = await open_chat({ permissions: ['camera', 'microphone'] });
    await page.getByRole('button', { name: 'Video call' }).click();
    const video = page.locator('#videos video:not([hidden])').first();
    await video.waitFor();
    const green = async () => {
      await settle(page);
      const { x, y, width, height } = await video.boundingBox();
      const { data } = await pixels(page, { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 });
      let count = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i + 1] > data[i] + 40 && data[i + 1] > data[i + 2] + 40) count += 1;
      return count / (data.length / 4);
    };
    const is_seen = async () => await green() > 0.3;
    await until('the camera is seen', is_seen);
    await lose_context(page);
    await page.getByRole('button', { name: 'Mute' }).click();
    await until('the microphone is muted', async () => await page.getByRole('button', { name: 'Mute' }).getAttribute('aria-pressed') === 'true');
    await restore_and_settle(page);
    await until('the camera is seen again', is_seen);
    await lose_context(page);
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.waitForFunction(() => document.querySelectorAll('#videos video:not([hidden])').length === 0);
    await restore_and_settle(page);
    await composer(page).waitFor();
    await close();
  });
});
