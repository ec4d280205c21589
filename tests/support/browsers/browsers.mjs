// The browsers that the tests run in: one after the other, from the same files.
import { allow_clipboard_in_chromium, allow_notifications_in_chromium, crash_in_chromium, fingers_in_chromium, launch_chromium, screen_in_chromium } from './chromium.mjs';
import { crash_in_firefox, fingers_in_firefox, firefox_noise, launch_firefox, screen_in_firefox } from './firefox.mjs';

const kinds = {
  chromium: {
    launch: launch_chromium,
    noise: [],
    allow_clipboard: allow_clipboard_in_chromium,
    allow_notifications: allow_notifications_in_chromium,
    fingers: fingers_in_chromium,
    screen: screen_in_chromium,
    crash: crash_in_chromium,
  },
  firefox: {
    launch: launch_firefox,
    noise: firefox_noise,
    allow_clipboard() { /* every page may, by a preference */ },
    allow_notifications() { /* likewise */ },
    fingers: fingers_in_firefox,
    screen: screen_in_firefox,
    crash: crash_in_firefox,
  },
};

// The one of this run.
export const this_browser = process.env.PARLEY_BROWSER ?? 'chromium';

// What the browser offers as devices, and answers to the question for them: 'granted', 'denied', 'without_camera' or
// 'without_devices'. Both are made up.
export const launch_browser = (devices = 'granted', name = this_browser) => kinds[name].launch(devices);

// Lets scripts of the pages of `context` read the clipboard without a question.
export const allow_clipboard = (context) => kinds[this_browser].allow_clipboard(context);

// Lets the pages of `context` notify.
export const allow_notifications = (context) => kinds[this_browser].allow_notifications(context);

// Fingers on the touch screen of `page`, at points [x, y]: {down(...points), move(...points), up()}.
export const fingers_on = (page) => kinds[this_browser].fingers(page);

// The screen under `page`: {set_density(density), picture(clip)}.
export const screen_of = (page) => kinds[this_browser].screen(page);

// Ends the process of `page`, which cannot say goodbye.
export const crash = (page) => kinds[this_browser].crash(page);

// Patterns of what the driver itself makes the browser complain of.
export const driver_noise = kinds[this_browser].noise;

// What only Chromium can be asked for, mostly by its DevTools protocol, and why the others cannot.
const lacking = {
  input_method: 'WebDriver has no input method',
  zoom: 'fingers of WebDriver BiDi reach the page, not the compositor, which would zoom it',
  picture_clipboard: 'Firefox keeps no picture that a script puts on the clipboard of a virtual display',
  other_colors: 'WebDriver cannot force colours on a page that runs',
  freezing: 'WebDriver cannot freeze a page',
  crash_of_one_tab: 'Firefox has one process for all tabs of a site',
  unplugging: 'listeners of a track in Firefox hear of no event that a script made up',
};

// Options of a test that needs `what`, a name of the above.
export const needs = (what) => ({ skip: this_browser !== 'chromium' && `${this_browser}: ${lacking[what]}` });
