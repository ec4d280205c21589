// Two people call each other, with a camera and a microphone that the browser makes up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { call, message, send, until } from './support/actions.mjs';
import { capturing, pictures_arrive, peers, sound_arrives, totals } from './support/media.mjs';
import { on_servers } from './support/suite.mjs';

const says = (page, text) => page.getByText(text, { exact: true }).first().waitFor({ timeout: 15_000 });
const nothing_is_left = async (page) => {
  await until('the devices are let go of', async () => (await capturing(page)).length === 0);
  await until('the connection is closed', async () => (await peers(page)).every(({ connection }) => connection === 'closed'));
};

const answered_video_call = async ({ alice, bob }) => {
  await call.video(alice.page);
  await call.rings(bob.page);
  await says(alice.page, 'Ringing…');
  await call.answer(bob.page);
  await Promise.all([call.connected(alice.page), call.connected(bob.page)]);
};

on_servers('calls', ({ pair, person }) => {
  test('a video call carries sound and picture both ways until it is hung up', async () => {
    const { alice, bob } = await pair();
    await answered_video_call({ alice, bob });
    for (const { page } of [alice, bob]) {
      await Promise.all([sound_arrives(page), pictures_arrive(page)]);
      assert.deepEqual((await capturing(page)).sort(), ['audio', 'video']);
    }
    const first = await call.duration(alice.page).innerText();
    await until('the duration runs', async () => await call.duration(alice.page).innerText() !== first);
    await call.hang_up(alice.page);
    await Promise.all([says(alice.page, 'Call ended'), says(bob.page, 'Call ended')]);
    await Promise.all([nothing_is_left(alice.page), nothing_is_left(bob.page)]);
    // The call is a part of the conversation, which goes on.
    await alice.page.getByRole('log', { name: 'Messages' }).getByText(/^Call, \d+:\d\d$/).waitFor();
    await send(bob.page, 'good to see you');
    await message(alice.page, 'good to see you').waitFor();
  });

  test('a muted microphone sends silence, a camera that is off sends no picture', async () => {
    const { alice, bob } = await pair();
    await answered_video_call({ alice, bob });
    await Promise.all([sound_arrives(bob.page), pictures_arrive(bob.page)]);
    await call.mute(alice.page).click();
    await until('the button is pressed', async () => await call.mute(alice.page).getAttribute('aria-pressed') === 'true');
    await bob.page.getByText('Microphone off').first().waitFor();
    await until('nothing is heard for longer than between two beeps of the made-up microphone, and the path is kept', async () => {
      const before = await totals(bob.page);
      await pause(1500);
      const after = await totals(bob.page);
      return after.audio_energy - before.audio_energy < 1e-6 && after.audio_packets > before.audio_packets;
    });
    await call.mute(alice.page).click();
    await sound_arrives(bob.page);
    await call.camera_off(alice.page).click();
    await until('Bob no longer shows the picture', async () => await bob.page.getByRole('img', { name: 'Video of Alice' }).count() === 0);
    await call.camera_off(alice.page).click();
    await bob.page.getByRole('img', { name: 'Video of Alice' }).waitFor();
    await pictures_arrive(bob.page);
  });

  test('a voice call carries sound both ways and asks for no camera', async () => {
    const { alice, bob } = await pair();
    await call.voice(bob.page);
    await call.rings(alice.page);
    await call.answer(alice.page);
    await Promise.all([call.connected(alice.page), call.connected(bob.page)]);
    await Promise.all([sound_arrives(alice.page), sound_arrives(bob.page)]);
    assert.deepEqual(await capturing(alice.page), ['audio']);
    assert.deepEqual(await capturing(bob.page), ['audio']);
    await call.hang_up(bob.page);
    await Promise.all([nothing_is_left(alice.page), nothing_is_left(bob.page)]);
  });

  test('a call that is declined says so and ends on both sides', async () => {
    const { alice, bob } = await pair();
    await call.voice(alice.page);
    await call.rings(bob.page);
    await call.decline(bob.page);
    await says(alice.page, 'Bob declined the call');
    await Promise.all([nothing_is_left(alice.page), nothing_is_left(bob.page)]);
  });

  test('a caller who gives up stops the ringing, and the call counts as missed', async () => {
    const { alice, bob } = await pair();
    await call.voice(alice.page);
    await call.rings(bob.page);
    await call.hang_up(alice.page);
    await until('it rings no more', async () => await bob.page.getByRole('button', { name: 'Answer', exact: true }).count() === 0);
    await bob.page.getByText('Missed call').first().waitFor();
    await nothing_is_left(alice.page);
  });

  test('two devices ring, and the one that did not answer stops', async () => {
    const { alice, bob: desk } = await pair();
    const phone = await person('bob', { viewport: { width: 390, height: 844 } });
    await call.video(alice.page);
    await Promise.all([call.rings(desk.page), call.rings(phone.page)]);
    await call.answer(phone.page);
    await says(desk.page, 'Answered on another device');
    await Promise.all([call.connected(alice.page), call.connected(phone.page)]);
    await Promise.all([pictures_arrive(alice.page), pictures_arrive(phone.page)]);
    assert.deepEqual(await capturing(desk.page), []);
    await call.hang_up(phone.page);
    await Promise.all([nothing_is_left(alice.page), nothing_is_left(phone.page)]);
  });
});
