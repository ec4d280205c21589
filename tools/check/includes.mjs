// Includes run one way: tiers.mjs. usage: node tools/check/includes.mjs FILE...
import { readFileSync } from 'node:fs';
import { faults_in } from './tiers.mjs';

const faults = faults_in(process.argv.slice(2), (file) => readFileSync(file, 'utf8'));
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
