// The system's own Firefox by WebDriver BiDi, with the face that Playwright gives to all browsers.
import { fileURLToPath } from 'node:url';
import { firefox } from 'playwright-core';
import { open_display } from './display.mjs';

const everywhere = {
  'toolkit.legacyUserProfileCustomizations.stylesheets': true,
  'dom.events.testing.asyncClipboard': true,
  'media.peerconnection.ice.loopback': true,
  'media.autoplay.default': 0,
  'media.cubeb.backend': 'null-sink',  // a machine without a sound card plays into nothing, at the right pace
  'webgl.force-enabled': true,
  'ui.prefersReducedMotion': 1,
  // A mouse, which hovers and is precise: a headless Firefox has none.
  'ui.primaryPointerCapabilities': 6,
  'ui.allPointerCapabilities': 6,
};
// A named device that does not exist takes the place of the made-up one.
const no_camera = { 'media.video_loopback_dev': 'none' };
const no_microphone = { 'media.audio_loopback_dev': 'none' };
const made_up = { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true };
const devices_preferences = {
  granted: made_up,
  denied: { 'media.navigator.streams.fake': true, 'permissions.default.camera': 2, 'permissions.default.microphone': 2 },
  without_camera: { ...made_up, ...no_camera },
  without_devices: { ...made_up, ...no_camera, ...no_microphone },
};
const color_schemes = { dark: 0, light: 1 };

// Playwright's own doing: before a screenshot it adds an empty style sheet, which the page's policy does not allow.
export const firefox_noise = [/^style-src-elem inline .*eval:\d+$/, /^Content-Security-Policy: .*style-src-elem.*sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT\+SmwNZWA=/];

const start = (devices, scheme, display) => firefox.launch({
  channel: 'moz-firefox',
  executablePath: fileURLToPath(new URL('firefox.sh', import.meta.url)),
  env: { ...process.env, DISPLAY: display.name },
  firefoxUserPrefs: { ...everywhere, ...devices_preferences[devices], 'layout.css.prefers-color-scheme.content-override': color_schemes[scheme] },
});

// Each context has a Firefox of its own while it is open, for two reasons: only one window of a Firefox has the keyboard's focus,
// and no colour scheme can be emulated for one page (Firefox 153 has no emulation.setMediaFeaturesOverride of WebDriver BiDi).
export const launch_firefox = async (devices) => {
  const display = await open_display();
  const seats = [];  // {scheme, taken, browser}
  const take_seat = (scheme) => {
    let seat = seats.find((one) => one.scheme === scheme && !one.taken);
    if (!seat) seats.push(seat = { scheme, browser: start(devices, scheme, display) });
    seat.taken = true;
    return seat;
  };
  return {
    async newContext({ colorScheme = 'light', ...options } = {}) {
      const seat = take_seat(colorScheme);
      const context = await (await seat.browser).newContext(options);
      context.on('close', () => { seat.taken = false; });
      return context;
    },
    async close() {
      await Promise.all(seats.map(async ({ browser }) => (await browser).close()));
      await display.stop();
    },
  };
};
