// A page whose parts come late, or not at all: the form hears the person, and what is wrong is said.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { browser, server } from './interface/stage.mjs';
import { sign_in_fields } from './support/actions.mjs';
import { open_person } from './support/browser.mjs';
import { failed_script, lost_network, unfocusable } from './support/noise.mjs';

const patient = { timeout: 30_000 };
const account = { address: 'alice@guest.localhost', password: 'wonderland' };
const late_by = 1500; // milliseconds

// The scripted server's page at a server of its own. `deliver(name, bytes, response)` may take over how a file is sent; it returns
// whether it did.
const slow_site = async (deliver) => {
  const websocket = `${server.url.replace('http:', 'ws:')}xmpp-websocket`;
  const site = http.createServer(async (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname;
    const found = await fetch(new URL(name, server.url));
    const bytes = name === '/config.json' ? Buffer.from(JSON.stringify({ endpoint: websocket })) : Buffer.from(await found.arrayBuffer());
    response.writeHead(found.status, { 'content-type': found.headers.get('content-type') ?? 'application/octet-stream' });
    if (!await deliver(name, bytes, response)) response.end(bytes);
  });
  await new Promise((listening) => site.listen(0, '127.0.0.1', listening));
  return {
    url: `http://localhost:${site.address().port}/`,
    stop: () => new Promise((stopped) => { site.close(stopped); site.closeAllConnections(); }),
  };
};

// `act(page)` begins when the first bytes are there, not when the page is whole; `prepare()` runs in the page before its scripts do.
const visit = async (deliver, act, expected = [], { prepare = () => {}, ...options } = {}) => {
  const site = await slow_site(deliver);
  const person = await open_person(browser, 'about:blank', { expected, ...options });
  try {
    await person.context.addInitScript(prepare);
    await person.page.goto(site.url, { waitUntil: 'commit' });
    await act(person.page);
  } finally {
    await person.close().finally(site.stop);
  }
};

// The server offers guests only: its refusal shows that the submit was heard.
const refused = (page) => page.getByRole('alert').filter({ hasText: 'no safe way to sign in' }).waitFor(patient);

const paints = (page) => page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);

// What is typed before the new document is there goes down with the old one, which is marked to be known; and what is typed before
// it is painted Chromium may throw away.
const load_by = async (page, control) => {
  await page.evaluate(() => { document.documentElement.dataset.old = ''; });
  await control.click(patient);
  await page.locator('html:not([data-old])').waitFor(patient);
  await paints(page);
};

const type_and_enter = async (page) => {
  const fields = sign_in_fields(page);
  await fields.address.fill(account.address, patient);
  await fields.password.fill(account.password);
  await fields.password.press('Enter');
};

const html_pauses_after = (mark, wait = () => pause(late_by)) => async (name, bytes, response) => {
  if (name !== '/') return false;
  const html = String(bytes);
  assert.ok(html.includes(mark), `the page has ${mark}`);
  const cut = html.indexOf(mark) + mark.length;
  response.write(html.slice(0, cut));
  await wait();
  response.end(html.slice(cut));
  return true;
};

for (const mark of ['<title>Parley</title>', '<body>', '<form id="signin"', '</h1>', '</form>', '<div id="probe"']) {
  test(`a document that pauses after ${mark} ends in a form that signs in`, () => visit(html_pauses_after(mark), async (page) => {
    await page.locator('html.live').waitFor(patient);
    await type_and_enter(page);
    await refused(page);
  }));
}

test('a sign-in that comes before the document is whole is performed', () => visit(html_pauses_after('</form>'), async (page) => {
  await type_and_enter(page);
  assert.equal(await page.locator('html.live').count(), 0, 'it was early');
  await refused(page);
  assert.equal(await sign_in_fields(page).address.inputValue(), account.address);
}, unfocusable));

// Calls nobody back until `window.release_frames()`, but hears what asks.
const hold_frames = () => {
  const held = [];
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => held.push(callback);
  window.holds_frames = () => held.length > 0;
  window.release_frames = () => {
    window.requestAnimationFrame = request;
    for (const callback of held.splice(0)) request(callback);
  };
};

test('a sign-in that comes between the application and its first frame is performed', () => visit(async () => false, async (page) => {
  await page.waitForFunction(() => window.holds_frames(), null, { polling: 50 });
  await type_and_enter(page);
  await page.evaluate(() => window.release_frames());
  await refused(page);
  assert.equal(await sign_in_fields(page).address.inputValue(), account.address);
}, [], { prepare: hold_frames }));

const failures = [...lost_network, ...failed_script, ...unfocusable, /parley/i, /app\./, /fetching the script/, /CompileError/, /Aborted/];

const file_of = {
  'the start script': /\/boot\./,
  'the language script': /\/language\./,
  'the style sheet': /\/app\./,
  'the script of the application': /\/parley\..*mjs$/,
  'the application': /\/parley\..*wasm$/,
  'the configuration': /\/config\.json$/,
};
const german = { locale: 'de-DE' };
const german_words = /\/locales\/de\./;

const late = (pattern) => async (name) => {
  if (pattern.test(name)) await pause(late_by);
  return false;
};

for (const [what, pattern] of Object.entries(file_of)) {
  test(`a sign-in is performed when ${what} is late`, () => visit(late(pattern), async (page) => {
    await type_and_enter(page);
    await refused(page);
  }));
}

const slowness = (page) => page.getByRole('alert').filter({ hasText: 'is taking long to load' });
const failure = (page) => page.getByRole('alert').filter({ hasText: 'could not be loaded' });

