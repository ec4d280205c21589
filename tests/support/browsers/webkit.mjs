// WebKitGTK's MiniBrowser by WebDriver (https://www.w3.org/TR/webdriver2/), as far as a smoke test needs it: Playwright drives only
// a WebKit of its own making.
import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { free_port, start_process } from '../servers/process.mjs';
import { open_display } from './display.mjs';

// Debian keeps it in a folder named by the machine's architecture.
const installed = () => readdirSync('/usr/lib').map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`).find(existsSync);
const executable = process.env.PARLEY_MINIBROWSER ?? installed();
const kElement = 'element-6066-11e4-a52e-4f735466cecf';  // what WebDriver calls a reference to an element

// Sends commands to the driver at `address`.
const commands_to = (address) => async (method, path, body) => {
  const response = await fetch(`${address}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error} ${value.message}`);
  return value;
};

// Repeats `attempt` until it gives something; `what` names it in the failure.
const eventually = async (what, attempt, timeout = 15_000) => {
  for (const end = Date.now() + timeout; Date.now() < end; await pause(50)) {
    const found = await attempt();
    if (found) return found;
  }
  throw new Error(`${what}: not within ${timeout} ms`);
};

// The page as people find their way in it. Names are those that the browser computes for assistive programs.
const face_of = (send, session) => {
  const command = (method, path, body) => send(method, `${session}${path}`, body);
  const of_element = (id, what) => command('GET', `/element/${id}/${what}`).catch(() => undefined);  // it may have gone
  const find = (role, name) => eventually(`${role} “${name}”`, async () => {
    const candidates = await command('POST', '/elements', { using: 'css selector', value: 'input, textarea, button, [role]' });
    for (const { [kElement]: id } of candidates) {
      if (await of_element(id, 'computedrole') === role && (await of_element(id, 'computedlabel'))?.startsWith(name)) return id;
    }
    return undefined;
  });
  const evaluate = (script, ...args) => command('POST', '/execute/sync', { script, args });
  return {
    evaluate,
    // Waits until the interface is drawn.
    async open(url) {
      await command('POST', '/url', { url });
      await eventually('the interface', () => evaluate('return document.documentElement.classList.contains("live")'));
    },
    async type(role, name, text) {
      await command('POST', `/element/${await find(role, name)}/value`, { text });
    },
    async press(role, name) {
      const origin = { [kElement]: await find(role, name) };
      const actions = [{ type: 'pointerMove', x: 0, y: 0, origin }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
      await command('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    reads: (text) => eventually(`“${text}”`, () => evaluate('return document.body.innerText.includes(arguments[0])', text)),
  };
};

// What is typed for the key Enter.
export const enter = '\uE007';

// Gives {evaluate(script), open(url), type(role, name, text), press(role, name), reads(text), close()}.
export const launch_webkit = async () => {
  const display = await open_display();
  const port = await free_port();
  const send = commands_to(`http://127.0.0.1:${port}`);
  // The driver itself prints nothing.
  const driver = await start_process('sh', ['-c', `echo started; exec WebKitWebDriver --port=${port}`], { ready: /started/, timeout: 20_000, env: { DISPLAY: display.name } });
  await eventually('WebKitWebDriver', () => send('GET', '/status').catch(() => undefined));
  const options = { binary: executable, args: ['--automation'] };
  const { sessionId } = await send('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } });
  const session = `/session/${sessionId}`;
  return {
    ...face_of(send, session),
    async close() {
      await send('DELETE', session);
      await driver.stop();
      await display.stop();
    },
  };
};
