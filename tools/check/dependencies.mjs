// dependencies.txt and the two package.json agree, every entry is complete, and the lock files name no download addresses.
import { readFileSync } from 'node:fs';

const rows = readFileSync('dependencies.txt', 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('|').map((field) => field.trim()));
const folders = ['.', 'tests/bench'];
const wanted = {};
const faults = rows.filter((row) => row.length !== 6 || row.some((field) => !field)).map((row) => `incomplete entry: ${row.join(' | ')}`);
for (const folder of folders) {
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })) {
    if ((wanted[name] ??= version) !== version) faults.push(`npm ${name}: ${wanted[name]} and ${version}`);
  }
  if (/"resolved": "(https?|git)/.test(readFileSync(`${folder}/package-lock.json`, 'utf8'))) faults.push(`${folder}/package-lock.json names download addresses`);
}

const listed = Object.fromEntries(rows.filter(([kind]) => kind === 'npm').map(([, name, version]) => [name, version]));
for (const name of new Set([...Object.keys(wanted), ...Object.keys(listed)])) {
  if (wanted[name] !== listed[name]) faults.push(`npm ${name}: dependencies.txt has ${listed[name]}, package.json ${wanted[name]}`);
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
