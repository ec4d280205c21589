// A network that went away without a word: the browser holds the connection for alive.
import { beforeEach, afterEach, test } from 'node:test';
import { open_chat, settle } from './interface/chat.mjs';
import { server } from './interface/stage.mjs';
import { message, send, until } from './support/actions.mjs';
import { set_hidden } from './support/attention.mjs';

const at_once = 6500;  // milliseconds; silence alone is noticed after 20 s, after a message 8 s

let person;
let page;
beforeEach(async () => {
  person = await open_chat();
  ({ page } = person);
  await send(page, 'over a network that is there');
  await until('it arrived', () => server.received.includes('over a network that is there'));
  await settle(page);
});
afterEach(() => person?.close());

const signs = {
  'the browser says that the network is back': () => page.evaluate(() => window.dispatchEvent(new Event('online'))),
  'somebody looks at the page again': async () => {
    await set_hidden(page, true);
    await set_hidden(page, false);
  },
  'somebody clicks on the message that waits': async () => {
    await send(page, 'waits');
    const waiting = message(page, 'waits').filter({ hasText: 'Waiting' });
    await waiting.waitFor();
    const { x, y, width, height } = await waiting.boundingBox();
    await page.mouse.click(x + width - 24, y + height - 12);
  },
};

for (const [what, happens] of Object.entries(signs)) {
  test(`a dead connection is noticed when ${what}`, async () => {
    const before = server.connections;
    server.fall_silent();
    await happens();
    await until('the page connected again', () => server.connections > before, at_once);
  });
}
