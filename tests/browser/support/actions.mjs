// What people do on the page, by the roles and names that they see or hear.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

const button = (page, name) => page.getByRole('button', { name, exact: true });

export const sign_in_fields = (page) => ({
  address: page.getByRole('textbox', { name: 'Address' }),
  password: page.getByLabel('Password'),
  submit: button(page, 'Sign in'),
});

// Loads the page anew, what was prepared meanwhile holds then. Not while it still loads: a program that is cut off is told on the console.
export const reload = async (page) => {
  await page.locator('html.live').waitFor();
  await page.reload();
};

// Fills the form and presses the button, the drawn one; what comes of it is the caller's to wait for.
export const submit_sign_in = async (page, { address, password }) => {
  await page.locator('html.live').waitFor();
  const fields = sign_in_fields(page);
  await fields.address.fill(address);
  await fields.password.fill(password);
  await fields.submit.click();
};

export const conversations = (page) => page.getByRole('list', { name: 'Conversations' });

export const sign_in = async (page, account) => {
  await submit_sign_in(page, account);
  await conversations(page).getByRole('button').first().waitFor();
};

export const open_conversation = async (page, name) => {
  await conversations(page).getByRole('button', { name }).click();
  await composer(page).waitFor();
};

// Where the browser's own buttons lead, and the part of the address that names a place within the page. Playwright is told of such
// moves in Chromium alone.
export const go_back = (page) => page.evaluate(() => history.back());
export const go_forward = (page) => page.evaluate(() => history.forward());
export const place_of = (page) => page.evaluate(() => location.hash);

export const composer = (page) => page.getByRole('textbox', { name: 'Message' });

export const send = async (page, text) => {
  await composer(page).fill(text);
  await composer(page).press('Enter');
};

// The entries of the conversation that are on the screen.
export const entries = (page) => page.getByRole('log', { name: 'Messages' }).getByRole('article');
export const message = (page, text) => entries(page).filter({ hasText: text });
export const delivered = (page, text) => message(page, text).filter({ hasText: 'Delivered' });

// What `pattern` matches in the entries on the screen, when they stand still and nothing between them is being loaded; something
// else than `last` if that comes within 2 s.
export const settled_screen = async (page, pattern, last) => {
  const loading = page.getByRole('log', { name: 'Messages' }).getByText('Loading earlier messages…');
  const patience = Date.now() + 2000;
  for (let before; ;) {
    const now = (await entries(page).allInnerTexts()).flatMap((text) => text.match(pattern)?.[0] ?? []);
    if (await loading.count() > 0) await loading.first().waitFor({ state: 'detached', timeout: 30_000 });
    else if (isDeepStrictEqual(now, before) && (!isDeepStrictEqual(now, last) || Date.now() > patience)) return now;
    before = now;
    await pause(100);
  }
};

// What `pattern` matches in the entries of the conversation, oldest first, read by scrolling from the newest entry up to where
// `first` is, through `most` screens. Throws when two screens do not fit together.
export const read_back = async (page, pattern, first, most = 60) => {
  const log = page.getByRole('log', { name: 'Messages' });
  await log.focus();
  await page.keyboard.press('End');
  let found = [];
  let screen = [];
  for (let screens = 0; screens < most && found[0] !== first; screens += 1) {
    screen = await settled_screen(page, pattern, screen);
    const joint = screen.findLastIndex((text) => text === found[0]);
    assert.ok(found.length === 0 || joint >= 0, `nothing joins ${screen} and ${found}`);
    if (found.length > 0) assert.deepEqual(screen.slice(joint), found.slice(0, screen.length - joint));
    found = [...screen.slice(0, found.length === 0 ? undefined : joint), ...found];
    await page.keyboard.press('PageUp');
  }
  return found;
};

export const call = {
  voice: (page) => button(page, 'Voice call').click(),
  video: (page) => button(page, 'Video call').click(),
  answer: (page) => button(page, 'Answer').click(),
  decline: (page) => button(page, 'Decline').click(),
  hang_up: (page) => button(page, 'Hang up').click(),
  mute: (page) => button(page, 'Mute'),
  camera_off: (page) => button(page, 'Camera off'),
  rings: (page) => button(page, 'Answer').waitFor(),
  // A running clock, m:ss.
  duration: (page) => page.getByRole('region', { name: /^Call with / }).getByText(/^\d+:\d\d$/),
  connected: (page) => call.duration(page).waitFor({ timeout: 20_000 }),
};

// `fingers`: of fingers_on().
export const tap = async (fingers, locator) => {
  await locator.waitFor();
  const { x, y, width, height } = await locator.boundingBox();
  await fingers.down([x + width / 2, y + height / 2]);
  await fingers.up();
};

// Waits until `condition` gives something true; `what` names it in the failure.
export const until = async (what, condition, timeout = 10_000) => {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > end) assert.fail(`${what}: not within ${timeout} ms`);
    await pause(50);
  }
};
