// Draws web/icons/icon-180.png from web/icons/icon.svg with the system's Chromium; run after a change of that file.
// usage: node tools/icons.mjs
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = fileURLToPath(new URL('../web/icons/', import.meta.url));
const svg = readFileSync(`${folder}icon.svg`, 'utf8');
// Systems cut touch icons themselves: no corners, and the picture within the safe zone.
const square = svg.replace(' rx="19"', '').replace('translate(16 16) scale(1.3333)', 'translate(20 20)');
const side = 180;

const browser = await chromium.launch({ executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const page = await browser.newPage({ viewport: { width: side, height: side } });
await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${square}`);
await page.screenshot({ path: `${folder}icon-180.png` });
await browser.close();
