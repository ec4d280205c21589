// The page in other languages than English: which one it speaks, from the first paint on; switching; right to left.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { check_alignment, scripts } from './interface/alignment.mjs';
import { browser, server } from './interface/stage.mjs';
import { reload, until } from './support/actions.mjs';
import { open_person } from './support/browser.mjs';

const catalogue = (tag) => JSON.parse(readFileSync(new URL(`../../web/locales/${tag}.json`, import.meta.url), 'utf8')).phrases;

const open = async (options) => {
  const person = await open_person(browser, server.url, options);
  await person.page.locator('html.live').waitFor();
  return person;
};

const enter = async (page, words) => {
  await page.getByRole('button', { name: words.continue_as_guest }).click();
  await page.getByRole('navigation', { name: words.conversations }).waitFor();
};

// The name of the product is isolated where its letters run the other way.
const title = (words) => new RegExp(`^${words.sign_in_title.replace('{product}', '\u2068?Parley\u2069?')}$`);
const document_language = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
const box = (locator) => locator.boundingBox();

describe('the sign-in form', () => {
  for (const [locale, tag, direction] of [['de', 'de', 'ltr'], ['de-AT', 'de', 'ltr'], ['ar', 'ar', 'rtl'], ['ja', 'ja', 'ltr'], ['zh-TW', 'zh-CN', 'ltr'], ['pt-BR', 'en', 'ltr']]) {
    test(`of a browser in ${locale} is in ${tag}`, async () => {
      const words = catalogue(tag);
      const person = await open({ locale });
      const { page } = person;
      assert.deepEqual(await document_language(page), [tag, direction]);
      await page.getByRole('heading', { name: title(words) }).waitFor();
      await page.getByRole('textbox', { name: words.address }).fill('somebody@example.org');
      await page.getByLabel(words.password).fill('secret');
      assert.equal(await page.getByRole('button', { name: words.sign_in, exact: true }).count(), 1);
      await person.close();
    });
  }

  test('is in the language of the browser before the application is there', async () => {
    const person = await open_person(browser, 'about:blank', { locale: 'ar' });
    const { page } = person;
    await page.route('**/parley*.mjs', () => {}); // never answered
    await page.goto(server.url, { waitUntil: 'commit' });
    const words = catalogue('ar');
    await page.getByRole('heading', { name: title(words) }).waitFor();
    assert.equal(await page.locator('html.live').count(), 0);
    await page.getByLabel(words.password).waitFor();
    await person.close();
  });

  test('is in English where the browser’s language is none', async () => {
    const person = await open_person(browser, 'about:blank');
    const { page } = person;
    await page.addInitScript(() => Object.defineProperty(navigator, 'languages', { value: ['C'] }));
    await page.goto(server.url);
    await enter(page, catalogue('en'));
    assert.deepEqual(await document_language(page), ['en', 'ltr']);
    await person.close();
  });

  test('is in English when the words cannot be loaded', async () => {
    const person = await open_person(browser, server.url, { locale: 'de', expected: [/locales/, /ERR_FAILED/] });
    const { page } = person;
    await page.route('**/locales/*', (route) => route.abort());
    await reload(page);
    await page.locator('html.live').waitFor();
    await page.getByRole('heading', { name: 'Sign in to Parley' }).waitFor();
    assert.deepEqual(await document_language(page), ['en', 'ltr']);
    await person.close();
  });
});

const choose = async (page, from, name) => {
  await page.getByRole('button', { name: from.menu, exact: true }).click();
  await page.getByRole('menuitem', { name: from.language, exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
};

test('another language is chosen at run time and kept', async () => {
  const [en, ar] = [catalogue('en'), catalogue('ar')];
  const person = await open({ locale: 'en-GB' });
  const { page } = person;
  await enter(page, en);
  await page.getByRole('button', { name: 'Ann' }).click();
  await page.getByRole('textbox', { name: en.message }).fill('draft');
  await page.evaluate(() => { window.never_left = true; });
  await choose(page, en, 'العربية');
  await page.getByRole('navigation', { name: ar.conversations }).waitFor();
  assert.deepEqual(await document_language(page), ['ar', 'rtl']);
  assert.equal(await page.getByRole('searchbox', { name: ar.search }).getAttribute('placeholder'), ar.search);
  assert.equal(await page.getByRole('textbox', { name: ar.message }).inputValue(), 'draft');
  assert.equal(await page.evaluate(() => window.never_left), true);
  await page.reload();
  await page.getByRole('heading', { name: title(ar) }).waitFor();
  await enter(page, ar);
  await choose(page, ar, ar.language_of_browser);
  await page.getByRole('navigation', { name: en.conversations }).waitFor();
  assert.deepEqual(await document_language(page), ['en', 'ltr']);
  await person.close();
});

test('what is unread is counted as Arabic counts', async () => {
  const words = catalogue('ar');
  const person = await open({ locale: 'ar' });
  const { page } = person;
  await enter(page, words);
  const digits = (number) => page.evaluate((value) => new Intl.NumberFormat('ar').format(value), number);
  let said = 0;
  for (const [count, form] of [[1, 'one'], [2, 'two'], [3, 'few'], [11, 'many'], [100, 'other']]) {
    for (; said < count; said += 1) server.say(`${said}`);
    const expected = words.unread[form].replace('{count}', await digits(count));
    const row = page.getByRole('listitem').getByRole('button', { name: 'Ann' });
    await until(`"${expected}"`, async () => (await row.getAttribute('aria-description'))?.startsWith(expected));
  }
  await person.close();
});

test('in Arabic everything stands on the other side, and is clicked there', async () => {
  const places = {};
  for (const [locale, tag] of [['en', 'en'], ['ar', 'ar']]) {
    const words = catalogue(tag);
    const person = await open({ locale });
    const { page } = person;
    await enter(page, words);
    const row = await box(page.getByRole('listitem').getByRole('button', { name: 'Ann' }));
    await page.mouse.click(row.x + row.width / 2, row.y + row.height / 2);
    const composer = page.getByRole('textbox', { name: words.message });
    await composer.waitFor();
    await composer.fill('x');
    const find = (role, name) => box(page.getByRole(role, { name, exact: true }));
    places[tag] = {
      navigation: await find('navigation', words.conversations),
      log: await find('log', words.messages),
      search: await find('searchbox', words.search),
      composer: await box(composer),
      send: await find('button', words.send),
      menu: await find('button', words.menu),
      call: await find('button', words.voice_call),
    };
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await person.close();
  }
  for (const [name, place] of Object.entries(places.en)) {
    const { x, y, width, height } = places.ar[name];
    assert.ok(Math.abs(1280 - place.x - place.width - x) < 1 && Math.abs(place.y - y) < 1 && Math.abs(place.width - width) < 1 && Math.abs(place.height - height) < 1,
      `${name}: ${JSON.stringify(place)} and ${JSON.stringify(places.ar[name])}`);
  }
});

for (const density of [1, 1.25, 2]) {
  test(`texts are drawn where the selectable ones lie, from right to left at density ${density}`, async () => {
    const words = catalogue('ar');
    const person = await open({ locale: 'ar', deviceScaleFactor: density });
    const { page } = person;
    await enter(page, words);
    await page.getByRole('listitem').getByRole('button', { name: 'Ann' }).click();
    await page.getByRole('textbox', { name: words.message }).waitFor();
    for (const [script, text] of Object.entries(scripts)) {
      server.say(text);
      const run = page.getByRole('log').locator('.run').filter({ hasText: text }).last();
      await run.waitFor();
      await pause(300);
      await check_alignment(page, run, script, density);
    }
    await person.close();
  });
}
