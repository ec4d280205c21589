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
