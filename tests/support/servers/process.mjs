// Child processes that never outlive the tests.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const running = new Set();

const end_group = (child, signal) => {
  try { process.kill(-child.pid, signal); } catch { /* it has ended already */ }
};
process.on('exit', () => { for (const child of running) end_group(child, 'SIGKILL'); });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const is_free = (port) => new Promise((resolve) => {
  const probe = createServer();
  probe.once('error', () => resolve(false));
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
});

// A TCP port on loopback that nothing listens on now; below those that systems give to connections (from 32768 on), one of which
// would take it while a server is started anew.
export const free_port = async () => {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await is_free(port)) return port;
  }
};

// Starts `command` in a process group of its own and waits until a line of its standard output matches `ready`.
// Gives {match, output(), stop(), kill()}; throws with all that it printed when it ends or `timeout` ms pass first.
export const start_process = async (command, args, { ready, timeout, env = {}, cwd }) => {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let printed = '';
  const ended = new Promise((resolve) => child.once('close', (code, signal) => { running.delete(child); resolve(code ?? signal); }));
  const stop = async () => {
    end_group(child, 'SIGTERM');
    const patience = setTimeout(() => end_group(child, 'SIGKILL'), 5000);
    await ended;
    clearTimeout(patience);
  };
  // All of it at once, as by a loss of power.
  const kill = async () => {
    end_group(child, 'SIGKILL');
    await ended;
  };
  const match = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${command} ${args.join(' ')}: ${why}\n${printed}`));
    const patience = setTimeout(() => stop().then(() => fail(`not ready after ${timeout} ms`)), timeout);
    const settle = (action, value) => { clearTimeout(patience); action(value); };
    child.once('error', (error) => settle(fail, error.message));
    ended.then((code) => settle(fail, `ended (${code}) before it was ready`));
    child.stderr.on('data', (data) => { printed += data; });
    child.stdout.on('data', (data) => {
      printed += data;
      const found = printed.match(ready);
      if (found) settle(resolve, found);
    });
  });
  return { match, stop, kill, output: () => printed };
};
