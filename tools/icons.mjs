// Draws web/icons/*.png from web/icons/icon.svg with the system's Chromium; run after a change of that file.
// usage: node tools/icons.mjs
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = fileURLToPath(new URL('../web/icons/', import.meta.url));
const svg = readFileSync(`${folder}icon.svg`, 'utf8');
// Systems cut maskable and touch icons themselves: those have no corners, and the picture lies within the safe zone.
const square = svg.replace(' rx="19"', '').replace('translate(16 16) scale(1.3333)', 'translate(20 20)');
const icons = [['icon-180.png', 180, square], ['icon-192.png', 192, svg], ['icon-512.png', 512, svg], ['icon-maskable-512.png', 512, square]];

const browser = await chromium.launch({ executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const page = await browser.newPage();
for (const [name, side, source] of icons) {
  await page.setViewportSize({ width: side, height: side });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${source}`);
  await page.screenshot({ path: folder + name, omitBackground: true });
}
await browser.close();
