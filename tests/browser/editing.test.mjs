// The last message, corrected (XEP-0308).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composer, delivered, entries, message, open_conversation, reload, send, sign_in, until } from './support/actions.mjs';
import { open_contact } from './support/contact.mjs';
import { accounts } from '../support/servers/server.mjs';
import { on_servers } from './support/suite.mjs';

const edited = (page, text) => message(page, text).filter({ hasText: 'edited' });
const holds = (page, text) => until(`the composer holds '${text}'`, async () => await composer(page).inputValue() === text);
const replaces = (id) => `<replace xmlns='urn:xmpp:message-correct:0' id='${id}'/>`;

on_servers('editing', ({ server, person, pair }) => {
  const contact = async (t) => {
    const bob = await open_contact(server().websocket, accounts.bob, accounts.alice.address);
    t.after(() => bob.close());
    return bob;
  };

  test('the Up arrow corrects what was said last, there and here, and after a reload', async () => {
    const { alice, bob } = await pair();
    await send(alice.page, 'But soft, what light');
    await send(alice.page, 'through yonder airlock breaks?');
    await message(bob.page, 'airlock').waitFor();
    await composer(alice.page).press('ArrowUp');
    await alice.page.getByRole('group', { name: 'Edit message' }).waitFor();
    await holds(alice.page, 'through yonder airlock breaks?');
    await composer(alice.page).fill('through yonder window breaks?');
    await composer(alice.page).press('Enter');
    for (const { page } of [alice, bob]) {
      await edited(page, 'window breaks').waitFor();
      assert.equal(await message(page, 'airlock').count(), 0);
      assert.equal(await entries(page).count(), 2);
    }
    await delivered(alice.page, 'window breaks').waitFor();
    await holds(alice.page, '');

    await composer(alice.page).press('ArrowUp');
    await holds(alice.page, 'through yonder window breaks?');
    await composer(alice.page).fill('through yonder window breaks.');
    await alice.page.getByRole('button', { name: 'Save' }).click();
    await edited(bob.page, 'window breaks.').waitFor();

    await reload(alice.page);
    await sign_in(alice.page, accounts.alice);
    await open_conversation(alice.page, 'Bob');
    await edited(alice.page, 'window breaks.').waitFor();
    assert.equal(await message(alice.page, 'airlock').count(), 0);
    assert.equal(await message(alice.page, 'breaks?').count(), 0);
  });

  test('a draft comes back when the correction is given up', async () => {
    const { page } = await person('alice');
    await open_conversation(page, 'Bob');
    await send(page, 'said');
    await message(page, 'said').waitFor();
    await composer(page).press('ArrowUp');
    await holds(page, 'said');
    await composer(page).fill('said otherwise');
    await composer(page).press('Escape');
    await page.getByRole('group', { name: 'Edit message' }).waitFor({ state: 'detached' });
    await holds(page, '');
    await composer(page).fill('a draft');
    await message(page, 'said').getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await holds(page, 'said');
    await page.getByRole('button', { name: 'Cancel editing' }).click();
    await page.getByRole('group', { name: 'Edit message' }).waitFor({ state: 'detached' });
    await holds(page, 'a draft');
    assert.equal(await edited(page, 'said').count(), 0);
  });

  test('a correction by somebody else is not believed, and one of nothing is a message', async (t) => {
    const { page } = await person('alice');
    await open_conversation(page, 'Bob');
    const bob = await contact(t);
    await bob.say('helo', 'b-1');
    await bob.say('hello', 'b-2', replaces('b-1'));
    await edited(page, 'hello').waitFor();
    assert.equal(await message(page, 'helo').count(), 0);

    await send(page, 'I owe you 5');
    await delivered(page, 'I owe you 5').or(message(page, 'I owe you 5')).first().waitFor();
    const own = (await bob.archive('ids')).at(-1);
    await bob.say('I owe you 5000', 'b-3', replaces(own));
    await message(page, 'I owe you 5000').waitFor();
    assert.equal(await message(page, 'I owe you 5').count(), 2);
    assert.match((await entries(page).allInnerTexts()).at(-2), /^I owe you 5$/m);
    await bob.say('of nothing', 'b-4', replaces('nobody has it'));
    await message(page, 'of nothing').waitFor();
  });
});
