// The screens of the page with real conversations and a real call, for pictures of them.
import { call, composer, delivered, message, open_conversation, send, sign_in } from './actions.mjs';
import { launch_browser } from '../../support/browsers/browsers.mjs';
import { open_person } from './browser.mjs';
import { pictures_arrive } from './media.mjs';
import { accounts, start_server } from '../../support/servers/server.mjs';

// Who says what: 'alice' is the one whose screen is shown.
const talk = [
  ['bob', 'Morning! Did you get the tickets?'],
  ['alice', 'Yes, two seats by the window 🎉'],
  ['bob', 'Brilliant. Shall we take the 9:40 or is that too early for you?'],
  ['alice', '9:40 is fine. I will bring coffee.'],
  ['bob', 'مرحبا! أراك غداً'],
  ['alice', 'नमस्ते 😄 你好！ I have been practising.'],
  ['bob', 'Very good 👏 Call me when you are on the platform.'],
];

export const screens = ['sign-in', 'conversations', 'menu', 'add-contact', 'chat', 'message-menu', 'shortcuts', 'details', 'remove-contact', 'ringing', 'call'];

export const settle = (page) => page.waitForTimeout(400);

const walk = async (browser, server, bob, look, shoot) => {
  const alice = await open_person(browser, server.origin, look);
  const show = async (screen) => {
    await settle(alice.page);
    await shoot(alice.page, screen, look);
  };
  // What lies over a screen until Escape.
  const show_above = async (screen, open) => {
    await open();
    await show(screen);
    await alice.page.keyboard.press('Escape');
    await alice.page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await alice.page.locator('html.live').waitFor();
  await show('sign-in');
  await sign_in(alice.page, accounts.alice);
  await show('conversations');
  await show_above('menu', () => alice.page.getByRole('button', { name: 'Menu', exact: true }).click());
  await show_above('add-contact', () => alice.page.getByRole('button', { name: 'Add contact' }).click());
  await open_conversation(alice.page, 'Bob');
  await message(alice.page, talk.at(-1)[1]).waitFor();
  await composer(bob.page).pressSequentially('See you');
  await show('chat');
  await show_above('message-menu', () => alice.page.getByRole('button', { name: 'Message actions' }).last().press('Enter'));
  await alice.page.getByRole('log').focus();
  await show_above('shortcuts', () => alice.page.keyboard.press('?'));
  await alice.page.getByRole('button', { name: 'Details' }).click();
  await show('details');
  await show_above('remove-contact', () => alice.page.getByRole('button', { name: 'Remove contact' }).click());
  await alice.page.getByRole('button', { name: /^(Back|Close)$/ }).click();
  await call.video(bob.page);
  await call.rings(alice.page);
  await show('ringing');
  await call.answer(alice.page);
  await call.connected(alice.page);
  await pictures_arrive(alice.page);
  await show('call');
  await call.hang_up(alice.page);
  await settle(bob.page);
  await bob.page.getByRole('button', { name: 'Voice call' }).waitFor();
  await composer(bob.page).fill('');
  await alice.close();
};

// Calls `shoot(page, screen, look)` on each screen in each of `looks`: options of a browser context, which it gets back as they were.
export const show_screens = async (looks, shoot) => {
  const server = await start_server('prosody');
  const browser = await launch_browser();
  try {
    const [alice, bob] = await Promise.all([open_person(browser, server.origin), open_person(browser, server.origin)]);
    await Promise.all([sign_in(alice.page, accounts.alice), sign_in(bob.page, accounts.bob)]);
    await Promise.all([open_conversation(alice.page, 'Bob'), open_conversation(bob.page, 'Alice')]);
    for (const [who, text] of talk) {
      const { page } = who === 'alice' ? alice : bob;
      await send(page, text);
      await delivered(page, text).waitFor();
    }
    await alice.close();
    for (const look of looks) await walk(browser, server, bob, look, shoot);
    await bob.close();
  } finally {
    await browser.close();
    await server.stop();
  }
};
