// Runs the same scenarios against each kind of server.
import { after, before, describe } from 'node:test';
import { servers, start_server } from '../../support/servers/server.mjs';
import { Session } from './session.mjs';

// `define({session, server})` holds the tests: session(account, device, url) makes a Session that ends with the suite.
export const on_each_server = (title, define) => {
  for (const kind of servers) {
    describe(`${title} [${kind}]`, () => {
      const context = { sessions: [] };
      before(async () => { context.server = await start_server(kind, { site: null }); });
      after(async () => {
        await Promise.all(context.sessions.map((session) => session.kill()));
        await context.server?.stop();
      });
      define({
        server: () => context.server,
        session(account, device, url = context.server.websocket) {
          const session = new Session(url, { ...account, device });
          context.sessions.push(session);
          return session;
        },
      });
    });
  }
};
