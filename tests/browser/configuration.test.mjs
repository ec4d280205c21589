// What is wrong with config.json is said to whoever publishes the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, server } from './interface/stage.mjs';
import { until } from './support/actions.mjs';
import { open_person } from './support/browser.mjs';

const open_with = async (body) => {
  const person = await open_person(browser, 'about:blank', { routes: { '**/config.json': { body, contentType: 'application/json' } } });
  const lines = [];
  person.page.on('console', (message) => lines.push(message.text()));
  await person.page.goto(server.url);
  await person.page.locator('html.live').waitFor();
  return { ...person, lines };
};

const faulty = {
  'that breaks the syntax': { body: '{\n  "name": "Chat",\n  "guests" "x"\n}', says: /config\.json: .*JSON/i },
  'that is no object': { body: '["Chat"]', says: /config\.json: not an object/ },
  'with a misspelt key': { body: '{\n  "endpiont": "/ws"\n}', says: /config\.json: line 2: "endpiont" is no key/ },
  'with a value of another kind': { body: '{\n  "name": "Chat",\n  "accent": 7\n}', says: /config\.json: line 3: "accent" must be a text/ },
};

for (const [what, { body, says }] of Object.entries(faulty)) {
  test(`a configuration ${what} is told on the console and, on one's own machine, on the page`, async () => {
    const { page, lines, close } = await open_with(body);
    await until('the console says it', () => lines.some((line) => says.test(line)));
    const [, fault] = lines.find((line) => says.test(line)).match(/config\.json: (.*)/);
    await page.getByRole('alert').filter({ hasText: 'Something is wrong with config.json' }).filter({ hasText: fault }).waitFor();
    await close();
  });
}

test('what is right in a faulty configuration is used', async () => {
  const { page, close } = await open_with('{ "guests": "guest.localhost", "accent": 7 }');
  await page.getByRole('button', { name: 'Continue as guest' }).waitFor();
  await close();
});

test('a right configuration is not spoken of', async () => {
  const { page, lines, close } = await open_with('{ "guests": "guest.localhost" }');
  await page.getByRole('button', { name: 'Continue as guest' }).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  assert.deepEqual(lines.filter((line) => line.includes('config.json')), []);
  await close();
});
