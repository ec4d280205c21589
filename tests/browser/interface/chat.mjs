// The page with the conversation with Ann open, and at rest.
import { setTimeout as pause } from 'node:timers/promises';
import { open_person } from '../support/browser.mjs';
import { browser, server } from './stage.mjs';

export const open_page = async (options) => {
  const person = await open_person(browser, server.url, options);
  await person.page.locator('html.live').waitFor();
  return person;
};

export const open_ann = async (page) => {
  await page.getByRole('button', { name: 'Continue as guest' }).click();
  await page.getByRole('button', { name: 'Ann' }).click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
};

export const open_chat = async (options) => {
  const person = await open_page(options);
  await open_ann(person.page);
  return person;
};

// How many the page has drawn.
export const frames = (page) => page.locator('#root').getAttribute('data-frames').then(Number);

// Waits until the page has drawn nothing for half a second.
export const settle = async (page) => {
  for (let last = -1, now = await frames(page); now !== last; now = await frames(page)) {
    last = now;
    await pause(500);
  }
};
