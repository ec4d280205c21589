// Walks by the keyboard: by Tab from the beginning of a page to its end, by arrow keys through a menu.
import assert from 'node:assert/strict';
import { until } from '../support/actions.mjs';
import { bring_axe } from '../support/axe.mjs';

const longest = 80;

// What has the focus, once that is drawn and has been scrolled to; null: nothing has.
const focused = (page) => page.evaluate(async () => {
  const frame = () => new Promise((drawn) => { requestAnimationFrame(drawn); });
  for (let i = 0; i < 3; i += 1) await frame();
  const element = document.activeElement;
  if (element === document.body) return null;
  window.axe.setup();
  const [role, name] = [window.axe.commons.aria.getRole(element), window.axe.commons.text.accessibleText(element).trim()];
  window.axe.teardown();
  const { x, y, width, height } = element.getBoundingClientRect();
  const all = [...document.querySelectorAll('a[href],button,input,textarea,select,[tabindex]')];
  const stops = all.filter((one) => one.tabIndex >= 0 && !one.disabled && !one.closest('[inert]') && one.checkVisibility({ visibilityProperty: true }));
  window.stop_numbers ??= new WeakMap();
  if (!window.stop_numbers.has(element)) window.stop_numbers.set(element, window.stop_count = (window.stop_count ?? 0) + 1);
  return {
    number: window.stop_numbers.get(element),
    role,
    name,
    box: { x, y, width, height },
    is_shown: element.checkVisibility({ visibilityProperty: true, opacityProperty: false }),
    is_last: element === stops.at(-1),
    suggests: element.hasAttribute('aria-activedescendant'),
  };
});

const check_stop = (stop, screen, { width, height }) => {
  const what = `${screen}: ${stop.role} “${stop.name}” at ${JSON.stringify(stop.box)}`;
  assert.ok(stop.role && !['generic', 'none', 'presentation'].includes(stop.role), `${what} has no role`);
  assert.ok(stop.name, `${what} has no name`);
  assert.ok(stop.is_shown && stop.box.width > 0 && stop.box.height > 0, `${what} is not seen`);
  const { box } = stop;
  assert.ok(box.x >= -1 && box.y >= -1 && box.x + box.width <= width + 1 && box.y + box.height <= height + 1, `${what} is outside of the page`);
};

// The part of the screen that shows whether `box` has the focus: a field's ring goes around what surrounds its text.
const around = ({ x, y, width, height }, viewport) => {
  const margin = 14;
  const [left, top] = [Math.max(0, Math.floor(x) - margin), Math.max(0, Math.floor(y) - margin)];
  return { x: left, y: top, width: Math.min(viewport.width, Math.ceil(x + width) + margin) - left, height: Math.min(viewport.height, Math.ceil(y + height) + margin) - top };
};


// As if the focus came from the browser's own controls.
const go_to_beginning = (page) => page.evaluate(() => {
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
});

// Checks every stop on the way. `looked_at`: stops whose focus was seen before, by role and name; they are not looked at again.
export const walk_by_tab = async (page, screen, looked_at = new Set()) => {
  await bring_axe(page);
  const viewport = page.viewportSize();
  const look = async (stop) => {
    const key = `${stop.role} ${stop.name}`;
    if (looked_at.has(key)) return undefined;
    looked_at.add(key);
    const clip = around(stop.box, viewport);
    return { stop, clip, picture: await page.screenshot({ clip }) };
  };
  await go_to_beginning(page);
  const passed = [];
  let seen;
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (seen) {
      const without = await page.screenshot({ clip: seen.clip });
      assert.ok(!without.equals(seen.picture), `${screen}: ${seen.stop.role} “${seen.stop.name}” looks the same with the focus`);
    }
    if (!stop) break;
    check_stop(stop, screen, viewport);
    // Open suggestions take Tab once, and close.
    if (passed.at(-1)?.suggests && passed.at(-1).number === stop.number) passed.pop();
    assert.ok(!passed.some(({ number }) => number === stop.number), `${screen}: Tab comes back to “${stop.name}” after ${passed.map(({ name }) => name)}`);
    passed.push(stop);
    assert.ok(passed.length < longest, `${screen}: Tab finds no end`);
    seen = await look(stop);
  }
  assert.ok(passed.length > 0, `${screen}: Tab finds nothing`);
  assert.ok(passed.at(-1).is_last, `${screen}: the focus is lost after “${passed.at(-1).name}”`);
  return passed;
};

// Checks every item of the open menu, whose first has the focus, on the way round; then Tab closes it and goes to `next`.
export const walk_menu = async (page, screen, next) => {
  await bring_axe(page);
  const items = page.getByRole('menuitem');
  await items.first().waitFor();
  const seen = [];
  for (let left = await items.count(); left > 0; left -= 1) {
    const stop = await focused(page);
    assert.equal(stop?.role, 'menuitem', `${screen}: ${stop?.name} is no item`);
    check_stop(stop, screen, page.viewportSize());
    assert.ok(!seen.includes(stop.number), `${screen}: “${stop.name}” comes twice`);
    seen.push(stop.number);
    await page.keyboard.press('ArrowDown');
  }
  assert.equal((await focused(page)).number, seen[0], `${screen}: the way does not lead round`);
  await page.keyboard.press('Tab');
  await items.first().waitFor({ state: 'detached' });
  await until(`${screen}: Tab goes on`, () => next.evaluate((element) => element === document.activeElement));
};
