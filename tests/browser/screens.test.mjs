// A walk by Tab through every screen of the page; the gallery's scenes have theirs in gallery.test.mjs.
import { afterEach, beforeEach, describe, test } from 'node:test';
import { open_ann, open_page } from './interface/chat.mjs';
import { server } from './interface/stage.mjs';
import { walk_by_tab } from './interface/tab_walk.mjs';
import { message } from './support/actions.mjs';

describe('Tab goes through', () => {
  let person;
  let page;
  beforeEach(async () => {
    person = await open_page({ permissions: ['camera', 'microphone'] });
    ({ page } = person);
  });
  afterEach(() => person.close());

  test('the sign-in', () => walk_by_tab(page, 'sign-in'));

  test('the list of conversations, without and with an open one', async () => {
    await page.getByRole('button', { name: 'Continue as guest' }).click();
    await page.getByRole('button', { name: 'Ann' }).waitFor();
    await walk_by_tab(page, 'conversations');
    await page.getByRole('button', { name: 'Ann' }).click();
    server.say('Look: https://example.org/a and https://example.org/b');
    await message(page, 'example.org').waitFor();
    await walk_by_tab(page, 'conversation');
  });

  test('the dialogs', async () => {
    await open_ann(page);
    await page.getByRole('button', { name: 'Add contact' }).click();
    await page.getByRole('dialog').waitFor();
    await walk_by_tab(page, 'add contact');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('log').focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await walk_by_tab(page, 'shortcuts');
  });

  test('a call', async () => {
    await open_ann(page);
    await page.getByRole('button', { name: 'Video call' }).click();
    await page.getByRole('button', { name: 'Hang up' }).waitFor();
    await walk_by_tab(page, 'call');
  });
});
