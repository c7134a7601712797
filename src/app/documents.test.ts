import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json';
import { kubernetesVersions } from '../audit/types';
import { agreementWith } from '../catalog/agreement';
import { sampleRequests } from '../catalog/requests';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/checks.md',
  'docs/command-line.md',
  'docs/embedding.md',
  'docs/hosting.md',
  'docs/lecture-notes.md',
  'docs/measurements.md',
  'docs/testing-policies.md',
  'conformance/README.md',
];
const read = (path: string) => readFileSync(path, 'utf8');
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

/** A file or folder of the project in backticks, e.g. `src/audit/` or `.npmrc`. */
const pathInCode =
  /`((?:(?:src|scripts|hosting|bench|conformance|docs|e2e|public)\/[\w./-]*|\.?[\w-]+\.(?:html|mjs|cjs|md|npmrc)))`/g;

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('names only files and folders that exist', () => {
    const named = matches(text, pathInCode).filter((path) => path !== 'NOTICE.md');
    const folder = dirname(document);
    const linked = matches(text, /(?:\]\(|src(?:set)?=")(?!https?:|#)([^)"#]+)/g);
    const missing = [
      ...named.filter((path) => ![path, join(folder, path), `public/${path}`].some(existsSync)),
      ...linked.filter((path) => !existsSync(join(folder, path))),
    ];
    expect(missing).toEqual([]);
  });

  test('names only commands that package.json has', () => {
    const named = matches(text, /npm run (?:--silent )?(\w+(?::\w+)*)/g);
    expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

test('conformance/README.md has the runs with a real server', () => {
  const rows = matches(read('conformance/README.md'), /^\| (1\.\d+\.\d+ .*)\|$/gm);
  const runs = kubernetesVersions.flatMap((version) => agreementWith(version)?.server ?? []);
  expect(
    rows.map((row) =>
      row
        .split('|')
        .map((cell) => cell.trim())
        .slice(0, 8),
    ),
  ).toEqual(
    runs.map(({ release, requests, policies, events, kubectl }) => [
      release,
      ...[requests, policies, events, 0, kubectl?.commands, kubectl?.events, kubectl && 0].map(
        (count) => count?.toLocaleString('en') ?? '',
      ),
    ]),
  );
});

describe('what README.md promises', () => {
  const readme = read('README.md');

  test.each(kubernetesVersions)('agreement with kube-apiserver %s', (version) => {
    const promised = /more than ([\d,]+) test cases for each version/.exec(readme)?.[1] ?? '';
    const least = Number(promised.replaceAll(',', ''));
    expect(least).toBeGreaterThan(0);
    expect(agreementWith(version)?.total).toBeGreaterThan(least);
  });

  test('the Kubernetes versions', () => {
    expect(readme).toContain(`${kubernetesVersions[0]} to ${kubernetesVersions.at(-1)}`);
  });

  test('the number of sample requests', () => {
    expect(readme).toContain(` ${sampleRequests.length} sample requests`);
  });

  test('at most 80 lines', () => {
    expect(readme.split('\n').length - 1).toBeLessThanOrEqual(80);
  });
});
