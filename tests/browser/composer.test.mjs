// Writing messages in the gallery's composer: suggestions, input methods, undo, growth, files.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve_site } from '../bench/support/site.mjs';
import { PNG } from 'pngjs';
import { lose_context, restore_context } from './interface/context_loss.mjs';
import { pixels } from './interface/pixels.mjs';
import { until } from './support/actions.mjs';
import { allow_clipboard, launch_browser, needs } from '../support/browsers/browsers.mjs';
import { open_person } from './support/browser.mjs';

let site;
let browser;
let person;

before(async () => {
  site = await serve_site({ '/': fileURLToPath(new URL('../../dist', import.meta.url)) });
  browser = await launch_browser();
});
after(async () => {
  await browser?.close();
  site?.stop();
});
afterEach(async () => { await person?.close(); person = undefined; });

const field = (page) => page.getByLabel('Message', { exact: true });
const list = (page) => page.getByRole('listbox', { name: 'Suggestions' });
const option = (page, name) => page.getByRole('option', { name });
const value_is = (page, text) => until(`the composer holds “${text}”`, async () => await field(page).inputValue() === text);

const open_composer = async (scene = 'composer', options = {}) => {
  person = await open_person(browser, `${site.origin}/gallery.html#/scene/${scene}`, options);
  const { page } = person;
  await field(page).waitFor();
  await field(page).focus();
  return page;
};

// Several lines at once. (Playwright's fill types them in Firefox, where Enter sends.)
const paste = (page, text) => page.evaluate((lines) => document.execCommand('insertText', false, lines), text);

// Gives files to the page as the clipboard or a drag would.
const give_files = (page, type, files) => page.evaluate(({ type, files }) => {
  const transfer = new DataTransfer();
  for (const { name, text, mime } of files) transfer.items.add(new File([text], name, { type: mime }));
  const event = type === 'paste'
    // Firefox gives an event that a script makes no data.
    ? Object.defineProperty(new ClipboardEvent('paste', { bubbles: true, cancelable: true }), 'clipboardData', { value: transfer })
    : new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
  return event.defaultPrevented;
}, { type, files });
const picture = { name: 'cat.png', text: 'x'.repeat(2048), mime: 'image/png' };

describe('suggestions', () => {
  test('an emoji is completed: the names are loaded with the first word that asks, and the field says what is offered', async () => {
    const page = await open_composer();
    const loaded = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.keyboard.type('Hello :)');
    assert.equal(loaded.filter((url) => url.includes('emoji')).length, 0);
    await page.keyboard.type(' :smi');
    await list(page).waitFor();
    assert.equal(loaded.filter((url) => url.includes('emoji')).length, 1);
    const box = field(page);
    assert.equal(await box.getAttribute('aria-haspopup'), 'listbox');
    const active = await box.getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
    assert.equal(await box.getAttribute('aria-controls'), await list(page).getAttribute('id'));
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await box.getAttribute('aria-activedescendant'), active);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await list(page).waitFor({ state: 'detached' });
    assert.match(await field(page).inputValue(), /^Hello :\) \p{Emoji_Presentation} $/u);
    assert.equal(await box.getAttribute('aria-activedescendant'), null);
  });

  test('undo takes a completion back', async () => {
    const page = await open_composer();
    await page.keyboard.type('a :cigarette');
    await list(page).waitFor();
    await page.keyboard.press('Tab');
    await value_is(page, 'a 🚬 ');
    await page.keyboard.press('Control+z');
    await value_is(page, 'a :cigarette');
  });

  test('a click chooses without taking the keyboard away, and Escape closes', async () => {
    const page = await open_composer();
    await page.keyboard.type('/');
    await option(page, '/topic').click();
    await value_is(page, '/topic ');
    assert.ok(await field(page).evaluate((element) => element === document.activeElement));
    await field(page).fill('');
    await page.keyboard.type('@a');
    await list(page).waitFor();
    await page.keyboard.press('Escape');
    await list(page).waitFor({ state: 'detached' });
    await value_is(page, '@a');
  });

  test('an unknown command stays in the field and can be sent as text', async () => {
    const page = await open_composer();
    await page.keyboard.type('/frobnicate now');
    await page.keyboard.press('Enter');
    await page.getByText('There is no command /frobnicate.').first().waitFor();
    await value_is(page, '/frobnicate now');
    await page.getByRole('button', { name: 'Send as text' }).click();
    await value_is(page, '');
  });
});

describe('input methods', needs('input_method'), () => {
  const words = { Japanese: ['に', 'にほ', '日本'], Chinese: ['ni', 'nihao', '你好'], Korean: ['ㅎ', '하', '한'] };
  for (const [language, [...steps]] of Object.entries(words)) {
    test(`${language}: nothing is suggested or sent while it is composed`, async () => {
      const page = await open_composer();
      const input = await page.context().newCDPSession(page);
      await page.keyboard.type('@');
      await list(page).waitFor();
      const text = steps.pop();
      for (const step of steps)
        await input.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
      await list(page).waitFor({ state: 'detached' });
      await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
      await value_is(page, `@${steps.at(-1)}`);
      await input.send('Input.insertText', { text });
      await value_is(page, `@${text}`);
    });
  }

  test('a dead key and its letter make one', async () => {
    const page = await open_composer();
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
    await input.send('Input.insertText', { text: 'é' });
    await value_is(page, 'é');
  });
});

