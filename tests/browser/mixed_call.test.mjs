// A call between two kinds of browser.
import { after, before, test } from 'node:test';
import { launch_browser } from '../support/browsers/browsers.mjs';
import { call } from './support/actions.mjs';
import { pictures_arrive, sound_arrives } from './support/media.mjs';
import { on_servers } from './support/suite.mjs';

const browsers = {};
before(async () => {
  for (const kind of ['chromium', 'firefox']) browsers[kind] = await launch_browser('granted', kind);
});
after(() => Promise.all(Object.values(browsers).map((browser) => browser.close())));

on_servers('a call between browsers', ({ pair }) => {
  for (const [from, to] of [['chromium', 'firefox'], ['firefox', 'chromium']]) {
    test(`from ${from} to ${to} carries sound and picture both ways until it is hung up`, async () => {
      const { alice, bob } = await pair({ browser: browsers[from] }, { browser: browsers[to] });
      await call.video(alice.page);
      await call.rings(bob.page);
      await call.answer(bob.page);
      await Promise.all([alice, bob].flatMap(({ page }) => [call.connected(page), sound_arrives(page), pictures_arrive(page)]));
      await call.hang_up(bob.page);
      await Promise.all([alice, bob].map(({ page }) => page.getByText('Call ended', { exact: true }).first().waitFor()));
    });
  }
});
