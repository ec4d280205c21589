// Answers, reactions and messages that are taken back (XEP-0461, XEP-0444, XEP-0424).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts } from '../support/servers/server.mjs';
import { composer, delivered, entries, message, open_conversation, reload, send, sign_in } from './support/actions.mjs';
import { open_contact } from './support/contact.mjs';
import { on_servers } from './support/suite.mjs';

const reaction = (page, text, name) => message(page, text).getByRole('button', { name, exact: true });
const choose = async (page, text, command) => {
  await message(page, text).getByRole('button', { name: 'Message actions' }).click();
  await page.getByRole('menuitem', { name: command }).click();
};
const react = async (page, text, emoji) => {
  await choose(page, text, 'React');
  await page.getByRole('dialog', { name: 'React' }).getByRole('button', { name: emoji, exact: true }).click();
  await page.getByRole('dialog', { name: 'React' }).waitFor({ state: 'detached' });
};
const pressed = (button) => button.evaluate((element) => element.getAttribute('aria-pressed') === 'true');

on_servers('reactions', ({ server, person, pair }) => {
  test('both react to a message, and take it back; it is so after a reload', async () => {
    const { alice, bob } = await pair();
    await send(alice.page, 'We won the cup');
    await message(bob.page, 'We won').waitFor();
    await react(bob.page, 'We won', '🎉');
    const [at_alice, at_bob] = [alice, bob].map(({ page }) => (count) => reaction(page, 'We won', `🎉 ${count}`));
    await at_alice(1).waitFor();
    await at_bob(1).waitFor();
    assert.deepEqual([await pressed(at_alice(1)), await pressed(at_bob(1))], [false, true]);
    await at_alice(1).click();
    await at_bob(2).waitFor();
    await at_bob(2).click();
    await at_alice(1).waitFor();
    assert.ok(await pressed(at_alice(1)));
    assert.equal(await entries(bob.page).count(), 1);

    await reload(alice.page);
    await sign_in(alice.page, accounts.alice);
    await open_conversation(alice.page, 'Bob');
    await at_alice(1).waitFor();
    assert.ok(await pressed(at_alice(1)));
    assert.equal(await entries(alice.page).count(), 1);
  });

  test('an emoji is found by its name', async () => {
    const { page } = await person('alice');
    await open_conversation(page, 'Bob');
    await send(page, 'look at this');
    await choose(page, 'look at this', 'React');
    await page.getByRole('searchbox', { name: 'Search emoji' }).fill('turtle');
    await page.getByRole('dialog', { name: 'React' }).getByRole('button', { name: '🐢', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await reaction(page, 'look at this', '🐢 1').waitFor();
  });

  test('an answer shows what it answers, and leads there', async () => {
    const { alice, bob } = await pair();
    await send(alice.page, 'Tea or coffee?');
    await message(bob.page, 'Tea or coffee').waitFor();
    await choose(bob.page, 'Tea or coffee', 'Reply');
    await bob.page.getByRole('group', { name: 'Reply to alice' }).or(bob.page.getByText('Reply to alice')).first().waitFor();
    await send(bob.page, 'Coffee, please');
    const answer = entries(alice.page).filter({ hasText: 'Coffee, please' });
    await answer.waitFor();
    const quote = answer.getByRole('button', { name: /^Reply to / });
    assert.match(await quote.textContent() + await quote.getAttribute('aria-description') + await answer.innerText(), /Tea or coffee/);
    await quote.click();
    await delivered(bob.page, 'Coffee, please').waitFor();
    await composer(bob.page).press('Escape');
  });

  test('a message is taken back for both, and stays so after a reload', async () => {
    const { alice, bob } = await pair();
    await entries(alice.page).first().waitFor();
    const before = await entries(alice.page).count();
    await send(alice.page, 'the code is 1234');
    await send(alice.page, 'wrong window');
    await message(bob.page, 'the code is').waitFor();
    await choose(alice.page, 'the code is', 'Delete');
    const dialog = alice.page.getByRole('dialog', { name: 'Delete message' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await choose(alice.page, 'the code is', 'Delete');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    for (const { page } of [alice, bob]) {
      await message(page, 'This message was deleted.').waitFor();
      assert.equal(await message(page, '1234').count(), 0);
      assert.equal(await entries(page).count(), before + 2);
    }
    await reload(bob.page);
    await sign_in(bob.page, accounts.bob);
    await open_conversation(bob.page, 'Alice');
    await message(bob.page, 'wrong window').waitFor();
    // ejabberd takes it out of the archive; Prosody keeps both.
    if (server().kind === 'prosody') await message(bob.page, 'This message was deleted.').waitFor();
    assert.equal(await message(bob.page, '1234').count(), 0);
  });

  test('nobody takes back what somebody else said, and what names nothing changes nothing', async (t) => {
    const { page } = await person('alice');
    await open_conversation(page, 'Bob');
    const bob = await open_contact(server().websocket, accounts.bob, accounts.alice.address);
    t.after(() => bob.close());
    await send(page, 'I owe you 5');
    await message(page, 'I owe you 5').filter({ hasText: 'Sent' }).waitFor();
    const own = (await bob.archive('ids')).at(-1);
    await bob.say('gone', 'b-1', `<retract xmlns='urn:xmpp:message-retract:1' id='${own}'/>`);
    await bob.say('nothing', 'b-2', "<retract xmlns='urn:xmpp:message-retract:1' id='nobody has it'/>");
    await bob.say('', 'b-3', `<reactions xmlns='urn:xmpp:reactions:0' id='${own}'><reaction>&lt;b&gt;spam&lt;/b&gt;</reaction><reaction>👀</reaction></reactions>`);
    await reaction(page, 'I owe you 5', '👀 1').waitFor();
    assert.equal(await message(page, 'I owe you 5').count(), 1);
    assert.equal(await page.getByText('spam').count(), 0);
  });
});
