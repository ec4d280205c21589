// The browsers that the tests run in: one after the other, from the same files.
import { launch_chromium } from './chromium.mjs';
import { launch_firefox } from './firefox.mjs';

const launchers = { chromium: launch_chromium, firefox: launch_firefox };

// The one of this run.
export const this_browser = process.env.PARLEY_BROWSER ?? 'chromium';

// What the browser offers as devices, and answers to the question for them: 'granted', 'denied', 'without_camera' or
// 'without_devices'. Both are made up.
export const launch_browser = (devices = 'granted', name = this_browser) => launchers[name](devices);

// Options for a test that only one browser can be asked for; `why` says what the others lack.
export const only_in = (name, why) => ({ skip: name !== this_browser && `${this_browser}: ${why}` });
