// Whether a text is drawn where the selectable one lies, in pixels.
import assert from 'node:assert/strict';
import { ink, pixels } from './pixels.mjs';

export const scripts = {
  Latin: 'The quick brown fox',
  Arabic: 'مرحبا بالعالم 123',
  Hebrew: 'שלום hello עולם',
  Hindi: 'नमस्ते दुनिया',
  Chinese: '你好，世界',
  Japanese: 'こんにちは、世界',
  Thai: 'สวัสดีชาวโลก',
  marks: 'Ze\u0301ro\u0308 a\u0331\u0302 n\u0303o',
  styling: 'This is *really* what _we_ meant by `code` then',
  quotation: '> Quoted *twice* over',
  emoji: '👨‍👩‍👧‍👦 🇩🇪 ❤️',
};

const highlight = (page) => page.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('#canvas{visibility:hidden} #mirror .run{color:#000!important}');
  document.adoptedStyleSheets = [sheet];
});

const unhighlight = (page) => page.evaluate(() => { document.adoptedStyleSheets = []; });

// `run`: locator of the selectable text; the page is at rest.
export const check_alignment = async (page, run, script, density) => {
  // The text alone, without the blank that the box keeps for rounding.
  const place = await run.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element.firstElementChild);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  });
  const clip = { x: Math.floor(place.x) - 4, y: Math.floor(place.y), width: Math.ceil(place.width) + 8, height: Math.ceil(place.height) };
  const drawn = ink(await pixels(page, clip));
  await highlight(page);
  const laid_out = ink(await pixels(page, clip));
  await unhighlight(page);
  assert.ok(drawn.count > 30, `${script}: ${JSON.stringify(drawn)}`);
  // One device pixel of smoothing, and half a CSS pixel of place.
  const tolerance = 1 + density / 2;
  assert.ok(Math.abs(drawn.first - laid_out.first) <= tolerance && Math.abs(drawn.last - laid_out.last) <= tolerance,
    `${script}: drawn ${JSON.stringify(drawn)}, laid out ${JSON.stringify(laid_out)}`);
  if (script === 'emoji') assert.ok(drawn.colorful > 20, `colours: ${JSON.stringify(drawn)}`);
};
