// One person in two tabs and a contact talk while the network is cut again and again, tabs are loaded anew and change over, and the
// server dies twice. Whatever happens, each message is there once, in the order in which it was sent.
// PARLEY_CHAOS=messages=40,cuts=6,reloads=1,moves=1,deaths=1,tabs=2,seed=7 makes it smaller; a seed repeats a run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { accounts } from '../support/servers/server.mjs';
import { composer, conversations, entries, open_conversation, read_back, send, sign_in_fields, submit_sign_in, until } from './support/actions.mjs';
import { open_contact } from './support/contact.mjs';
import { cut_socket, lost_network } from './support/noise.mjs';
import { on_servers } from './support/suite.mjs';

const wanted = {
  messages: 300, cuts: 50, reloads: 4, moves: 4, deaths: 2, tabs: 2, seed: Math.floor(Math.random() * 1e9),
  ...Object.fromEntries((process.env.PARLEY_CHAOS ?? '').split(',').filter(Boolean).map((pair) => pair.split('=')).map(([name, value]) => [name, Number(value)])),
};

// mulberry32: numbers in [0, 1) that a seed repeats.
const random_from = (seed) => () => {
  seed = (seed + 0x6D2B79F5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

// `count` of the numbers below `limit`, each once.
const choose = (random, count, limit) => {
  const all = Array.from({ length: limit }, (_, i) => i);
  for (let i = 0; i < count; i += 1) {
    const other = i + Math.floor(random() * (limit - i));
    [all[i], all[other]] = [all[other], all[i]];
  }
  return new Set(all.slice(0, count));
};

const numbered = (who) => Array.from({ length: wanted.messages }, (_, i) => `${who} ${String(i).padStart(3, '0')}`);
const of = (who, texts) => texts.filter((text) => text.startsWith(who));
// What of `everything` is missing in `texts`, as runs: 'page 005 … page 079'.
const missing = (everything, texts) => {
  const [runs, kept] = [[], new Set(texts)];
  for (const [i, text] of everything.entries()) {
    if (kept.has(text)) continue;
    if (i > 0 && !kept.has(everything[i - 1])) runs.at(-1)[1] = text;
    else runs.push([text]);
  }
  return runs.map((run) => run.join(' … '));
};
const here = (page) => page.getByRole('button', { name: 'Use Parley here' });

// The network is back, as the browser tells its pages: they try again at once.
const network_returns = (page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

// Makes `page` the tab that has the account, however it stands, with the contact's conversation open.
const take_over = async (page) => {
  await page.bringToFront();  // browsers draw nothing in a tab that is not looked at
  await page.locator('html.live').waitFor();
  await until('the tab has the account', async () => {
    if (await composer(page).isVisible()) return true;
    const contact = conversations(page).getByRole('button', { name: 'Bob' });
    if (await here(page).isVisible()) await here(page).click({ timeout: 1000 }).catch(() => { /* it has just come here by itself */ });
    else if (await contact.isVisible()) await open_conversation(page, 'Bob');
    else if (await sign_in_fields(page).submit.isEnabled({ timeout: 500 }).catch(() => false)) await submit_sign_in(page, accounts.alice);
    await pause(200);
    return composer(page).isVisible();
  }, 60_000);
};

on_servers('chaos', ({ server, gate, open }) => {
  test(`${wanted.messages} messages each way, ${wanted.cuts} cuts: none lost, none doubled, in order`, { timeout: 300_000 }, async (t) => {
    t.diagnostic(`PARLEY_CHAOS=${Object.entries(wanted).map((pair) => pair.join('=')).join(',')}`);
    const way = await gate();
    const { page, context } = await open({ origin: way.origin, viewport: { width: 720, height: 400 }, expected: [...cut_socket, ...lost_network] });
    const tabs = [page];
    await take_over(page);
    while (tabs.length < wanted.tabs) {
      tabs.push(await context.newPage());
      await tabs.at(-1).goto(way.origin);
    }
    const contact = await open_contact(server().websocket, accounts.bob, accounts.alice.address);
    t.after(() => contact.close());

    const [from_page, from_contact] = [numbered('page'), numbered('contact')];
    let owner = 0;
    let said = 0;  // by the page
    let upset = Promise.resolve();  // what has to end before the next upset begins
    const in_turn = (work) => { upset = upset.then(work); return upset; };
    const cut = async (after) => {
      await pause(after);
      await until('there is a connection to cut', async () => {
        if (way.cut() > 0) return true;
        await network_returns(tabs[owner]);
        return false;
      }, 60_000);
    };

    const page_talks = async () => {
      const random = random_from(wanted.seed);
      const [cuts, reloads, moves] = ['cuts', 'reloads', 'moves'].map((what) => choose(random, wanted[what], wanted.messages));
      for (const [i, text] of from_page.entries()) {
        if (cuts.has(i)) in_turn(() => cut(random() * 300));
        if (tabs.length > 1 && moves.has(i)) await in_turn(() => take_over(tabs[owner = (owner + 1) % tabs.length]));
        if (reloads.has(i)) await in_turn(async () => { await tabs[owner].reload(); await take_over(tabs[owner]); });
        await send(tabs[owner], text).catch(async (error) => {
          for (const tab of tabs) t.diagnostic(await tab.locator('body').ariaSnapshot());
          throw error;
        });
        said = i + 1;
      }
    };
    const contact_talks = async () => {
      const random = random_from(wanted.seed + 1);
      const deaths = choose(random, wanted.deaths, wanted.messages);
      for (const [i, text] of from_contact.entries()) {
        await until('the page has said as much', () => said >= i, 60_000);
        if (deaths.has(i)) await in_turn(async () => { await server().crash(); await contact.reconnect(); });
        await contact.say(text, `c-${wanted.seed}-${i}`);
      }
    };
    await Promise.all([page_talks(), contact_talks()]);
    await upset;
    await network_returns(tabs[owner]);

    const own = await open_contact(server().websocket, accounts.alice, accounts.bob.address);
    t.after(() => own.close());
    await until('the server has all that the page said', async () => new Set(of('page', await own.archive())).size === wanted.messages, 90_000)
      .catch(() => { /* what is missing is told below */ });
    const [page_archive, contact_archive] = [await own.archive(), await contact.archive()];
    for (const [whose, archive] of [['page', page_archive], ['contact', contact_archive]])
      t.diagnostic(`not in the archive of the ${whose}: ${JSON.stringify([...missing(from_page, archive), ...missing(from_contact, archive)])}`);
    if (missing(from_page, page_archive).length > 0) t.diagnostic(`on the screen: ${JSON.stringify(await entries(tabs[owner]).allInnerTexts())}`);
    assert.deepEqual(of('page', page_archive), from_page, 'what the page said, in its own archive');
    assert.deepEqual(of('contact', contact_archive), from_contact, 'what the contact said, in its own archive');
    // A server that is killed may lose what it has confirmed to one side and not yet put into the other's archive.
    for (const [said_by, everything, arrived] of [['page', from_page, of('page', contact_archive)], ['contact', from_contact, of('contact', page_archive)]]) {
      assert.deepEqual(arrived, everything.filter((text) => arrived.includes(text)), `what the ${said_by} said, in the other archive`);
      const lost = everything.length - arrived.length;
      if (lost > 0) t.diagnostic(`the server lost ${lost} of the ${said_by}’s messages when it died`);
      assert.ok(lost <= 5 * wanted.deaths, `the server itself lost ${lost} of the ${said_by}’s messages`);
    }
    await tabs[owner].setViewportSize({ width: 720, height: 3000 });
    const log = tabs[owner].getByRole('log', { name: 'Messages' });
    await log.focus();
    await tabs[owner].keyboard.press('End');
    await log.getByText(page_archive.at(-1)).first().waitFor({ timeout: 60_000 });
    const shown = await read_back(tabs[owner], /(page|contact) \d{3}/, page_archive[0], wanted.messages);
    assert.deepEqual(of('contact', shown), of('contact', page_archive), 'what the contact said, on the screen');
    assert.deepEqual(of('page', shown), from_page, 'what the page said, on the screen');
  });
});
