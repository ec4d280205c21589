// dependencies.txt and package.json agree, every entry is complete, and the lock file names no download addresses.
import { readFileSync } from 'node:fs';

const rows = readFileSync('dependencies.txt', 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('|').map((field) => field.trim()));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

const faults = rows.filter((row) => row.length !== 6 || row.some((field) => !field)).map((row) => `incomplete entry: ${row.join(' | ')}`);
const listed = Object.fromEntries(rows.filter(([kind]) => kind === 'npm').map(([, name, version]) => [name, version]));
for (const name of new Set([...Object.keys(wanted), ...Object.keys(listed)])) {
  if (wanted[name] !== listed[name]) faults.push(`npm ${name}: dependencies.txt has ${listed[name]}, package.json ${wanted[name]}`);
}
if (/"resolved":/.test(readFileSync('package-lock.json', 'utf8'))) faults.push('package-lock.json names download addresses');
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
