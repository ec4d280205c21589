// Whether somebody looks at a page, and what it does so that they look.

// As the browser says it to a page whose tab is left, or seen again.
export const set_hidden = (page, hidden) => page.evaluate((value) => {
  Object.defineProperty(document, 'hidden', { value, configurable: true });
  Object.defineProperty(document, 'visibilityState', { value: value ? 'hidden' : 'visible', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}, hidden);

// Remembers every notification and every wake lock of the pages of `context` that load from now on; changes nothing of what they do.
export const watch_attention = (context) => context.addInitScript(() => {
  const notifications = [];
  const locks = [];
  window.Notification = class extends window.Notification {
    constructor(...given) { super(...given); notifications.push(this); }
  };
  const { wakeLock } = navigator;
  const request = wakeLock.request.bind(wakeLock);
  wakeLock.request = async (...given) => {
    const lock = await request(...given);
    locks.push(lock);
    return lock;
  };
  window.attention_for_test = {
    notified: () => notifications.map(({ title, body }) => ({ title, body })),
    click_last: () => notifications.at(-1).dispatchEvent(new Event('click')),
    take_locks: () => Promise.all(locks.map((lock) => lock.release())),
    locks: () => locks.filter(({ released }) => !released).length,
  };
});

export const notified = (page) => page.evaluate(() => window.attention_for_test.notified());
// What the system tells the page when somebody clicks there.
export const click_last_notification = (page) => page.evaluate(() => window.attention_for_test.click_last());
// What the browser does to the locks of a page that is hidden.
export const take_locks = (page) => page.evaluate(() => window.attention_for_test.take_locks());
export const wake_locks = (page) => page.evaluate(() => window.attention_for_test.locks());