describe('the field', () => {
  test('grows with its text up to two fifths of the pane, then scrolls', async () => {
    const page = await open_composer();
    const height = async () => (await field(page).boundingBox()).height;
    const one = await height();
    await paste(page, '1\n2\n3');
    await until('it is three lines high', async () => Math.abs(await height() - (3 * one)) < 1);
    await paste(page, 'line\n'.repeat(60));
    await until('it stops growing', async () => await height() > 6 * one && await height() < 0.4 * 800);
    assert.ok(await field(page).evaluate((element) => element.scrollHeight > element.clientHeight));
  });

  test('Up in an empty field corrects the last message, Escape gives it up', async () => {
    const page = await open_composer();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('group', { name: 'Edit message' }).waitFor();
    await value_is(page, 'The last message');
    await page.keyboard.press('Escape');
    await value_is(page, '');
  });

  test('keys that are shortcuts elsewhere are letters here', async () => {
    const page = await open_composer();
    await page.keyboard.type('why? and/or');
    await value_is(page, 'why? and/or');
    assert.equal(await page.getByRole('dialog').count(), 0);
    await page.keyboard.press('Control+k');
    await until('the search has the keyboard', () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Search'));
  });
});

// A picture whose left half is red and whose right half is blue.
const two_halves = () => {
  const image = new PNG({ width: 400, height: 300 });
  for (let i = 0; i < 400 * 300; i += 1) image.data.set(i % 400 < 200 ? [220, 20, 40, 255] : [20, 60, 220, 255], i * 4);
  return PNG.sync.write(image);
};

// What is to be seen in the small picture of a chip, as the colours of its left and right quarter.
const seen_in_chip = async (page, name) => {
  const { x, y, height } = await page.getByRole('listitem', { name }).boundingBox();
  const side = 40;
  const { data, width } = await pixels(page, { x: x + 8, y: y + ((height - side) / 2), width: side, height: side });
  const at = (part) => [...data.subarray(((width * width / 2) + (width * part)) * 4).subarray(0, 3)];
  return [at(0.25), at(0.75)];
};
const is_near = (seen, wanted) => seen.every((value, i) => Math.abs(value - wanted[i]) < 12);
const shows_both_halves = (page, name) => until(`${name} is seen in its chip`, async () => {
  const [left, right] = await seen_in_chip(page, name);
  return is_near(left, [220, 20, 40]) && is_near(right, [20, 60, 220]);
});

// Chooses files in the browser's dialog.
const pick_files = async (page, files) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await chooser).setFiles(files);
};

describe('files', () => {
  test('pictures are picked with the browser’s dialog, and seen as they look', async () => {
    const page = await open_composer();
    await pick_files(page, [
      { name: 'halves.png', mimeType: 'image/png', buffer: two_halves() },
      { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
    ]);
    await page.getByRole('listitem', { name: 'broken.png' }).waitFor();
    await shows_both_halves(page, 'halves.png');
  });

  test('a picture is seen again after all textures were lost', async () => {
    const page = await open_composer();
    await pick_files(page, [{ name: 'halves.png', mimeType: 'image/png', buffer: two_halves() }]);
    await page.getByRole('listitem', { name: 'halves.png' }).waitFor();
    await shows_both_halves(page, 'halves.png');
    await lose_context(page);
    await restore_context(page);
    await shows_both_halves(page, 'halves.png');
  });

  test('a picture on the clipboard is pasted', needs('picture_clipboard'), async () => {
    const page = await open_composer();
    await allow_clipboard(page.context());
    await page.evaluate(async (bytes) => {
      const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    }, [...two_halves()]);
    await page.keyboard.press('Control+v');
    await page.getByRole('list', { name: 'Files' }).waitFor();
    const name = await page.getByRole('list', { name: 'Files' }).getByRole('listitem').getAttribute('aria-label');
    await shows_both_halves(page, name);
  });

  test('a pasted picture is attached with its name and size, and taken out again', async () => {
    const page = await open_composer();
    assert.ok(await give_files(page, 'paste', [picture]));
    await page.getByRole('listitem', { name: 'cat.png' }).waitFor();
    await page.getByText('2 KB').first().waitFor();
    await page.getByRole('button', { name: 'Remove cat.png' }).click();
    await page.getByRole('listitem', { name: 'cat.png' }).waitFor({ state: 'detached' });
  });

  test('files are dragged over the page and dropped', async () => {
    const page = await open_composer();
    assert.ok(await give_files(page, 'dragover', [picture]));
    await page.getByRole('group', { name: 'Drop files here to send them' }).waitFor();
    assert.ok(await give_files(page, 'drop', [picture]));
    await page.getByRole('listitem', { name: 'cat.png' }).waitFor();
    assert.equal(await page.getByRole('group', { name: 'Drop files here to send them' }).count(), 0);
  });

  test('where they cannot be sent, they are refused with words and the text stays', async () => {
    const page = await open_composer('timeline-100');
    await field(page).fill('Look');
    assert.ok(await give_files(page, 'drop', [picture]));
    await page.getByText('Files cannot be sent here yet.').first().waitFor();
    await value_is(page, 'Look');
  });
});
