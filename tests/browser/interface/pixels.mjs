// What is to be seen in a part of the screen, read from a screenshot.
import { PNG } from 'pngjs';

// Colours of the pixels of `page` within `clip` (CSS pixels), as {width, height, data: RGBA bytes}.
export const pixels = async (page, clip) => PNG.sync.read(await page.screenshot({ clip }));

// The columns that have ink: pixels that differ from the most frequent colour. [first, last], in device pixels.
export const ink = ({ width, height, data }) => {
  const counts = new Map();
  const color = (x, y) => (data[(y * width + x) * 4] << 16) | (data[(y * width + x) * 4 + 1] << 8) | data[(y * width + x) * 4 + 2];
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) counts.set(color(x, y), (counts.get(color(x, y)) ?? 0) + 1);
  const ground = [...counts].sort((a, b) => b[1] - a[1])[0][0];
  const far = (a, b) => Math.abs((a >> 16) - (b >> 16)) + Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) + Math.abs((a & 255) - (b & 255)) > 90;
  let [first, last, count, colorful] = [width, -1, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const pixel = color(x, y);
      if (!far(pixel, ground)) continue;
      first = Math.min(first, x);
      last = Math.max(last, x);
      count += 1;
      if (Math.max(pixel >> 16, (pixel >> 8) & 255, pixel & 255) - Math.min(pixel >> 16, (pixel >> 8) & 255, pixel & 255) > 120) colorful += 1;
    }
  }
  return { first, last, count, colorful };
};
