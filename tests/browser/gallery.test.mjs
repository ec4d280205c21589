// Every scene of the gallery: what axe-core finds, where Tab goes, whether all fits the page's width.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serve_site } from '../bench/support/site.mjs';
import { launch_browser } from '../support/browsers/browsers.mjs';
import { dist } from '../support/servers/server.mjs';
import { walk_by_tab } from './interface/tab_walk.mjs';
import { check_with_axe } from './support/axe.mjs';
import { open_scene, scene_names } from './support/gallery.mjs';

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const looks = {
  light: { parameters: { theme: 'light' }, viewport: desk },
  'dark on a phone': { parameters: { theme: 'dark', pointer: 'coarse' }, viewport: phone },
  'high contrast': { parameters: { contrast: 'high' }, viewport: desk },
  Arabic: { parameters: { lang: 'ar' }, viewport: desk },
};
const looked_at = new Set();

let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve_site({ '/': dist }), launch_browser()]); });
after(async () => {
  await browser?.close();
  site?.stop();
});

const settle = (page) => page.evaluate(async () => {
  for (let i = 0; i < 6; i += 1) await new Promise((drawn) => { requestAnimationFrame(drawn); });
});

const scene = async (name, parameters, viewport) => {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await open_scene(page, site.origin, name, parameters);
  await page.locator('#mirror [data-n]').first().waitFor({ state: 'attached' });
  await settle(page);
  return { page, close: () => context.close() };
};

// What reaches beyond the page's left or right edge.
const too_wide = (page) => page.evaluate(() => [...document.querySelectorAll('#mirror *, #signin *')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => ({ element, box: element.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
  .map(({ element, box }) => `${element.localName} “${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 60)}” ${box.left}–${box.right}`));

describe('a scene of the gallery', { concurrency: 2 }, async () => {
  for (const name of await scene_names()) {
    for (const [look, { parameters, viewport }] of Object.entries(looks)) {
      test(`${name}, ${look}: axe-core finds nothing, and all fits the page’s width`, async () => {
        const { page, close } = await scene(name, parameters, viewport);
        await check_with_axe(page, name);
        assert.deepEqual(await too_wide(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
        await close();
      });
    }

    test(`${name} is walked through by Tab`, async () => {
      const { page, close } = await scene(name, {}, desk);
      await walk_by_tab(page, name, looked_at);
      await close();
    });
  }
});
