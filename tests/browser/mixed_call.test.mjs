// A call between two kinds of browser.
import { test } from 'node:test';
import { call } from './support/actions.mjs';
import { pictures_arrive, sound_arrives } from './support/media.mjs';
import { on_servers } from './support/suite.mjs';

on_servers('a call between browsers', ({ pair, extra_browser }) => {
  for (const [from, to] of [['chromium', 'firefox'], ['firefox', 'chromium']]) {
    test(`from ${from} to ${to} carries sound and picture both ways until it is hung up`, async () => {
      const [caller, callee] = [await extra_browser('granted', from), await extra_browser('granted', to)];
      const { alice, bob } = await pair({ browser: caller }, { browser: callee });
      await call.video(alice.page);
      await call.rings(bob.page);
      await call.answer(bob.page);
      await Promise.all([alice, bob].flatMap(({ page }) => [call.connected(page), sound_arrives(page), pictures_arrive(page)]));
      await call.hang_up(bob.page);
      await Promise.all([alice, bob].map(({ page }) => page.getByText('Call ended', { exact: true }).first().waitFor()));
    });
  }
}, { kinds: ['prosody'] });
