// The same scenarios against each kind of server, in one browser for all of them.
import { after, afterEach, before, describe } from 'node:test';
import { open_gate } from '../../support/servers/gate.mjs';
import { accounts, servers, start_server } from '../../support/servers/server.mjs';
import { open_conversation, sign_in } from './actions.mjs';
import { launch_browser } from '../../support/browsers/browsers.mjs';
import { open_person } from './browser.mjs';

// `define({server, gate, open, person, pair})` holds the tests; what they open is closed after each of them, and a page that had
// problems fails its test then. `devices`: of the browser.
export const on_servers = (title, define, { devices = 'granted' } = {}) => {
  for (const kind of servers) {
    describe(`${title} [${kind}]`, () => {
      let server;
      let browser;
      const opened = [];
      before(async () => { // what started is closed though the other did not: what is left open keeps the run from ending
        const [started, launched] = await Promise.allSettled([start_server(kind), launch_browser(devices)]);
        server = started.value;
        browser = launched.value;
        for (const { status, reason } of [started, launched]) if (status === 'rejected') throw reason;
      });
      after(async () => {
        await browser?.close();
        await server?.stop();
      });
      afterEach(async (test) => {
        const outcomes = await Promise.allSettled(opened.splice(0).reverse().map((close) => close()));
        const failed = outcomes.find(({ status }) => status === 'rejected');
        if (failed) {
          test.diagnostic(server.log().split('\n').slice(-20).join('\n'));
          throw failed.reason;
        }
      });

      // A page of a new person, not signed in.
      const open = async ({ browser: other = browser, origin = server.origin, ...options } = {}) => {
        const made = await open_person(other, origin, options);
        opened.push(made.close);
        return made;
      };
      // One who signed in.
      const person = async (name, options) => {
        const made = await open(options);
        await sign_in(made.page, accounts[name]);
        return made;
      };
      define({
        server: () => server,
        async gate() {
          const made = await open_gate(server.port);
          opened.push(() => made.stop());
          return made;
        },
        open,
        person,
        // Alice and Bob, each with the other's conversation open.
        async pair(alice_options, bob_options) {
          const [alice, bob] = await Promise.all([person('alice', alice_options), person('bob', bob_options)]);
          await Promise.all([open_conversation(alice.page, 'Bob'), open_conversation(bob.page, 'Alice')]);
          return { alice, bob };
        },
      });
    });
  }
};
