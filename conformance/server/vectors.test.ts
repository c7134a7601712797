import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KubernetesVersion } from '../../src/audit/types.ts';
import { readPolicy } from '../../src/document/readPolicy.ts';
import { expectedOf, ourCommandLines, requestsOf, type CommandVector } from './commandVectors.ts';
import { equalise } from './equalise.ts';
import { linesUnder, ourExchange } from './ours.ts';
import { policies } from './policies.ts';
import { sumOf } from './sums.ts';
import { vectorMinors, vectorsOf } from './vectorFile.ts';

const folder = join(import.meta.dirname, '..', 'vectors', 'server');
const ofCommands = readdirSync(folder).filter((name) => name.startsWith('kubectl'));

describe('logs what a real kube-apiserver logged', () => {
  it.each(vectorMinors)('%s', (kubernetes) => {
    const cases = vectorsOf(kubernetes).map(({ case: exchanged, ...rest }) => ({
      ...rest,
      id: exchanged.id,
      exchange: ourExchange(exchanged),
    }));
    for (const [title, text] of Object.entries(policies)) {
      const linesOf = linesUnder(readPolicy(text, kubernetes).policy!);
      for (const { id, exchange, sums, differs } of cases) {
        // What is the same in the newest minor version is replayed there under every policy.
        if (!differs && title !== 'everything') continue;
        const ours = linesOf(exchange).map(equalise);
        // npm run conformance:server shows the server's lines.
        if (sumOf(ours) !== sums[title]) expect.fail(`${title}, ${id}, ours:\n${ours.join('\n')}`);
      }
    }
    expect(cases.length).toBeGreaterThanOrEqual(150);
  });
});

describe.each(ofCommands)('%s', (name) => {
  it('translates what kubectl sent to a real kube-apiserver, and logs what it logged', () => {
    const [kubectl, kubernetes] = name.match(/1\.\d+/g) as [KubernetesVersion, KubernetesVersion];
    const rows = readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as CommandVector);
    const expected = rows.map(({ command }) => [
      command,
      ...requestsOf(expectedOf(command, { kubectl, kubernetes })),
    ]);
    expect(expected).toEqual(
      rows.map(({ command, cases }) => [command, ...requestsOf(cases.map((each) => each.request))]),
    );
    for (const [title, text] of Object.entries(policies)) {
      const linesOf = linesUnder(readPolicy(text, kubernetes).policy!);
      for (const { command, cases, sums } of rows) {
        const ours = ourCommandLines(cases, linesOf);
        if (sumOf(ours) !== sums[title])
          expect.fail(`${title}, ${command}, ours:\n${ours.join('\n')}`);
      }
    }
    expect(rows.length).toBeGreaterThanOrEqual(100);
  });
});
