// Chromium by its DevTools protocol.
import { chromium } from 'playwright-core';

const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'];
const loopback_media = ['--allow-loopback-in-peer-connection'];

const devices_flags = {
  granted: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  denied: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'],
  without_camera: ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream'],
  without_devices: ['--use-fake-ui-for-media-stream'],
};

export const launch_chromium = (devices) => chromium.launch({
  executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
  args: [...quiet, ...loopback_media, ...devices_flags[devices], ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});

export const allow_clipboard_in_chromium = (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']);

// What was allowed by default is denied then.
export const allow_notifications_in_chromium = (context) => context.grantPermissions(['notifications']);

export const fingers_in_chromium = async (page) => {
  const devtools = await page.context().newCDPSession(page);
  const send = (type, ...points) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  return {
    down: (...points) => send('touchStart', ...points),
    move: (...points) => send('touchMove', ...points),
    up: () => send('touchEnd'),
  };
};

export const screen_in_chromium = async (page) => {
  const devtools = await page.context().newCDPSession(page);
  return {
    set_density: (density) => devtools.send('Emulation.setDeviceMetricsOverride', { ...page.viewportSize(), deviceScaleFactor: density, mobile: false }),
    // Playwright scales its own pictures of a page to the density that the page began with.
    async picture(clip) {
      const { data } = await devtools.send('Page.captureScreenshot', { format: 'png', clip: { ...clip, scale: 1 } });
      return Buffer.from(data, 'base64');
    },
  };
};

export const crash_in_chromium = async (page) => {
  const devtools = await page.context().newCDPSession(page);
  devtools.send('Page.crash').catch(() => { /* nobody is left to answer */ });
  await page.waitForEvent('crash');
};
