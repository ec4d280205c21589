// The system's own Firefox by WebDriver BiDi, with the face that Playwright gives to all browsers.
import { firefox } from 'playwright-core';
import { open_display } from './display.mjs';

const everywhere = {
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

// Firefox 153 cannot emulate a colour scheme for one page (emulation.setMediaFeaturesOverride of WebDriver BiDi), so each has a
// browser of its own, started when the first context asks for it.
export const launch_firefox = async (devices) => {
  const display = await open_display();
  const browsers = {};
  const start = (scheme) => firefox.launch({
    channel: 'moz-firefox',
    executablePath: process.env.PARLEY_FIREFOX ?? '/usr/bin/firefox-esr',
    env: { ...process.env, DISPLAY: display.name },
    firefoxUserPrefs: { ...everywhere, ...devices_preferences[devices], 'layout.css.prefers-color-scheme.content-override': color_schemes[scheme] },
  });
  const in_scheme = (scheme) => { browsers[scheme] ??= start(scheme); return browsers[scheme]; };
  await in_scheme('light');
  return {
    async newContext({ colorScheme = 'light', ...options } = {}) {
      return (await in_scheme(colorScheme)).newContext(options);
    },
    async close() {
      await Promise.all(Object.values(browsers).map(async (browser) => (await browser).close()));
      await display.stop();
    },
  };
};
