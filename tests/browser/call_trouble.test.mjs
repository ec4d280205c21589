// Calls in which something is missing: devices, permissions, the other side.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { call, until } from './support/actions.mjs';
import { crash, launch_browser, needs } from '../support/browsers/browsers.mjs';
import { capturing, gave_up_after, peers, pictures_arrive, sound_arrives, unplug } from './support/media.mjs';
import { on_servers } from './support/suite.mjs';

const browsers = {};
before(async () => {
  for (const kind of ['denied', 'without_camera', 'without_devices']) browsers[kind] = await launch_browser(kind);
});
after(() => Promise.all(Object.values(browsers).map((browser) => browser.close())));

const alert = (page, text) => page.getByRole('alert').filter({ hasText: text }).waitFor();
const connected = (...people) => Promise.all(people.map(({ page }) => call.connected(page)));

on_servers('calls in trouble', ({ pair, gate }) => {
  test('a denied microphone and camera are named, and the caller still sees and hears', async () => {
    const { alice, bob } = await pair({ browser: browsers.denied });
    await call.video(alice.page);
    await alert(alice.page, 'Your microphone is blocked.');
    await alert(alice.page, 'Your camera is blocked.');
    await call.rings(bob.page);
    await call.answer(bob.page);
    await connected(alice, bob);
    await Promise.all([sound_arrives(alice.page), pictures_arrive(alice.page)]);
    assert.deepEqual(await capturing(alice.page), []);
  });

  test('a missing camera does not cost the voice', async () => {
    const { alice, bob } = await pair({ browser: browsers.without_camera });
    await call.video(bob.page);
    await call.rings(alice.page);
    await call.answer(alice.page);
    await alert(alice.page, 'No camera was found.');
    await connected(alice, bob);
    await Promise.all([sound_arrives(alice.page), pictures_arrive(alice.page), sound_arrives(bob.page)]);
    assert.deepEqual(await capturing(alice.page), ['audio']);
  });

  test('a device without microphone and camera can answer', async () => {
    const { alice, bob } = await pair({ browser: browsers.without_devices });
    await call.voice(bob.page);
    await call.rings(alice.page);
    await call.answer(alice.page);
    await alert(alice.page, 'No microphone was found.');
    await connected(alice, bob);
    await sound_arrives(alice.page);
  });

  test('a camera that is unplugged is said, and the call goes on', needs('unplugging'), async () => {
    const { alice, bob } = await pair();
    await call.video(alice.page);
    await call.rings(bob.page);
    await call.answer(bob.page);
    await connected(alice, bob);
    await unplug(alice.page, 'video');
    await alert(alice.page, 'Your camera was disconnected.');
    await sound_arrives(bob.page);
    await call.connected(alice.page);
  });

  test('a closed page ends the call at once', async () => {
    const { alice, bob } = await pair();
    await call.voice(alice.page);
    await call.rings(bob.page);
    await call.answer(bob.page);
    await connected(alice, bob);
    await alice.page.close({ runBeforeUnload: true });
    await bob.page.getByText('Call ended', { exact: true }).first().waitFor({ timeout: 5_000 });
  });

  test('when the other side vanishes, the call ends 7 s after the browser notices, and says so', async () => {
    const way = await gate();
    const { alice, bob } = await pair({ origin: way.origin, expected: [/the page crashed/] });
    await call.video(alice.page);
    await call.rings(bob.page);
    await call.answer(bob.page);
    await connected(alice, bob);
    await pictures_arrive(bob.page);
    // As if the battery of Alice's device were taken out: nothing comes any more, by any path.
    way.freeze();
    await crash(alice.page);
    await bob.page.getByText('The connection to Alice was lost', { exact: true }).first().waitFor({ timeout: 60_000 });
    const [seconds] = await gave_up_after(bob.page);
    assert.ok(seconds > 6.9 && seconds < 10, `it took ${seconds} s`);
    await until('Bob lets go of the devices', async () => (await capturing(bob.page)).length === 0);
    assert.ok((await peers(bob.page)).every(({ connection }) => connection === 'closed'));
  });
});
