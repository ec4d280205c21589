// No source file over 500 lines, and the built page and its worker within their budgets (when they have been built).
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const limit = 500;
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\n')
  .filter((file) => /\.(cpp|hpp|h|js|mjs|css|sh|lua|cmake)$/.test(file) && existsSync(file));
const faults = files.map((file) => [file, readFileSync(file, 'utf8').split('\n').length - 1])
  .filter(([, lines]) => lines > limit)
  .map(([file, lines]) => `${file}: ${lines} lines, more than ${limit}`);

const built = 'build/web/sizes.json';
if (existsSync(built)) {
  const { total, budget, worker } = JSON.parse(readFileSync(built, 'utf8'));
  if (total.br > budget) faults.push(`the page loads ${total.br} brotli bytes, more than ${budget}`);
  if (worker.total.br > worker.budget) faults.push(`the worker is ${worker.total.br} brotli bytes, more than ${worker.budget}`);
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
