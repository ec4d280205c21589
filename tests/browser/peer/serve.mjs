// Serves the page of stanza_page.mjs, bundled anew.
import { createServer } from 'node:http';
import path from 'node:path';
import { build } from 'esbuild';
import { repository } from '../../support/servers/server.mjs';

const html = '<!doctype html><meta charset="utf-8"><title>Peer</title><script type="module" src="peer.js"></script>';

export const serve_stanza_page = async () => {
  const { outputFiles: [bundle] } = await build({
    entryPoints: [path.join(repository, 'tests/browser/peer/stanza_page.mjs')],
    bundle: true, write: false, format: 'esm', platform: 'browser', define: { global: 'globalThis' }, logLevel: 'silent',
    alias: { events: path.join(repository, 'tests/browser/peer/events.cjs') },
  });
  const server = createServer((request, response) => {
    if (request.url === '/peer.js') response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(bundle.text);
    else if (request.url === '/') response.writeHead(200, { 'Content-Type': 'text/html' }).end(html);
    else response.writeHead(204).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
};
