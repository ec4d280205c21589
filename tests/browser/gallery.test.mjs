// Every scene of the gallery: what axe-core finds, where Tab goes, whether all fits the page's width.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serve_site } from '../bench/support/site.mjs';
import { launch_browser, this_browser } from '../support/browsers/browsers.mjs';
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
// The markup is the same in every browser; how wide words are is not.
const whole = { skip: this_browser !== 'chromium' && 'shown in Chromium' };
if (whole.skip) for (const look of ['light', 'high contrast']) delete looks[look];
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

const settled_scene = async (page, name, parameters) => {
  await open_scene(page, site.origin, name, parameters);
  await page.locator('#mirror [data-n]').first().waitFor({ state: 'attached' });
  await settle(page);
};

// What reaches beyond the page's left or right edge.
const too_wide = (page) => page.evaluate(() => [...document.querySelectorAll('#mirror *, #signin *')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => ({ element, box: element.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
  .map(({ element, box }) => `${element.localName} “${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 60)}” ${box.left}–${box.right}`));

const open_page = async (viewport) => {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  return { page: await context.newPage(), close: () => context.close() };
};

describe('a scene of the gallery', { concurrency: 2 }, async () => {
  const names = await scene_names();
  // One page for each look goes through all scenes.
  for (const [look, { parameters, viewport }] of Object.entries(looks)) {
    describe(look, { concurrency: 1 }, () => {
      let opened;
      before(async () => { opened = await open_page(viewport); });
      after(() => opened?.close());
      for (const name of names) {
        test(`${name}, ${look}: axe-core finds nothing, and all fits the page’s width`, async () => {
          const { page } = opened;
          await settled_scene(page, name, parameters);
          await check_with_axe(page, name);
          assert.deepEqual(await too_wide(page), []);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
        });
      }
    });
  }

  test('call-several shows a picture for each camera, and none twice', async () => {
    const { page, close } = await open_page(desk);
    await settled_scene(page, 'call-several', {});
    await page.waitForFunction(() => {
      const shown = [...document.querySelectorAll('#videos video:not([hidden])')];
      return shown.length === 4 && shown.every((video) => video.videoWidth > 0);
    });
    const videos = await page.evaluate(() => [...document.querySelectorAll('#videos video:not([hidden])')].map((video) => {
      const { x, y, width, height } = video.getBoundingClientRect();
      return { stream: video.srcObject.id, place: [x, y, width, height].map(Math.round).join() };
    }));
    assert.equal(new Set(videos.map(({ stream }) => stream)).size, 4);
    assert.equal(new Set(videos.map(({ place }) => place)).size, 4);
    const pictures = await page.getByRole('img', { name: /^(Video of|Your camera)/ }).all();
    const places = await Promise.all(pictures.map(async (picture) => {
      const { x, y, width, height } = await picture.boundingBox();
      return [x, y, width, height].map(Math.round).join();
    }));
    assert.deepEqual(places.sort(), videos.map(({ place }) => place).sort());
    await close();
  });

  describe('by Tab', { concurrency: 1 }, () => {
    for (const name of names) {
      test(`${name} is walked through by Tab`, whole, async () => {
        const { page, close } = await open_page(desk);
        await settled_scene(page, name, {});
        await walk_by_tab(page, name, looked_at);
        await close();
      });
    }
  });
});
