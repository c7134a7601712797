// npm run budgets: compares the size of the build with its budgets. Needs a build.
import { brotliKb, budgets, measureBuild } from './sizes.mjs';

const largest = 12;
const { firstScripts, everything, learn, lessons, jq } = await measureBuild();

console.log('Largest files                                            raw kB   brotli kB');
for (const { path, raw, brotli } of everything
  .toSorted((a, b) => b.brotli - a.brotli)
  .slice(0, largest)) {
  const first = firstScripts.some((size) => size.path === path) ? '  before first use' : '';
  console.log(`${path.padEnd(52)} ${kB(raw)} ${kB(brotli)}${first}`);
}

const rows = [
  { name: 'scripts before first use', size: firstScripts.length, budget: budgets.requests },
  { name: 'their size', size: brotliKb(firstScripts), budget: budgets.firstScripts, unit: 'kB' },
  { name: 'Learn', size: brotliKb(learn), budget: budgets.learn, unit: 'kB' },
  {
    name: 'largest lesson',
    size: Math.max(...lessons.map(brotliKb)),
    budget: budgets.lesson,
    unit: 'kB',
  },
  { name: 'jq', size: brotliKb(jq), budget: budgets.jq, unit: 'kB' },
  { name: 'everything served', size: brotliKb(everything), budget: budgets.everything, unit: 'kB' },
];
const results = rows.map(({ name, size, budget, unit }) => {
  const over = size > budget;
  if (over) process.exitCode = 1;
  const measured = unit ? `${size.toFixed(1)} of ${budget} ${unit}` : `${size} of ${budget}`;
  return `${name} ${measured}${over ? ' — OVER BUDGET' : ''}`;
});
console.log(results.join(', '));

/** @param {number} bytes */
function kB(bytes) {
  return (bytes / 1000).toFixed(1).padStart(10);
}
