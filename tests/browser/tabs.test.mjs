// Two tabs of one browser with one account: every message arrives once, in order, whichever tab has it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crash, needs } from '../support/browsers/browsers.mjs';
import { accounts } from '../support/servers/server.mjs';
import { composer, entries, message, open_conversation, send, submit_sign_in, until } from './support/actions.mjs';
import { cut_socket } from './support/noise.mjs';
import { on_servers } from './support/suite.mjs';

const here = (page) => page.getByRole('button', { name: 'Use Parley here', exact: true });

on_servers('tabs', ({ person, gate }) => {
  // The server keeps what the tests before have said.
  let scenario = 0;
  const own = (text) => `${text} of ${scenario}`;
  // Alice's first tab behind a gate of its own, with Bob's conversation open; Bob, who looks at hers.
  const setting = async (expected = cut_socket) => {
    scenario += 1;
    const way = await gate();
    const [first, bob] = await Promise.all([person('alice', { origin: way.origin, expected }), person('bob')]);
    await Promise.all([open_conversation(first.page, 'Bob'), open_conversation(bob.page, 'Alice')]);
    // A tab in the same browser that asks for the account.
    const open_second = async () => {
      const page = await first.context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(way.origin);
      await submit_sign_in(page, accounts.alice);
      await here(page).waitFor();
      return page;
    };
    return { way, first: first.page, bob: bob.page, open_second };
  };
  const type_offline = async (way, page, texts) => {
    way.close();
    for (const text of texts) {
      await send(page, own(text));
      await message(page, own(text)).waitFor();
    }
  };
  const move_to = async (page) => {
    const asked_at = Date.now();
    await here(page).click();
    await composer(page).waitFor();
    return Date.now() - asked_at;
  };
  // What Bob has, once each and in this order.
  const arrived = async (bob, texts) => {
    await message(bob, own(texts.at(-1))).waitFor({ timeout: 45_000 });
    await bob.waitForTimeout(1000);  // a second copy would come now
    const shown = (await entries(bob).allInnerTexts()).flatMap((text) => text.match(/\b(?:first|second) \d of \d+/g) ?? []);
    assert.deepEqual(shown.filter((text) => text.endsWith(` of ${scenario}`)), texts.map(own));
  };

  test('“Use Parley here” moves the account, its draft and its conversation within a second, and back', async () => {
    const { first, open_second } = await setting();
    await composer(first).fill('half a sentence');
    const second = await open_second();
    assert.ok(await composer(first).isVisible());
    // The machine may be busy with other things for a while, not each time.
    const took = [];
    for (const [to, from] of [[second, first], [first, second], [second, first], [first, second]]) {
      took.push(await move_to(to));
      assert.equal(await composer(to).inputValue(), 'half a sentence');
      await here(from).waitFor();
    }
    assert.ok(Math.min(...took) < 1000, `${took} ms`);
  });

  test('three typed offline in the first tab and one in the second arrive, and the first is closed', async () => {
    const { way, first, bob, open_second } = await setting();
    const second = await open_second();
    await type_offline(way, first, ['first 1', 'first 2', 'first 3']);
    way.restore();
    await move_to(second);
    await send(second, own('second 1'));
    await first.close();
    await arrived(bob, ['first 1', 'first 2', 'first 3', 'second 1']);
  });

  test('typed offline in both tabs, both closed: all is there at the next sign-in', async () => {
    const { way, first, bob, open_second } = await setting();
    const second = await open_second();
    const third = await open_second();
    await type_offline(way, first, ['first 1', 'first 2', 'first 3']);
    way.restore();
    await move_to(second);
    await arrived(bob, ['first 1', 'first 2', 'first 3']);
    await type_offline(way, second, ['second 1', 'second 2', 'second 3']);
    await first.close();
    await second.close();
    way.restore();
    await arrived(bob, ['first 1', 'first 2', 'first 3', 'second 1', 'second 2', 'second 3']);
    await third.close();
  });

  test('the first tab, back online, sends nothing again that the second has sent', async () => {
    const { way, first, bob, open_second } = await setting();
    const second = await open_second();
    await type_offline(way, first, ['first 1', 'first 2', 'first 3']);
    way.restore();
    await move_to(second);
    await arrived(bob, ['first 1', 'first 2', 'first 3']);
    await move_to(first);
    await send(first, own('first 4'));
    await arrived(bob, ['first 1', 'first 2', 'first 3', 'first 4']);
  });

  test('a signed-out second tab loses nothing of what the first had sent', async () => {
    const { way, first, bob, open_second } = await setting();
    const second = await open_second();
    await type_offline(way, first, ['first 1', 'first 2', 'first 3']);
    way.restore();
    await move_to(second);
    await arrived(bob, ['first 1', 'first 2', 'first 3']);
    await second.getByRole('button', { name: 'Menu', exact: true }).click();
    await second.getByRole('menuitem', { name: 'Sign out' }).click();
    await Promise.all([first, second].map((page) => page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()));
  });

  test('the tab that waits goes on when the process of the first is killed', needs('crash_of_one_tab'), async () => {
    const { way, first, bob, open_second } = await setting([...cut_socket, /the page crashed/]);
    const second = await open_second();
    await type_offline(way, first, ['first 1', 'first 2']);
    await crash(first);
    way.restore();
    await arrived(bob, ['first 1', 'first 2']);
    await second.getByRole('list', { name: 'Conversations' }).waitFor();
  });

  test('in a call the first tab is asked first', async () => {
    const { first, bob, open_second } = await setting();
    await first.getByRole('button', { name: 'Voice call' }).click();
    await bob.getByRole('button', { name: 'Answer', exact: true }).waitFor();
    const second = await open_second();
    await here(second).click();
    const anyway = second.getByRole('button', { name: 'Move anyway' });
    await anyway.waitFor();
    assert.ok(await first.getByRole('button', { name: 'Hang up' }).isVisible());
    await anyway.click();
    await composer(second).waitFor();
    await until('Bob’s page rings no longer', async () => await bob.getByRole('button', { name: 'Answer', exact: true }).count() === 0);
  });
});
