// Runs the same scenarios against each kind of server.
import { after, afterEach, before, describe } from 'node:test';
import { open_gate } from '../../support/servers/gate.mjs';
import { servers, start_server } from '../../support/servers/server.mjs';
import { Availability, Session } from './session.mjs';

// `define({server, gate, session, online})` holds the tests; what they open is closed after each of them.
export const on_each_server = (title, define) => {
  for (const kind of servers) {
    describe(`${title} [${kind}]`, () => {
      let server;
      const opened = [];
      before(async () => { server = await start_server(kind, { site: null }); });
      afterEach(async () => { await Promise.all(opened.splice(0).map((close) => close())); });
      after(() => server?.stop());

      const session = (account, device, gate) => {
        const url = gate ? `ws://localhost:${gate.port}/xmpp-websocket` : server.websocket;
        const made = new Session(url, { ...account, device });
        opened.push(() => made.kill());
        return made;
      };
      // Signs in and waits until the server has handled all that follows from it: presence, carbons, stream management.
      const online = async (made) => {
        made.ask('presence', Availability.Online, '');
        made.connect();
        const event = await made.next('online');
        made.ask('archive', made.address, '', 1);
        await made.next(['archive', 'request_failed']);
        return event;
      };
      define({
        server: () => server,
        async gate() {
          const made = await open_gate(server.port);
          opened.push(() => made.stop());
          return made;
        },
        session,
        online,
        // Sessions of `accounts`, signed in.
        people: async (...wanted) => {
          const made = wanted.map(([account, device, gate]) => session(account, device, gate));
          await Promise.all(made.map(online));
          return made;
        },
      });
    });
  }
};
