// The port for digests as the gallery's page offers it to scripts (gallery/page/digest_trial.hpp).
import { createHash } from 'node:crypto';

// Of protocol::crypto::ContentHash and shell::ports::DigestError.
export const sha256 = 0;
export const blake2b_512 = 2;
export const unavailable = 0;
export const broken = 1;

// Content of the tests: 0, 1, … 250, 0, …
export const counted = (size) => Buffer.alloc(size, Uint8Array.from({ length: 251 }, (_, i) => i));
export const digest_of = (algorithm, content) => createHash(algorithm).update(content).digest('hex');

export const open_gallery = async (page, url) => {
  await page.goto(`${url}gallery.html`);
  await page.locator('html.live').waitFor();
};

// Feeds `size` bytes of that content through the port, in pieces of `pieces` bytes, over and over, as there is room.
// `wanted`: numbers of protocol::crypto::ContentHash. Gives {digests, error, times_done, most_room, least_room, in_page}: hexadecimal
// digests or the number of a shell::ports::DigestError, how often it was told, what there was room for, and the milliseconds that adding
// took.
export const feed = (page, options) => page.evaluate(({ name, size, pieces, wanted }) => new Promise((resolve) => {
  const pattern = Uint8Array.from({ length: 251 + Math.max(...pieces) }, (_, i) => i % 251);
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  let [room, most_room, least_room, at, turn, ended, times_done, in_page] = [0, 0, Infinity, 0, 0, false, 0, 0];
  const pour = () => {
    for (; at < size; turn += 1) {
      const length = Math.min(pieces[turn % pieces.length], size - at);
      if (length > room) return;
      const begun = performance.now();
      window.digests.add({ name, bytes: pattern.subarray(at % 251, (at % 251) + length) });
      in_page += performance.now() - begun;
      at += length;
      room -= length;
      least_room = Math.min(least_room, room);
    }
    if (!ended) window.digests.end({ name });
    ended = true;
  };
  window.digests.begin({
    name,
    wanted,
    room(bytes) {
      room = bytes;
      most_room = Math.max(most_room, room);
      pour();
    },
    done(result) {
      times_done += 1;
      const told = Array.isArray(result) ? { digests: result.map(hex) } : { error: result };
      setTimeout(() => resolve({ ...told, most_room, least_room, times_done, in_page }), 50); // it would be told twice by then
    },
  });
}), { name: 'stream', pieces: [65_536], wanted: [0, 1, 2], ...options });
