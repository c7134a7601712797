import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleRequests } from '../../../src/catalog/requests.ts';
import { sumOf } from '../sums.ts';
import { comparedOfSample, linesOfSample } from './compared.ts';
import { differences } from './differences.ts';

const sums = JSON.parse(readFileSync('conformance/vectors/server/samples.json', 'utf8')) as Record<
  string,
  string
>;

describe('sample requests are what a real kube-apiserver logged', () => {
  const asked = sampleRequests.filter(({ id }) => differences[id]?.fields ?? !differences[id]);

  it('all but those that were not asked', () => {
    expect(asked.map(({ id }) => id)).toEqual(Object.keys(sums));
    const ids = sampleRequests.map(({ id }) => id);
    expect(Object.keys(differences).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each(asked)('$id', (sample) => {
    const ours = comparedOfSample(sample.id, linesOfSample(sample));
    // npm run conformance:server -- --samples shows the server's lines.
    expect(sumOf(ours), `ours:\n${ours.join('\n')}`).toBe(sums[sample.id]);
  });
});
