import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/document/readPolicy.ts';
import { equalise } from './equalise.ts';
import type { Exchanged } from './exchanges.ts';
import { linesUnder, ourExchange } from './ours.ts';
import { policies } from './policies.ts';
import { sumOf } from './sums.ts';

/** A request, and the sum of what a real server logged of it under each policy. */
interface Vector {
  case: Exchanged;
  sums: Record<string, string>;
}

const folder = join(import.meta.dirname, '..', 'vectors', 'server');

describe('logs what a real kube-apiserver logged', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const vectors = readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Vector);
    const cases = vectors.map(({ case: exchanged, sums }) => ({
      sums,
      id: exchanged.id,
      exchange: ourExchange(exchanged),
    }));
    for (const [title, text] of Object.entries(policies)) {
      const linesOf = linesUnder(readPolicy(text, vectors[0]!.case.kubernetes).policy!);
      for (const { id, exchange, sums } of cases) {
        const ours = linesOf(exchange).map(equalise);
        // npm run conformance:server shows the server's lines.
        if (sumOf(ours) !== sums[title]) expect.fail(`${title}, ${id}, ours:\n${ours.join('\n')}`);
      }
    }
    expect(vectors.length).toBeGreaterThanOrEqual(150);
  });
});
