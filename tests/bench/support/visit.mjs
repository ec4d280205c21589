import { setTimeout as pause } from 'node:timers/promises';
import { accounts } from '../../support/servers/server.mjs';
import { launch } from './browser.mjs';
import { open_session } from './session.mjs';
import { serve_site } from './site.mjs';

// Asked from outside, since Parley's policy forbids the browser's driver to evaluate strings in the page later.
export const until = async (page, what, expression) => {
  const deadline = Date.now() + 1_800_000;
  for (;;) {
    const found = await page.evaluate(expression);
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${page.url()}: ${what} not within half an hour`);
    await pause(50);
  }
};

// An expression for the page: the newest text on the screen holds `mark`.
export const newest_holds = ({ texts }, mark) => `[...document.querySelectorAll('${texts}')].at(-1)?.textContent.includes('${mark}')`;

// A page of `application` that has signed in as Alice and shows the conversation with Bob, in a browser of its own; and a session
// of Bob. `prepare(page)` is called before the page is loaded. Gives {browser, page, bob, stop()}.
export const visit_conversation = async (application, websocket, prepare = () => {}) => {
  const site = await serve_site(application.mounts);
  const browser = await launch();
  let bob;
  const stop = async () => {
    bob?.close();
    await browser.close();
    site.stop();
  };
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await prepare(page);
    await page.goto(site.origin + application.page);
    await until(page, 'the sign-in', application.usable);
    await page.evaluate(`(${application.sign_in})(${JSON.stringify(accounts.alice.address)}, ${JSON.stringify(accounts.alice.password)})`);
    await page.locator(application.contact(accounts.bob.address, 'Bob')).first().click();
    bob = await open_session(websocket, accounts.bob);
    bob.send(`<message xmlns='jabber:client' type='chat' to='${accounts.alice.address}' id='first'><body>Here I am</body></message>`);
    await until(page, 'the first message', newest_holds(application, 'Here I am'));
    return { browser, page, bob, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
