// What a person sees when signing in does not work, and that it can be tried again.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { WebSocketServer } from 'ws';
import { conversations, sign_in, sign_in_fields, submit_sign_in, until } from './support/actions.mjs';
import { lost_network } from './support/noise.mjs';
import { accounts } from '../support/servers/server.mjs';
import { on_servers } from './support/suite.mjs';

const { alice } = accounts;

const alert = (page, text) => page.getByRole('alert').filter({ hasText: text }).waitFor({ timeout: 20_000 });

// The address is kept, and so is the password, so that one key is enough to try again.
const fields_are_kept = async (page, account) => {
  const fields = sign_in_fields(page);
  assert.equal(await fields.address.inputValue(), account.address);
  assert.equal(await fields.password.inputValue(), account.password);
  assert.ok(await fields.submit.isEnabled());
};

// A server that speaks something else. `take`: what it does with a WebSocket; absent: it answers plain HTTP.
const other_server = async (take) => {
  const http = createServer((request, response) => response.writeHead(200).end('<h1>Hello</h1>'));
  if (take) new WebSocketServer({ server: http, handleProtocols: (offered) => [...offered][0] }).on('connection', take);
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://localhost:${http.address().port}/xmpp-websocket`,
    stop: () => new Promise((resolve) => { http.closeAllConnections(); http.close(resolve); }),
  };
};

on_servers('sign-in', ({ open, gate }) => {
  test('a wrong password is named, and the right one works', async () => {
    const { page } = await open();
    const wrong = { ...alice, password: 'something else' };
    await submit_sign_in(page, wrong);
    await alert(page, 'Address or password is wrong.');
    await fields_are_kept(page, wrong);
    await sign_in(page, alice);
  });

  test('a domain that the server does not know is named', async () => {
    const { page } = await open({ expected: lost_network });
    const wrong = { address: 'alice@elsewhere.invalid', password: alice.password };
    await submit_sign_in(page, wrong);
    await page.getByRole('alert').filter({ hasText: 'elsewhere.invalid' }).waitFor({ timeout: 20_000 });
    await fields_are_kept(page, wrong);
    await sign_in(page, alice);
  });

  test('what is no address is said, and a missing password is asked for, without a server', async () => {
    const { page } = await open();
    await submit_sign_in(page, { address: 'not an address', password: 'x' });
    await alert(page, 'This is not an address.');
    await submit_sign_in(page, { address: alice.address, password: '' });
    await until('the password is asked for', () => sign_in_fields(page).password.evaluate((field) => field === document.activeElement));
  });

  test('a socket that is refused is said, and trying again works when it is there', async () => {
    const way = await gate();
    const { page } = await open({ origin: way.origin, expected: lost_network });
    await page.locator('html.live').waitFor();
    way.close();
    await submit_sign_in(page, alice);
    await alert(page, 'cannot be reached');
    await fields_are_kept(page, alice);
    way.restore();
    await sign_in_fields(page).submit.click();
    await conversations(page).getByRole('button').first().waitFor();
  });

  test('a lost network is said, and signing in works when it is back', async () => {
    const { page, context } = await open({ expected: lost_network });
    await page.locator('html.live').waitFor();
    await context.setOffline(true);
    await submit_sign_in(page, alice);
    await alert(page, 'cannot be reached');
    await fields_are_kept(page, alice);
    await context.setOffline(false);
    await sign_in_fields(page).submit.click();
    await conversations(page).getByRole('button').first().waitFor();
  });

  test('a guest signs in without an account', async () => {
    const { page } = await open({ routes: { '**/config.json': { json: { guests: 'guest.localhost' } } } });
    await page.getByRole('button', { name: 'Continue as guest' }).click();
    await page.getByRole('button', { name: 'Menu' }).waitFor();
  });
});

// The page's configuration names another endpoint, and the address is of no server that is found without it.
const somebody = { address: 'alice@chat.invalid', password: alice.password };

on_servers('sign-in at what is no XMPP server', ({ open }) => {
  const with_endpoint = (url) => open({ expected: lost_network, routes: { '**/config.json': { json: { endpoint: url } } } });
  for (const [what, [take, words]] of Object.entries({
    'a web server': [undefined, 'cannot be reached'],
    'a WebSocket that echoes': [(socket) => socket.on('message', (data) => socket.send(data.toString())), 'does not speak XMPP'],
    'a WebSocket that talks nonsense': [(socket) => socket.on('message', () => socket.send('{"hello":"world"}')), 'does not speak XMPP'],
    'a WebSocket that says nothing': [() => {}, 'does not speak XMPP'],
  })) {
    test(`${what} is not taken for one, and the fields are kept`, async () => {
      const server = await other_server(take);
      try {
        const { page } = await with_endpoint(server.url);
        await submit_sign_in(page, somebody);
        await page.getByRole('alert').filter({ hasText: words }).waitFor({ timeout: 45_000 });
        await fields_are_kept(page, somebody);
      } finally {
        await server.stop();
      }
    });
  }
});
