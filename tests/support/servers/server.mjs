// Real servers from server/, each with its data in a temporary folder.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { free_port, start_process } from './process.mjs';

export const repository = fileURLToPath(new URL('../../../', import.meta.url));
export const dist = process.env.PARLEY_DIST ?? path.join(repository, 'dist');
// The kinds to test with.
export const servers = (process.env.PARLEY_SERVERS ?? 'prosody,ejabberd').split(',');

export const accounts = {
  alice: { address: 'alice@localhost', password: 'wonderland-1865' },
  bob: { address: 'bob@localhost', password: 'builder & "sons" <ü>' },
};

// Gives {kind, port, origin, websocket, log(), restart(), crash(), stop()}. `site`: the folder to serve. The accounts are each other's
// contacts.
export const start_server = async (kind, { site = dist } = {}) => {
  const port = await free_port();
  const data = await mkdtemp(path.join(tmpdir(), `parley-${kind}-`));
  const wanted = Object.values(accounts).flatMap(({ address, password }) => ['--account', address, password]);
  const options = ['--port', `${port}`, '--data', data, ...(site ? ['--site', site] : []), ...wanted, '--contacts'];
  const start = () => start_process(path.join(repository, 'server/start.sh'), [kind, ...options], { ready: /^ready: /m, timeout: 60_000 });
  let child = await start();
  return {
    kind,
    port,
    origin: `http://localhost:${port}`,
    websocket: `ws://localhost:${port}/xmpp-websocket`,
    log: () => readFileSync(path.join(data, `${kind}.log`), 'utf8'),
    // Forgets all sessions, keeps accounts and archives.
    async restart() {
      await child.stop();
      child = await start();
    },
    // The same without a word to anybody: what it had not written is lost.
    async crash() {
      await child.kill();
      child = await start();
    },
    async stop() {
      await child.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
};
