// The system's own Firefox by WebDriver BiDi, with the face that Playwright gives to all browsers.
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { firefox } from 'playwright-core';
import { open_display } from './display.mjs';

const everywhere = {
  'toolkit.legacyUserProfileCustomizations.stylesheets': true,
  'dom.events.testing.asyncClipboard': true,
  'permissions.default.desktop-notification': 1,
  'media.peerconnection.ice.loopback': true,
  'media.autoplay.default': 0,
  'media.cubeb.backend': 'null-sink',  // a machine without a sound card plays into nothing, at the right pace
  'webgl.force-enabled': true,
  'ui.prefersReducedMotion': 1,
};
// A headless Firefox has neither. A mouse hovers and is precise.
const mouse = { 'ui.primaryPointerCapabilities': 6, 'ui.allPointerCapabilities': 6 };
const touch_screen = { 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1, 'dom.w3c_touch_events.enabled': 1 };
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
const look_preferences = ({ colorScheme = 'light', forcedColors = 'none', hasTouch = false }) => ({
  'layout.css.prefers-color-scheme.content-override': color_schemes[colorScheme],
  'browser.display.document_color_use': forcedColors === 'active' ? 2 : 0,
  ...(hasTouch ? touch_screen : mouse),
});

// Playwright's own doing: before a screenshot it adds an empty style sheet, which the page's policy does not allow.
export const firefox_noise = [/^style-src-elem inline .*(eval|gallery\.html):\d+$/, /^Content-Security-Policy: .*style-src-elem.*sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT\+SmwNZWA=/];

const start = async (devices, look, display, ended) => {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: fileURLToPath(new URL('firefox.sh', import.meta.url)),
    env: { ...process.env, DISPLAY: display.name },
    firefoxUserPrefs: { ...everywhere, ...devices_preferences[devices], ...look },
  });
  browser.on('disconnected', ended);
  return browser;
};

// Each context has a Firefox of its own while it is open, for two reasons: only one window of a Firefox has the keyboard's focus,
// and colours and fingers cannot be emulated for one page (Firefox 153 has neither emulation.setMediaFeaturesOverride nor
// emulation.setTouchOverride of WebDriver BiDi).
export const launch_firefox = async (devices) => {
  const display = await open_display();
  const seats = [];  // {look, taken, browser}
  const take_seat = (options) => {
    const look = look_preferences(options);
    let seat = seats.find((one) => !one.taken && isDeepStrictEqual(one.look, look));
    if (!seat) {
      const ended = () => seats.splice(seats.indexOf(seat), 1);
      seats.push(seat = { look, browser: start(devices, look, display, ended) });
    }
    seat.taken = true;
    return seat;
  };
  return {
    async newContext(options = {}) {
      const seat = take_seat(options);
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

// Commands of WebDriver BiDi that Playwright has no face for, in its own session: Firefox has one session at a time.
const session_of = (page) => page._connection.toImpl(page).delegate._session;
const bidi = (page, command, parameters) => session_of(page).send(command, { context: session_of(page).sessionId, ...parameters });

export const fingers_in_firefox = (page) => {
  let fingers = 0;
  const act = (actions) => bidi(page, 'input.performActions', {
    actions: actions.map((some, id) => ({ type: 'pointer', id: `finger ${id}`, parameters: { pointerType: 'touch' }, actions: some })),
  });
  const move = ([x, y]) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y) });
  return {
    down(...points) {
      fingers = points.length;
      return act(points.map((point) => [move(point), { type: 'pointerDown', button: 0 }]));
    },
    move: (...points) => act(points.map((point) => [move(point)])),
    up: () => act(Array(fingers).fill([{ type: 'pointerUp', button: 0 }])),
  };
};

export const screen_in_firefox = (page) => ({
  set_density: (density) => bidi(page, 'browsingContext.setViewport', { devicePixelRatio: density }),
  picture: (clip) => page.screenshot({ clip }),
});

// The page has a Firefox of its own.
export const crash_in_firefox = async (page) => {
  const browser = page.context().browser();
  const gone = new Promise((told) => { browser.on('disconnected', told); });
  browser._connection.toImpl(browser).options.browserProcess.kill();
  await gone;
};
