// Joins pictures of every scene of the gallery, and of every screen with real conversations and a real call, in one sheet:
// light, dark and high contrast; 390 and 1280 px; English and Arabic. Writes build/contact-sheet/index.html and sheet-*.png.
// usage: node tests/browser/contact_sheet.mjs [WORD]    only the scenes and screens whose names hold WORD
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch_browser } from '../support/browsers/browsers.mjs';
import { open_scene, scene_names } from './support/gallery.mjs';
import { screens, settle, show_screens } from './support/screens.mjs';
import { serve_site } from '../bench/support/site.mjs';
import { dist, repository } from '../support/servers/server.mjs';

const folder = path.join(repository, 'build/contact-sheet');
const word = process.argv[2] ?? '';
const themes = [
  { theme: 'light', colorScheme: 'light' },
  { theme: 'dark', colorScheme: 'dark' },
  { theme: 'contrast', colorScheme: 'light', contrast: 'more' },
];
const viewports = [{ width: 390, height: 844 }, { width: 1280, height: 800 }];
const languages = ['en', 'ar'];
const looks = themes.flatMap((theme) => viewports.map((viewport) => ({ ...theme, viewport, name: `${theme.theme}-${viewport.width}` })));

const shoot_scene = async (page, origin, scene, look, language, pictures) => {
  await open_scene(page, origin, scene, { theme: look.colorScheme, lang: language, ...(look.contrast && { contrast: 'high' }),
    ...(look.viewport.width < 500 && { pointer: 'coarse' }) });
  await settle(page);
  const file = `${scene}-${look.name}-${language}.png`;
  await page.screenshot({ path: path.join(folder, file) });
  pictures.push({ group: scene, file, look, language });
};

const shoot_gallery = async (browser, pictures) => {
  const site = await serve_site({ '/': dist });
  const scenes = (await scene_names()).filter((scene) => scene.includes(word));
  try {
    for (const look of looks) {
      const page = await browser.newPage({ ...look, reducedMotion: 'reduce' });
      for (const language of languages) {
        for (const scene of scenes) await shoot_scene(page, site.origin, scene, look, language, pictures);
      }
      await page.close();
    }
  } finally {
    site.stop();
  }
};

const shoot_screens = async (pictures) => show_screens(looks, async (page, screen, look) => {
  if (!screen.includes(word)) return;
  const file = `page-${screen}-${look.name}.png`;
  await page.screenshot({ path: path.join(folder, file) });
  pictures.push({ group: `Page: ${screen}`, file, look, language: 'en' });
});

const figure = ({ file, look, language }) => `<figure><img src="${file}" alt="" width="${look.viewport.width / 2}" height="${look.viewport.height / 2}">`
  + `<figcaption>${look.theme}, ${look.viewport.width} px, ${language}</figcaption></figure>`;

const sheet = (pictures) => {
  const groups = new Map();
  for (const picture of pictures) groups.set(picture.group, [...(groups.get(picture.group) ?? []), picture]);
  const sections = [...groups].map(([name, members]) => `<section><h2>${name}</h2>${members.map(figure).join('')}</section>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title><style>
body { margin: 24px; font: 14px system-ui, sans-serif; background: #888; color: #000; }
section { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; margin-bottom: 32px; }
h2 { width: 100%; margin: 0; } figure { margin: 0; }
</style>${sections.join('\n')}</html>`;
};

// One picture of each group, since a page of all would be taller than the browser draws in one piece.
const picture_sheets = async (browser) => {
  const page = await browser.newPage({ viewport: { width: 2600, height: 1000 } });
  await page.goto(pathToFileURL(path.join(folder, 'index.html')).href, { waitUntil: 'load' });
  for (const section of await page.locator('section').all()) {
    const name = (await section.locator('h2').innerText()).toLowerCase().replace(/[^a-z0-9]+/g, '-');
    await section.screenshot({ path: path.join(folder, `sheet-${name}.png`) });
  }
  await page.close();
};

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await launch_browser();
try {
  const pictures = [];
  await shoot_gallery(browser, pictures);
  if (screens.some((screen) => screen.includes(word))) await shoot_screens(pictures);
  await writeFile(path.join(folder, 'index.html'), sheet(pictures));
  await picture_sheets(browser);
  console.log(`${pictures.length} pictures: ${path.join(folder, 'index.html')}`);
} finally {
  await browser.close();
}
