// A host of static files and nothing else.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dist } from '../../support/servers/server.mjs';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json' };

// The files of `folder`, always at the same address. Gives {url, requested, start(), stop()}; `requested`: all names so far.
export const static_host = async (folder, headers = {}) => {
  let port = 0;
  let server;
  const requested = [];
  const serve = (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.replace(/\/$/, '/index.html');
    requested.push(name);
    try {
      const bytes = readFileSync(path.join(folder, path.normalize(name)));
      response.writeHead(200, { 'content-type': types[path.extname(name)] ?? 'application/octet-stream', 'cache-control': 'no-cache', ...headers }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  };
  const host = {
    requested,
    async start() {
      server = http.createServer(serve);
      await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
      ({ port } = server.address());
      host.url = `http://localhost:${port}/`;
    },
    stop: () => new Promise((stopped) => { server.close(stopped); server.closeAllConnections(); }),
  };
  await host.start();
  return host;
};

// Runs `act({host, folder})` with a copy of the page that can be changed.
export const with_own_copy = async (act, headers) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-'));
  cpSync(dist, folder, { recursive: true });
  const host = await static_host(folder, headers);
  try {
    await act({ host, folder });
  } finally {
    await host.stop().catch(() => { /* it was stopped */ });
    rmSync(folder, { recursive: true });
  }
};
