// The page's own Content-Security-Policy, for hosts that send none, is the servers' one without frame-ancestors, which
// browsers heed only in a header (CSP level 3, section 6.4.2).
import { readFileSync } from 'node:fs';

const header = readFileSync('server/site-headers', 'utf8').match(/^Content-Security-Policy: (.*)$/m)[1];
const meta = readFileSync('web/index.html', 'utf8').match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
const expected = header.replace(/; frame-ancestors [^;]*/, '');
if (meta === expected) process.exit(0);
console.error(`web/index.html:      ${meta}\nserver/site-headers: ${expected}`);
process.exit(1);
