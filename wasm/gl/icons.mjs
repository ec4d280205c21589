// Writes a C++ source with the outlines of the icons that ui/theme/icons.hpp names, as SVG path data in a square of 24.
// Usage: node icons.mjs ICONS_HPP FOLDER_OF_SVGS OUTPUT_CPP
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [header, folder, output] = process.argv.slice(2);

// The shapes that Lucide uses, as path data: one Path2D an icon is all that the page needs then.
const shapes = {
  path: (a) => absolute(a.d),
  line: (a) => `M${a.x1} ${a.y1}L${a.x2} ${a.y2}`,
  polyline: (a) => `M${a.points}`,
  polygon: (a) => `M${a.points}z`,
  circle: (a) => ellipse(a.cx, a.cy, a.r, a.r),
  ellipse: (a) => ellipse(a.cx, a.cy, a.rx, a.ry),
  rect: ({ x = 0, y = 0, width, height, rx = 0, ry = rx }) => {
    const arc = (dx, dy) => (Number(rx) ? `a${rx} ${ry} 0 0 1 ${dx} ${dy}` : '');
    const [w, h] = [width - 2 * rx, height - 2 * ry];
    return `M${Number(x) + Number(rx)} ${y}h${w}${arc(rx, ry)}v${h}${arc(-rx, ry)}h${-w}${arc(-rx, -ry)}v${-h}${arc(rx, -ry)}z`;
  },
};

// A leading relative "m" counts from the origin; behind another outline it would count from that one's end.
function absolute(d) {
  const [, x, y, rest] = d.match(/^[mM]\s*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)\s*,?(.*)$/s);
  const implicit = /^[-.\d]/.test(rest) ? (d[0] === 'm' ? 'l' : 'L') : '';
  return `M${x} ${y}${implicit}${rest}`;
}

function ellipse(cx, cy, rx, ry) {
  return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}

function outline(name) {
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return [...body.matchAll(/<(\w+)\s+([^>]*?)\/?>/g)].map(([, tag, text]) => {
    if (!shapes[tag]) throw new Error(`${name}.svg: no rule for <${tag}>`);
    return shapes[tag](Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])));
  }).join('');
}

const table = readFileSync(header, 'utf8').match(/kIconNames\s*\{([^}]*)\}/);
if (!table) throw new Error(`${header}: no kIconNames`);
const names = [...table[1].matchAll(/"([\w-]+)"/g)].map((match) => match[1]);
writeFileSync(output, `// Generated from lucide-static (ISC licence, lucide.dev).
#include "wasm/gl/icons.hpp"

namespace wasm::gl {

const std::array<const char*, kIconCount> kIconPaths{
${names.map((name) => `    "${outline(name)}",`).join('\n')}
};

}  // namespace wasm::gl
`);
