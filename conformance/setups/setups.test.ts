import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { casesOf, sumOf } from './cases';
import { vectorFile } from './vectorFile';

const accepted = JSON.parse(readFileSync(vectorFile, 'utf8')) as Record<string, string>;

it('generates only what kubeadm, kind, Cluster API and Kubernetes have accepted', () => {
  const sums = new Map(
    Object.entries(accepted).map(([kind, text]) => [kind, new Set(text.split(' '))]),
  );
  // All of them were recorded.
  const cases = casesOf({ versions: ['1.36'], presets: [undefined, 'cis', 'siem'] });
  const unknown = cases.filter(({ kind, text }) => !sums.get(kind)?.has(sumOf(text)));
  expect(unknown.slice(0, 3)).toEqual([]);
  expect(cases.length).toBeGreaterThan(100);
});
