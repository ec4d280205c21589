// What really flows in a call, asked of the RTCPeerConnections that the page makes.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

// Remembers every RTCPeerConnection and every captured track of the pages of `context`; changes nothing of what they do.
export const watch_media = (context) => context.addInitScript(() => {
  const made = [];
  const captured = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...args) {
      super(...args);
      made.push(this);
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') this.lost_at = undefined;
        else this.lost_at ??= performance.now();
      });
    }
    close() {
      this.closed_at ??= performance.now();
      super.close();
    }
  };
  const devices = navigator.mediaDevices;
  if (devices) {
    const native_capture = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const stream = await native_capture(constraints);
      captured.push(...stream.getTracks());
      return stream;
    };
  }
  window.media_for_test = {
    peers: () => made.map((peer) => ({ connection: peer.connectionState, signaling: peer.signalingState })),
    // Seconds from when the browser noticed that nothing comes any more to when the page gave up.
    gave_up_after: () => made.map(({ lost_at, closed_at }) => (closed_at - lost_at) / 1000),
    // Addresses of STUN and TURN that the browser took.
    relays: () => made.flatMap((peer) => peer.getConfiguration().iceServers.flatMap(({ urls }) => urls)),
    // What the browser does when a device goes away; no made-up device can be pulled.
    unplug(kind) {
      const track = captured.find((one) => one.kind === kind && one.readyState === 'live');
      track.stop();
      track.dispatchEvent(new Event('ended'));
    },
    capturing: () => captured.filter((track) => track.readyState === 'live').map((track) => track.kind),
    async totals() {
      const sum = { frames_decoded: 0, frames_sent: 0, audio_energy: 0, audio_packets: 0, audio_packets_sent: 0 };
      for (const peer of made) {
        if (peer.connectionState === 'closed') continue;
        for (const report of (await peer.getStats()).values()) {
          if (report.type === 'inbound-rtp' && report.kind === 'video') sum.frames_decoded += report.framesDecoded ?? 0;
          if (report.type === 'inbound-rtp' && report.kind === 'audio') {
            sum.audio_energy += report.totalAudioEnergy ?? 0;
            sum.audio_packets += report.packetsReceived ?? 0;
          }
          if (report.type === 'outbound-rtp' && report.kind === 'video') sum.frames_sent += report.framesSent ?? 0;
          if (report.type === 'outbound-rtp' && report.kind === 'audio') sum.audio_packets_sent += report.packetsSent ?? 0;
        }
      }
      return sum;
    },
  };
});

export const totals = (page) => page.evaluate(() => window.media_for_test.totals());
export const peers = (page) => page.evaluate(() => window.media_for_test.peers());
export const gave_up_after = (page) => page.evaluate(() => window.media_for_test.gave_up_after());
export const unplug = (page, kind) => page.evaluate((wanted) => window.media_for_test.unplug(wanted), kind);
// Kinds of devices that the page holds at this moment.
export const capturing = (page) => page.evaluate(() => window.media_for_test.capturing());

// Waits until `condition(before, now)` holds for the media totals of `page`; `what` names it in the failure.
export const media_until = async (page, what, condition, timeout = 15_000) => {
  const before = await totals(page);
  const end = Date.now() + timeout;
  for (;;) {
    const now = await totals(page);
    if (condition(before, now)) return now;
    if (Date.now() > end) assert.fail(`${what}, not within ${timeout} ms: ${JSON.stringify({ before, now, peers: await peers(page) })}`);
    await pause(200);
  }
};

export const sound_arrives = (page) => media_until(page, 'sound with energy arrives', (before, now) => now.audio_energy > before.audio_energy);
export const pictures_arrive = (page) => media_until(page, 'five more pictures are decoded', (before, now) => now.frames_decoded >= before.frames_decoded + 5);
