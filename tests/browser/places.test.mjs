// The address bar and the interface name the same place: links, reload, Back and Forward.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, server } from './interface/stage.mjs';
import { composer, go_back, go_forward, place_of, until } from './support/actions.mjs';
import { open_person } from './support/browser.mjs';

const place = '#/chat/ann@guest.localhost';
const as_guest = (page) => page.getByRole('button', { name: 'Continue as guest' }).click();
const at = (page, hash) => until(`the address ends with “${hash}”`, async () => await place_of(page) === hash);

test('a link to a conversation waits for the sign-in, and Back goes to the list', async () => {
  const person = await open_person(browser, `${server.url}${place}`);
  const { page } = person;
  await page.getByRole('button', { name: 'Continue as guest' }).waitFor();
  await at(page, place);
  await as_guest(page);
  await composer(page).waitFor();
  await page.getByRole('heading', { name: 'Ann' }).waitFor();
  await at(page, place);
  await go_back(page);
  await composer(page).waitFor({ state: 'detached' });
  await at(page, '');
  await go_forward(page);
  await composer(page).waitFor();
  await at(page, place);
  await person.close();
});

test('a reload keeps the place, and does not grow the history', async () => {
  const person = await open_person(browser, server.url);
  const { page } = person;
  await as_guest(page);
  await page.getByRole('button', { name: 'Ann' }).click();
  await composer(page).waitFor();
  await at(page, place);
  const entries = await page.evaluate(() => history.length);
  await page.reload();
  await as_guest(page);
  await composer(page).waitFor();
  await at(page, place);
  assert.equal(await page.evaluate(() => history.length), entries);
  await person.close();
});

test('an address typed by hand opens, and what is no place does not stay', async () => {
  const person = await open_person(browser, server.url);
  const { page } = person;
  await as_guest(page);
  await page.getByRole('button', { name: 'Ann' }).waitFor();
  const typed = '#/chat/b%25c@guest.localhost';
  await page.evaluate((hash) => { location.hash = hash; }, typed);
  await page.getByRole('heading', { name: 'b%c@guest.localhost' }).waitFor();
  await page.evaluate((hash) => { location.hash = hash; }, '#/nowhere');
  await at(page, typed);
  await person.close();
});

test('a hostile link opens nothing and breaks nothing', async () => {
  const person = await open_person(browser, `${server.url}#/chat/<img%20src=x%20onerror=alert(1)>%`);
  const { page } = person;
  await as_guest(page);
  await page.getByRole('button', { name: 'Ann' }).waitFor();
  await at(page, '');
  assert.equal(await page.locator('#mirror img').count(), 0);
  await person.close();
});
