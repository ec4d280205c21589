// Each person is a browser context of their own: other storage, other permissions.
import { driver_noise } from '../../support/browsers/browsers.mjs';
import { watch_media } from './media.mjs';

// What a page may never do, unless the test expects it: errors on the console, uncaught exceptions, violations of the
// Content-Security-Policy, a crash.
const watch_problems = async (context, page, expected) => {
  const problems = [];
  const note = (kind, text) => {
    if (![...driver_noise, ...expected].some((pattern) => pattern.test(text))) problems.push(`${kind}: ${text}`);
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
