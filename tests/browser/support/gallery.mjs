// The scenes of gallery.html.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../../support/servers/server.mjs';

// As gallery/scenes.cpp lists them.
export const scene_names = async () => {
  const source = await readFile(path.join(repository, 'gallery/scenes.cpp'), 'utf8');
  return [...source.slice(source.indexOf('kScenes')).matchAll(/\{"([a-z0-9-]+)", "/g)].map((match) => match[1]);
};

// `parameters`: theme, lang, contrast, pointer, as the gallery's address takes them.
export const open_scene = async (page, origin, scene, parameters) => {
  await page.goto('about:blank');  // the next address may differ in its fragment alone
  await page.goto(`${origin}/gallery.html?${new URLSearchParams(parameters)}#/scene/${scene}`);
  await page.locator('html.live').waitFor();
  // A finger has to touch the field before it gets the keyboard; suggestions are for who writes.
  if (scene === 'composer-suggestions') {
    await page.locator('textarea').focus();
    await page.getByRole('listbox').waitFor();
  }
};
