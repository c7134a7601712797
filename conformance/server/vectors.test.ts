import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/document/readPolicy.ts';
import { comparable, expectedOf, requestsOf } from './commandVectors.ts';
import { equalise } from './equalise.ts';
import { linesUnder, ourExchange } from './ours.ts';
import { policies } from './policies.ts';
import { sumOf } from './sums.ts';
import { minorsWith, series, vectorsOf, type Series } from './vectorFile.ts';

/** The lines of a vector as they are compared. */
const compared: Record<Series, (lines: string[]) => string[]> = {
  requests: (lines) => lines.map(equalise),
  commands: comparable,
};

const runs = series.flatMap((of) => minorsWith(of).map((kubernetes) => [of, kubernetes] as const));
/** The lines that were right in the next newer minor version, by series and id, to spare their sum. */
const right = new Map<string, string>();

describe('logs what a real kube-apiserver logged', () => {
  it.each(runs)('%s, %s', (of, kubernetes) => {
    const rows = vectorsOf(of, kubernetes).map(({ cases, ...rest }) => ({
      ...rest,
      exchanges: cases.map(ourExchange),
    }));
    for (const [title, text] of Object.entries(policies)) {
      const linesOf = linesUnder(readPolicy(text, kubernetes).policy!);
      for (const { id, exchanges, sums, differs } of rows) {
        // What is the same in the next newer minor version is replayed there under every policy.
        if (!differs && title !== 'everything') continue;
        const lines = exchanges.flatMap(linesOf);
        const [key, all] = [`${of} ${id}`, lines.join('\n')];
        if (!differs && right.get(key) === all) continue;
        const ours = compared[of](lines);
        // npm run conformance:server shows the server's lines.
        if (sumOf(ours) !== sums[title]) expect.fail(`${title}, ${id}, ours:\n${ours.join('\n')}`);
        if (title === 'everything') right.set(key, all);
      }
    }
    expect(rows.length).toBeGreaterThanOrEqual(100);
  });
});

describe('translates what kubectl sent to a real kube-apiserver', () => {
  it.each(minorsWith('commands'))('%s', (minor) => {
    const rows = vectorsOf('commands', minor).map(({ id, cases }) => ({
      command: id.replace(/^\d+ /, ''),
      sent: requestsOf(cases.map((each) => each.request)),
    }));
    const expected = rows.map(({ command }) => ({
      command,
      sent: requestsOf(expectedOf(command, { kubectl: minor, kubernetes: minor })),
    }));
    expect(rows).toEqual(expected);
  });
});
