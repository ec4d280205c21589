// What stays of calls in the conversations of both, also after a new sign-in, and calls that come while the link is cut.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, entries, open_conversation, until } from './support/actions.mjs';
import { lost_network } from './support/noise.mjs';
import { on_servers } from './support/suite.mjs';

const kCall = /^(?:Missed call|\d+ missed calls|No answer|Call declined|Call(?:, \d+:\d\d)?)$/m;
const calls = async (page) => (await entries(page).allInnerTexts()).flatMap((text) => text.match(kCall)?.[0] ?? []);
const has_calls = (page, expected) => until(`the calls are ${expected.join(', ')}`, async () => {
  const found = await calls(page);
  return found.length >= expected.length && expected.every((pattern, i) => new RegExp(`^${pattern}$`).test(found.slice(-expected.length)[i]));
});
const rings_no_more = (page) => page.getByRole('button', { name: 'Answer', exact: true }).waitFor({ state: 'detached' });

on_servers('what stays of calls', ({ pair, person, gate }) => {
  test('both sides keep answered, declined and given-up calls, and find them again at the next sign-in', async () => {
    const { alice, bob } = await pair();
    await call.voice(alice.page);
    await call.rings(bob.page);
    await call.answer(bob.page);
    await Promise.all([call.connected(alice.page), call.connected(bob.page)]);
    await call.hang_up(bob.page);
    await has_calls(alice.page, ['Call, \\d:\\d\\d']);
    // The card stands still, and the next call is placed at once.
    await alice.page.getByRole('button', { name: 'Call again', exact: true }).click();
    await call.rings(bob.page);
    await call.decline(bob.page);
    await has_calls(alice.page, ['Call, \\d:\\d\\d', 'Call declined']);
    await call.voice(alice.page);
    await call.rings(bob.page);
    await call.hang_up(alice.page);
    await rings_no_more(bob.page);
    const hers = ['Call, \\d:\\d\\d', 'Call declined', 'No answer'];
    const his = ['Call, \\d:\\d\\d', 'Call declined', 'Missed call'];
    await Promise.all([has_calls(alice.page, hers), has_calls(bob.page, his)]);
    const [found_by_alice, found_by_bob] = await Promise.all([calls(alice.page), calls(bob.page)]);
    await Promise.all([alice.close(), bob.close()]);
    // Other browsers, which know nothing: the archive tells, and each call once.
    const [alice_anew, bob_anew] = await Promise.all([person('alice'), person('bob')]);
    await Promise.all([open_conversation(alice_anew.page, 'Bob'), open_conversation(bob_anew.page, 'Alice')]);
    await Promise.all([has_calls(alice_anew.page, hers), has_calls(bob_anew.page, his)]);
    assert.equal((await calls(alice_anew.page)).length, found_by_alice.length);
    assert.equal((await calls(bob_anew.page)).length, found_by_bob.length);
  });

  test('who is called while the link is cut hears it when the link is back, and the caller reaches him', async () => {
    const way = await gate();
    const { alice, bob } = await pair({}, { origin: way.origin, expected: lost_network });
    way.close();
    await bob.page.getByText(/connecting/i).first().waitFor();
    await call.voice(alice.page);
    await alice.page.getByText(/Calling|Ringing/).first().waitFor();
    way.restore();
    await call.rings(bob.page);
    await call.answer(bob.page);
    await Promise.all([call.connected(alice.page), call.connected(bob.page)]);
    await call.hang_up(alice.page);
    await has_calls(bob.page, ['Call, \\d:\\d\\d']);
  });

  test('who signs in while somebody calls hears it ring', async () => {
    const alice = await person('alice');
    await open_conversation(alice.page, 'Bob');
    await call.voice(alice.page);
    await alice.page.getByText(/Calling/).first().waitFor();
    const bob = await person('bob');
    await call.rings(bob.page);
    await call.answer(bob.page);
    await Promise.all([call.connected(alice.page), call.connected(bob.page)]);
    await call.hang_up(alice.page);
    await open_conversation(bob.page, 'Alice');
    await has_calls(bob.page, ['Call, \\d:\\d\\d']);
  });
});
