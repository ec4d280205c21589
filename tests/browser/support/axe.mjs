// What axe-core knows of a page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Colours are drawn on the canvas, where axe cannot see them; the theme's own tests check the contrast of its tokens.
const rules = { 'color-contrast': { enabled: false } };

export const bring_axe = async (page) => {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(source);
};

// Fails with what axe-core finds; `screen` names what is shown.
export const check_with_axe = async (page, screen) => {
  await bring_axe(page);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), { rules, resultTypes: ['violations'] });
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}\n    ${html}`));
  assert.equal(found.length, 0, `${screen}:\n  ${found.join('\n  ')}`);
};
