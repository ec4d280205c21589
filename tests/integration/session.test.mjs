// The protocol core against real servers: sign-in, messages, stream management, archive and the ringing of calls.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { accounts } from '../support/servers/server.mjs';
import { CallState, ChatState, Delivery, Direction, EndReason, SignInError, Source } from './support/session.mjs';
import { on_each_server } from './support/suite.mjs';

const { alice, bob } = accounts;
// Sends a message and waits until the server has it, so that stream management is on (XEP-0198).
const settle = async (session, to) => {
  const id = randomUUID();
  session.ask('message', to, id, 'settling');
  await session.next('delivery', (e) => e.id === id && e.delivery === Delivery.Received);
};
const messages_of = (session, peer) => session.all('message').filter(({ message }) => message.from.startsWith(peer)).map(({ message }) => message.body);

on_each_server('the session', ({ server, gate, session, online, people }) => {
  test('signs in with SCRAM and gets the roster', async () => {
    const one = session(alice, 'roster');
    const { jid, resumed } = await online(one);
    assert.match(jid, /^alice@localhost\/./);
    assert.equal(resumed, false);
    const { items } = await one.next('roster');
    assert.ok(items.some((item) => item.jid === bob.address && item.subscription === 3), JSON.stringify(items));
  });

  test('a wrong password is refused as such', async () => {
    const one = session({ ...alice, password: 'not it' }, 'wrong');
    one.connect();
    assert.equal((await one.next('sign_in_failed')).error, SignInError.WrongPassword);
  });

  test('an account that does not exist is refused like a wrong password', async () => {
    const one = session({ address: 'nobody@localhost', password: 'x' }, 'nobody');
    one.connect();
    assert.equal((await one.next('sign_in_failed')).error, SignInError.WrongPassword);
  });

  test('a domain that the server does not serve is named as the cause', async () => {
    const one = session({ address: 'alice@elsewhere.example', password: 'x' }, 'elsewhere');
    one.connect();
    assert.equal((await one.next('sign_in_failed')).error, SignInError.UnknownDomain);
  });

  test('a guest signs in without an account', async () => {
    const one = session({ address: 'guest.localhost' }, 'guest');
    const { jid } = await online(one);
    assert.match(jid, /^[^@]+@guest\.localhost\/./);
  });

  test('messages of every script go both ways and their receipts come back', async () => {
    const [a, b] = await people([alice, 'scripts'], [bob, 'scripts']);
    const bodies = ['Hello & <goodbye>', 'مرحبا بالعالم', 'नमस्ते दुनिया', '你好，世界', '👨‍👩‍👧‍👦', 'two\nlines\tand a tab'];
    for (const body of bodies) {
      const id = randomUUID();
      a.ask('message', bob.address, id, body);
      const { message } = await b.next('message', (e) => e.message.id === id);
      assert.equal(message.body, body);
      assert.equal(message.source, Source.Live);
      await a.next('delivery', (e) => e.id === id && e.delivery === Delivery.Stored);
      await a.next('delivery', (e) => e.id === id && e.delivery === Delivery.Received);
    }
    b.ask('chat_state', alice.address, ChatState.Composing);
    await a.next('chat_state', (e) => e.from.startsWith(bob.address) && e.state === ChatState.Composing);
  });

  test('a cut socket in the middle of 100 messages loses and doubles nothing', async () => {
    const way = await gate();
    const [a, b] = await people([alice, 'cut', way], [bob, 'cut']);
    await settle(a, bob.address);
    const bodies = Array.from({ length: 100 }, (_, i) => `message ${i} of the cut`);
    const ids = bodies.map(() => randomUUID());
    const send = (from, to) => { for (let i = from; i < to; ++i) a.ask('message', bob.address, ids[i], bodies[i]); };
    send(0, 50);
    way.cut();
    await a.next('suspended');
    send(50, 100);
    assert.equal((await online(a)).resumed, true);
    for (const id of ids) await a.next('delivery', (e) => e.id === id && e.delivery === Delivery.Received);
    const heard = messages_of(b, alice.address).filter((body) => body.endsWith('of the cut'));
    assert.deepEqual(heard, bodies);
  });

  test('after a restart of the server the session starts anew, and still nothing is lost or doubled', async () => {
    const way = await gate();
    const [a, b] = await people([alice, 'anew', way], [bob, 'anew']);
    await settle(a, bob.address);
    // The first of two messages arrives, and the sender does not learn of it; the second does not arrive.
    const [arrived, waiting] = [randomUUID(), randomUUID()];
    way.hold_replies();
    a.ask('message', bob.address, arrived, 'sent before the restart');
    await b.next('message', (e) => e.message.id === arrived);
    way.close();
    await a.next('suspended');
    a.ask('message', bob.address, waiting, 'sent after the restart');
    await server().restart();
    way.restore();
    await b.next(['suspended', 'stream_ended']); // ejabberd says goodbye
    assert.equal((await online(b)).resumed, false);
    assert.equal((await online(a)).resumed, false);
    assert.equal((await b.next('message', (e) => e.message.id === waiting)).message.body, 'sent after the restart');
    for (const id of [arrived, waiting]) await a.next('delivery', (e) => e.id === id);
    b.ask('archive', alice.address, '', 10);
    const archived = (await b.next('archive')).messages.map((m) => m.body);
    assert.deepEqual(archived.slice(-2), ['sent before the restart', 'sent after the restart']);
    assert.equal(archived.filter((body) => body === 'sent before the restart').length, 1);
  });

  test('the archive gives the last messages of a conversation, and older ones by page', async () => {
    const [a, b] = await people([alice, 'archive'], [bob, 'archive']);
    for (let i = 0; i < 12; ++i) {
      const id = randomUUID();
      a.ask('message', bob.address, id, `archived ${i}`);
      await a.next('delivery', (e) => e.id === id && e.delivery === Delivery.Received);
    }
    const late = session(bob, 'late');
    await online(late);
    late.ask('archive', alice.address, '', 5);
    const page = await late.next('archive');
    assert.deepEqual(page.messages.map((m) => m.body), [7, 8, 9, 10, 11].map((i) => `archived ${i}`));
    assert.ok(page.messages.every((m) => m.source === Source.Archive && m.direction === Direction.Incoming && m.sent_at > 0));
    assert.equal(page.complete, false);
    late.ask('archive', alice.address, page.first, 5);
    const older = await late.next('archive');
    assert.deepEqual(older.messages.map((m) => m.body), [2, 3, 4, 5, 6].map((i) => `archived ${i}`));
  });

  test('what one device sends and gets, the other device of the account sees', async () => {
    const [phone, desk, b] = await people([alice, 'phone'], [alice, 'desk'], [bob, 'carbons']);
    const id = randomUUID();
    phone.ask('message', bob.address, id, 'from the phone');
    const { message } = await desk.next('message', (e) => e.message.id === id);
    assert.equal(message.source, Source.Carbon);
    assert.equal(message.direction, Direction.Outgoing);
    assert.equal(message.to, bob.address);
  });

  test('a call rings on both devices, and stops ringing on the one that did not answer', async () => {
    const [a, one, two] = await people([alice, 'caller'], [bob, 'one'], [bob, 'two']);
    const call = randomUUID();
    a.ask('start_call', call, bob.address, 1, 1);
    for (const device of [one, two]) {
      const incoming = await device.next('call_incoming', (e) => e.call === call);
      assert.deepEqual([incoming.audio, incoming.video], [true, true]);
    }
    await a.next('call_state', (e) => e.call === call && e.state === CallState.Ringing);
    one.ask('accept_call', call, 1, 1);
    const ended = await two.next('call_ended', (e) => e.call === call);
    assert.equal(ended.reason, EndReason.AnsweredElsewhere);
    await a.next('call_state', (e) => e.call === call && e.state === CallState.Connecting);
    a.ask('hang_up', call);
    await a.next('call_ended', (e) => e.call === call);
    await one.next('call_ended', (e) => e.call === call);
  });

  test('a declined call ends everywhere', async () => {
    const [a, one, two] = await people([alice, 'caller2'], [bob, 'one2'], [bob, 'two2']);
    const call = randomUUID();
    a.ask('start_call', call, bob.address, 1, 0);
    await Promise.all([one, two].map((device) => device.next('call_incoming', (e) => e.call === call)));
    two.ask('decline_call', call);
    assert.equal((await a.next('call_ended', (e) => e.call === call)).reason, EndReason.Declined);
    assert.equal((await one.next('call_ended', (e) => e.call === call)).reason, EndReason.DeclinedElsewhere);
  });

  test('a caller who gives up is heard to', async () => {
    const [a, b] = await people([alice, 'caller3'], [bob, 'callee3']);
    const call = randomUUID();
    a.ask('start_call', call, bob.address, 1, 0);
    await b.next('call_incoming', (e) => e.call === call);
    a.ask('hang_up', call);
    assert.equal((await b.next('call_ended', (e) => e.call === call)).reason, EndReason.Cancelled);
  });
});
