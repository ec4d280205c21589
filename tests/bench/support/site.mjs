// Serves folders on loopback as a careful static host would: brotli made beforehand, right types, nothing cached.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', mjs: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8',
  json: 'application/json', wasm: 'application/wasm', svg: 'image/svg+xml', png: 'image/png', webmanifest: 'application/manifest+json',
};
const compress = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

// `mounts`: from path prefix to a folder, or to a string that is the file itself. Gives {origin, prepare(paths), stop()}.
export const serve_site = async (mounts) => {
  const bodies = new Map();
  const load = (url) => {
    const prefix = Object.keys(mounts).filter((key) => url.startsWith(key)).sort((a, b) => b.length - a.length)[0];
    if (prefix === undefined) return undefined;
    const file = path.join(mounts[prefix], url.slice(prefix.length));
    if (prefix === url) return { bytes: Buffer.from(mounts[prefix]) };
    if (!existsSync(file) || !statSync(file).isFile()) return undefined;
    return { bytes: readFileSync(file), compressed: existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : undefined };
  };
  const find = (url) => {
    if (!bodies.has(url)) {
      const body = load(url);
      if (body && /\.(html|m?js|css|json|svg|wasm|webmanifest)$/.test(url)) body.compressed ??= compress(body.bytes);
      bodies.set(url, body);
    }
    return bodies.get(url);
  };

  const server = createServer((request, response) => {
    let url = decodeURIComponent(request.url.split('?')[0]);
    if (url.endsWith('/')) url += 'index.html';
    const body = find(url);
    if (!body) { response.writeHead(404).end(); return; }
    const sent = body.compressed ?? body.bytes;
    response.writeHead(200, {
      'content-type': types[path.extname(url).slice(1)] ?? 'application/octet-stream',
      'content-length': sent.length,
      'cache-control': 'no-store',
      ...(body.compressed ? { 'content-encoding': 'br' } : {}),
    }).end(sent);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    // Compresses what will be asked for, so that the first visit does not wait for it.
    prepare(urls) { urls.forEach(find); },
    stop() { server.closeAllConnections(); server.close(); },
  };
};
