// One Chromium for all tests of a file; each person is a browser context of their own: other storage, other permissions.
import { chromium } from 'playwright-core';
import { watch_media } from './media.mjs';

const executable = process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium';

const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'];
const loopback_media = ['--allow-loopback-in-peer-connection'];

// What the browser offers as devices and answers to the question for them.
export const media = {
  granted: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  denied: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'],
  without_camera: ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream'],
  without_devices: ['--use-fake-ui-for-media-stream'],
};

export const launch_browser = (devices = media.granted) => chromium.launch({
  executablePath: executable,
  args: [...quiet, ...loopback_media, ...devices, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});

// What a page may never do, unless the test expects it: errors on the console, uncaught exceptions, violations of the
// Content-Security-Policy, a crash.
const watch_problems = async (context, page, expected) => {
  const problems = [];
  const note = (kind, text) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(`${kind}: ${text}`);
  };
  await context.exposeFunction('report_violation_to_test', (text) => note('CSP violation', text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.report_violation_to_test(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  page.on('console', (message) => { if (message.type() === 'error') note('console', `${message.text()} (${message.location().url})`); });
  page.on('pageerror', (error) => note('exception', error.stack ?? error.message));
  page.on('crash', () => note('crash', 'the page crashed'));
  return problems;
};

// Opens `url` as a new person. `expected`: patterns of console messages that the test provokes; `routes`: answers by URL pattern that
// stand in for the server's.
// Gives {page, context, problems, expected, close()}; close() throws when there were problems.
export const open_person = async (browser, url, { viewport = { width: 1280, height: 800 }, colorScheme = 'light', expected = [], routes = {}, ...rest } = {}) => {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce',
    serviceWorkers: Object.keys(routes).length > 0 ? 'block' : 'allow', ...rest });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems = await watch_problems(context, page, expected);
  await watch_media(context);
  for (const [pattern, answer] of Object.entries(routes)) await context.route(pattern, (route) => route.fulfill(answer));
  await page.goto(url);
  return {
    context, page, problems, expected,
    async close() {
      await context.close();
      if (problems.length > 0) throw new Error(`The page had problems:\n${problems.join('\n')}`);
    },
  };
};
