// A TCP gate in front of a server: what goes through it can be cut, refused or held by a test, for one person alone.
import { connect, createServer } from 'node:net';

export const open_gate = async (target_port) => {
  const pairs = new Set();
  let refusing = false;

  const server = createServer((inner) => {
    if (refusing) { inner.resetAndDestroy(); return; }
    const outer = connect(target_port, '127.0.0.1');
    const pair = { inner, outer, websocket: false };
    pairs.add(pair);
    const end = () => { pairs.delete(pair); inner.destroy(); outer.destroy(); };
    for (const socket of [inner, outer]) { socket.setNoDelay(true); socket.on('error', end).on('close', end); }
    inner.once('data', (first) => { pair.websocket = /^upgrade:\s*websocket/im.test(first.toString('latin1')); });
    inner.pipe(outer);
    outer.pipe(inner);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();

  const cut = () => {
    const sockets = [...pairs].filter((pair) => pair.websocket);
    for (const { inner, outer } of sockets) { inner.resetAndDestroy(); outer.resetAndDestroy(); }
    return sockets.length;
  };
  return {
    port,
    origin: `http://localhost:${port}`,
    // Cuts the WebSockets that are open, without a closing handshake; gives how many there were.
    cut,
    // Cuts them and takes no new connection until restore().
    close() { refusing = true; return cut(); },
    restore() { refusing = false; },
    async stop() {
      for (const { inner, outer } of pairs) { inner.destroy(); outer.destroy(); }
      await new Promise((resolve) => server.close(resolve));
    },
    // From now on nothing comes back, as in a dead network: what is sent still arrives. Ends with cut().
    hold_replies() { for (const { inner, outer } of pairs) { outer.unpipe(inner); outer.pause(); } },
    // Nothing goes through in either direction, and nothing ends.
    freeze() { for (const { inner, outer } of pairs) { inner.unpipe(outer); outer.unpipe(inner); inner.pause(); outer.pause(); } },
    // What was frozen goes on, and what came meanwhile goes through at once.
    thaw() { for (const { inner, outer } of pairs) { inner.pipe(outer); outer.pipe(inner); } },
  };
};
