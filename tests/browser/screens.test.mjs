// A walk by Tab through every screen of the page; the gallery's scenes have theirs in gallery.test.mjs.
import { afterEach, beforeEach, describe, test } from 'node:test';
import { open_ann, open_page } from './interface/chat.mjs';
import { server } from './interface/stage.mjs';
import { walk_by_tab, walk_menu } from './interface/tab_walk.mjs';
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
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Details' }).click();
    await page.getByRole('button', { name: 'Remove contact' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await walk_by_tab(page, 'remove contact');
  });

  test('the details, beside the conversation and in its place', async () => {
    await open_ann(page);
    await page.getByRole('button', { name: 'Details' }).press('Enter');
    await page.getByRole('button', { name: 'Copy address' }).waitFor();
    await walk_by_tab(page, 'details beside');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Back' }).waitFor();
    await walk_by_tab(page, 'details alone');
  });

  test('a call', async () => {
    await open_ann(page);
    await page.getByRole('button', { name: 'Video call' }).click();
    await page.getByRole('button', { name: 'Hang up' }).waitFor();
    await walk_by_tab(page, 'call');
  });
});

describe('Arrow keys go through a menu, and Tab leaves it for what follows its button', () => {
  let person;
  let page;
  beforeEach(async () => {
    person = await open_page();
    ({ page } = person);
    await open_ann(page);
  });
  afterEach(() => person.close());

  test('of the account, and of the languages from it', async () => {
    await page.getByRole('button', { name: 'Menu', exact: true }).press('Enter');
    await walk_menu(page, 'account menu', page.getByRole('searchbox', { name: 'Search' }));
    await page.getByRole('button', { name: 'Menu', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Language' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Deutsch' }).waitFor();
    await walk_menu(page, 'language menu', page.getByRole('searchbox', { name: 'Search' }));
  });

  test('of the conversation', async () => {
    await page.getByRole('button', { name: 'More' }).press('Enter');
    await walk_menu(page, 'conversation menu', page.getByRole('log'));
  });

  test('of a day and of a message', async () => {
    server.say('Good morning');
    await message(page, 'Good morning').waitFor();
    await page.getByRole('button', { name: 'Today' }).press('Enter');
    await walk_menu(page, 'days', page.getByRole('button', { name: 'Message actions' }));
    await page.getByRole('button', { name: 'Message actions' }).press('Enter');
    await walk_menu(page, 'message menu', page.getByRole('textbox', { name: 'Message' }));
  });
});
