import { policyOf } from './policies';
import { densePolicy } from './densePolicy';
import { reachability } from '../src/proofs/reachability';
export function benchProofs() {
  for (const [name, make] of [
    ['real 200', () => policyOf(200)],
    ['real 1000', () => policyOf(1000)],
    ['dense 200', () => densePolicy(200, 9)],
    ['dense 1000', () => densePolicy(1000, 9)],
  ] as const) {
    let best = Infinity;
    const kinds: Record<string, number> = {};
    for (let k = 0; k < (name.includes('1000') ? 4 : 25); k++) {
      const policy = make();
      const t = process.cpuUsage();
      const r = reachability(policy);
      const u = process.cpuUsage(t);
      best = Math.min(best, (u.user + u.system) / 1000);
      if (k === 0) for (const x of r) kinds[x.kind] = (kinds[x.kind] ?? 0) + 1;
    }
    console.log(name, best.toFixed(1), 'ms cpu', kinds);
  }
}
