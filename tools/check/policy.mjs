// The pages' own Content-Security-Policy, for hosts that send none, is the servers' one without frame-ancestors, which
// browsers heed only in a header (CSP level 3, section 6.4.2).
import { readFileSync } from 'node:fs';

const header = readFileSync('server/site-headers', 'utf8').match(/^Content-Security-Policy: (.*)$/m)[1];
const expected = header.replace(/; frame-ancestors [^;]*/, '');
const differs = (page) => {
  const meta = readFileSync(page, 'utf8').match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
  if (meta !== expected) console.error(`${page}: ${meta}\nserver/site-headers: ${expected}`);
  return meta !== expected;
};
process.exit(['web/index.html', 'web/gallery.html'].filter(differs).length === 0 ? 0 : 1);
