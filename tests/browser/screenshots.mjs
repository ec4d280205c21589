// Takes pictures of the screens with real conversations and a real call, in light and dark, at 1280 and 390 px, into
// build/screenshots/; with --readme also docs/chat.png for the README.
// usage: node tests/browser/screenshots.mjs [--readme]
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { call, composer, delivered, message, open_conversation, send, sign_in } from './support/actions.mjs';
import { launch_browser, open_person } from './support/browser.mjs';
import { pictures_arrive } from './support/media.mjs';
import { accounts, repository, start_server } from '../support/servers/server.mjs';

const folder = path.join(repository, 'build/screenshots');
const looks = [
  { name: 'light-1280', colorScheme: 'light', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 },
  { name: 'dark-1280', colorScheme: 'dark', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 },
  { name: 'light-390', colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  { name: 'dark-390', colorScheme: 'dark', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
];
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

const settle = (page) => page.waitForTimeout(400);

const shoot = async (page, screen, look) => {
  await settle(page);
  await page.screenshot({ path: path.join(folder, `${screen}-${look.name}.png`) });
};

const take_all = async (browser, server, bob, look) => {
  const alice = await open_person(browser, server.origin, look);
  await alice.page.locator('html.live').waitFor();
  await shoot(alice.page, 'sign-in', look);
  await sign_in(alice.page, accounts.alice);
  await shoot(alice.page, 'conversations', look);
  await open_conversation(alice.page, 'Bob');
  await message(alice.page, talk.at(-1)[1]).waitFor();
  await composer(bob.page).pressSequentially('See you');
  await shoot(alice.page, 'chat', look);
  await call.video(bob.page);
  await call.rings(alice.page);
  await shoot(alice.page, 'ringing', look);
  await call.answer(alice.page);
  await call.connected(alice.page);
  await pictures_arrive(alice.page);
  await shoot(alice.page, 'call', look);
  await call.hang_up(alice.page);
  await settle(bob.page);
  await bob.page.getByRole('button', { name: 'Voice call' }).waitFor();
  await composer(bob.page).fill('');
  await alice.close();
};

const run = async () => {
  await mkdir(folder, { recursive: true });
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
    for (const look of looks) await take_all(browser, server, bob, look);
    await bob.close();
  } finally {
    await browser.close();
    await server.stop();
  }
  if (process.argv.includes('--readme')) {
    await mkdir(path.join(repository, 'docs'), { recursive: true });
    await copyFile(path.join(folder, 'chat-light-1280.png'), path.join(repository, 'docs/chat.png'));
  }
  console.log(`pictures: ${folder}`);
};

await run();
