// Takes pictures of the screens with real conversations and a real call, in light and dark, at 1280 and 390 px, into
// build/screenshots/; with --readme also docs/chat.png for the README.
// usage: node tests/browser/screenshots.mjs [--readme]
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { show_screens } from './support/screens.mjs';
import { repository } from '../support/servers/server.mjs';

const folder = path.join(repository, 'build/screenshots');
const looks = [
  { name: 'light-1280', colorScheme: 'light', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 },
  { name: 'dark-1280', colorScheme: 'dark', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 },
  { name: 'light-390', colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  { name: 'dark-390', colorScheme: 'dark', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
];

await mkdir(folder, { recursive: true });
await show_screens(looks, (page, screen, look) => page.screenshot({ path: path.join(folder, `${screen}-${look.name}.png`) }));
if (process.argv.includes('--readme')) {
  await mkdir(path.join(repository, 'docs'), { recursive: true });
  await copyFile(path.join(folder, 'chat-light-1280.png'), path.join(repository, 'docs/chat.png'));
}
console.log(`pictures: ${folder}`);
