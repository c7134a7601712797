import { describe, expect, it } from 'vitest';
import { sumOf } from '../sums.ts';
import { exchangeIn, levelUnder, oursUnder, requestIn } from './judged.ts';
import { componentVectors } from './vectorFile.ts';

describe('what kube-scheduler and kube-controller-manager sent to a real kube-apiserver', () => {
  const rows = componentVectors().map(({ line, ...rest }) => {
    const request = requestIn([line]);
    return { ...rest, title: request.command, exchange: exchangeIn(request) };
  });

  it('is a dozen requests of each', () => expect(rows.length).toBeGreaterThanOrEqual(24));

  it.each(rows)('$title', ({ exchange, sum, levels }) => {
    const ours = oursUnder('everything', exchange);
    // npm run conformance:server -- --components shows the server's lines.
    expect(sumOf(ours), `ours:\n${ours.join('\n')}`).toBe(sum);
    const policies = Object.keys(levels);
    expect(Object.fromEntries(policies.map((name) => [name, levelUnder(name, exchange)]))).toEqual(
      levels,
    );
  });
});