// Nothing more comes of what `pattern` names until `release` is called.
const stall = (pattern) => {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const deliver = async (name, bytes, response) => {
    if (!pattern.test(name)) return false;
    response.write(bytes.subarray(0, bytes.length / 2));
    await released;
    response.end(bytes.subarray(bytes.length / 2));
    return true;
  };
  return { deliver, release };
};

for (const what of ['the script of the application', 'the application', 'the style sheet']) {
  test(`${what} that stalls is said, a try is offered, and what comes after all is used`, async () => {
    const { deliver, release } = stall(file_of[what]);
    await visit(deliver, async (page) => {
      await type_and_enter(page);
      await slowness(page).waitFor(patient);
      assert.ok(await slowness(page).getByRole('button', { name: 'Retry' }).isVisible());
      release();
      await refused(page);
      assert.equal(await slowness(page).count(), 0);
    });
  });
}

test('a start script that stalls leaves no blank page, says so, and performs the sign-in when it comes', async () => {
  const { deliver, release } = stall(file_of['the start script']);
  await visit(deliver, async (page) => {
    await paints(page);
    const late_words = page.getByText('is taking long to load');
    assert.ok(await late_words.isHidden());
    await type_and_enter(page);
    await late_words.waitFor();
    assert.ok(await page.getByRole('link', { name: 'Reload' }).isVisible());
    release();
    await refused(page);
  }, unfocusable);
});

test('a start script that is not there is said, and Reload loads it anew', async () => {
  let broken = true;
  const lose = (name, bytes, response) => {
    if (broken && file_of['the start script'].test(name)) response.destroy();
    return broken && file_of['the start script'].test(name);
  };
  await visit(lose, async (page) => {
    await paints(page);
    await page.getByText('is taking long to load').waitFor(patient);
    broken = false;
    await load_by(page, page.getByRole('link', { name: 'Reload' }));
    await type_and_enter(page);
    await refused(page);
  }, failures);
});

test('a style sheet that stalls leaves no blank page', async () => {
  const { deliver } = stall(file_of['the style sheet']);
  await visit(deliver, paints);
});

test('a document that stalls after its form is said, and Retry loads it anew', async () => {
  let visits = 0;
  const stall_once = (name, bytes, response) => {
    if (name !== '/') return false;
    visits += 1;
    return html_pauses_after('</form>', () => (visits === 1 ? new Promise(() => {}) : undefined))(name, bytes, response);
  };
  await visit(stall_once, async (page) => {
    await load_by(page, slowness(page).getByRole('button', { name: 'Retry' }));
    await page.locator('html.live').waitFor(patient);
    await type_and_enter(page);
    await refused(page);
  });
});

const ways_to_fail = {
  'is not there': (bytes, response) => response.destroy(),
  'breaks off': (bytes, response) => response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy()),
};
const fail = (pattern, how) => {
  const trouble = { over: false };
  trouble.deliver = (name, bytes, response) => {
    if (trouble.over || !pattern.test(name)) return false;
    ways_to_fail[how](bytes, response);
    return true;
  };
  return trouble;
};

for (const how of Object.keys(ways_to_fail)) {
  for (const what of ['the style sheet', 'the script of the application', 'the application']) {
    test(`${what} that ${how} is said, and Retry loads it anew`, async () => {
      const trouble = fail(file_of[what], how);
      await visit(trouble.deliver, async (page) => {
        await failure(page).waitFor(patient);
        trouble.over = true;
        await load_by(page, failure(page).getByRole('button', { name: 'Retry' }));
        await type_and_enter(page);
        await refused(page);
      }, failures);
    });
  }

  test(`without a configuration that ${how} the page signs in as it can`, () => visit(fail(file_of['the configuration'], how).deliver, async (page) => {
    await type_and_enter(page);
    await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor(patient);
  }, failures));

  for (const [what, pattern] of [['the language script', file_of['the language script']], ['the catalogue of a language', german_words]]) {
    test(`the page speaks English when ${what} ${how}`, () => visit(fail(pattern, how).deliver, async (page) => {
      await page.locator('html.live').waitFor(patient);
      await type_and_enter(page);
      await refused(page);
    }, failures, german));
  }
}

test('a document that breaks off after its form is said, and Retry loads it anew', async () => {
  let break_off = null;
  const cut = (name, bytes, response) => {
    if (name !== '/' || break_off) return false;
    response.write(String(bytes).split('</form>')[0]);
    break_off = () => response.destroy();
    return true;
  };
  await visit(cut, async (page) => {
    await sign_in_fields(page).address.waitFor(patient);
    break_off();
    await load_by(page, page.getByRole('alert').getByRole('button', { name: 'Retry' }));
    await type_and_enter(page);
    await refused(page);
  }, failures);
});

for (const [what, pattern] of [['the language script', file_of['the language script']], ['the catalogue of a language', german_words]]) {
  test(`the page speaks English when ${what} stalls`, () => visit(stall(pattern).deliver, async (page) => {
    await page.locator('html.live').waitFor(patient);
    await type_and_enter(page);
    await refused(page);
  }, [], german));
}

test('nobody sees the form in English who reads German', () => visit(late(file_of['the language script']), async (page) => {
  await page.getByRole('textbox', { name: /Adresse|Address/ }).waitFor(patient);
  assert.equal(await page.locator('label[for=address]').textContent(), 'Adresse');
}, [], german));
