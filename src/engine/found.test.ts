import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { resultOf } from '../audit/steps';
import { newestKubernetes } from '../audit/types';
import { applyEdits } from '../document/applyEdits';
import { check } from './check';
import { withPointers, withRepairsInSteps } from './elsewhere';
import type { Problem } from './problem';
import { fixText } from './problemFix';

const testing = (path: string) =>
  fileURLToPath(new URL(`../testing/found/${path}`, import.meta.url));
const files = ['events', 'files', 'shapes', 'siblings', 'threads'].flatMap((folder) =>
  readdirSync(testing(folder)).map((name) => `${folder}/${name}`),
);
const textOf = (file: string) => readFileSync(testing(file), 'utf8');
const problemsOf = (text: string) =>
  resultOf(withRepairsInSteps(withPointers(check(text, newestKubernetes)))).problems;

/** What the text itself is about: how it is loaded, what surrounds it. Findings about rules have their own tests. */
const aboutText = new Set<string>([
  ...[
    'yaml-syntax',
    'json-syntax',
    'yaml-not-json',
    'type-mismatch',
    'kind-wrong',
    'api-version-wrong',
  ],
  ...['no-rules', 'unknown-field', 'level-missing', 'level-unknown'],
  ...['template', 'ignored-documents', 'embedded-policy', 'policy-elsewhere'],
]);

/** A problem in words: its code, who says what, the fix, and the text after it. */
interface Told {
  code: string;
  says: string;
  fix?: string;
  after?: string;
}

function toldOf(text: string, { code, source, message, advice, fix }: Problem): Told {
  const says = source === 'kube-apiserver' ? advice : `${message} ${advice}`.trim();
  return fix ? { code, says, fix: fix.title, after: fixed(text, fix) } : { code, says };
}

function fixed(text: string, fix: NonNullable<Problem['fix']>): string {
  if ('extract' in fix) return fix.extract;
  const result = fixText(text, fix);
  if (result.refused !== undefined) throw new Error(`${fix.title}: ${result.refused}`);
  return applyEdits(text, result.edits);
}

describe('texts that people paste: what is said about the text itself, and what the fixes make of it', () => {
  const expected = JSON.parse(textOf('expected.json')) as Record<string, Told[]>;
  it.each(files)('%s', (file) => {
    const text = textOf(file);
    const told = problemsOf(text)
      .filter(({ code }) => aboutText.has(code))
      .map((problem) => toldOf(text, problem));
    expect(told).toEqual(expected[file] ?? []);
  });
});

const comments = (text: string) => text.match(/(?<=^|\s)#[^\n]*/g)?.toSorted() ?? [];
const levels = (text: string) => text.match(/\blevel\b/gi)?.length ?? 0;
const errorsIn = (problems: readonly { severity: string }[]) =>
  problems.filter(({ severity }) => severity === 'error').length;
const outcomes = ['refused', 'warned', 'accepted'];

/** Returns whether `text` can be made of `other` by deleting characters. */
function isWithin(text: string, other: string): boolean {
  let at = 0;
  for (const char of other) if (char === text[at]) at += 1;
  return at >= text.length;
}

describe('no fix makes matters worse, or removes more than it says', () => {
  const extracted = files.flatMap((file): [string, string][] =>
    problemsOf(textOf(file)).flatMap(({ fix }): [string, string][] =>
      fix && 'extract' in fix ? [[`${file}: ${fix.title}`, fix.extract]] : [],
    ),
  );
  it.each([...files.map((file): [string, string] => [file, textOf(file)]), ...extracted])(
    '%s',
    (_name, text) => {
      const { outcome: before, problems } = check(text, newestKubernetes).reading;
      for (const { fix } of problemsOf(text)) {
        if (!fix || 'extract' in fix) continue;
        const after = fixed(text, fix);
        const { outcome, problems: left } = check(after, newestKubernetes).reading;
        expect([fix.title, outcomes.indexOf(outcome)]).toEqual([
          fix.title,
          Math.max(outcomes.indexOf(outcome), outcomes.indexOf(before)),
        ]);
        expect([fix.title, errorsIn(left) <= errorsIn(problems)]).toEqual([fix.title, true]);
        if (/^(?:Remove|Use) /.test(fix.title)) continue;
        expect([fix.title, comments(after)]).toEqual([fix.title, comments(text)]);
        expect([fix.title, levels(after) >= levels(text)]).toEqual([fix.title, true]);
        if (/^(?:Add|Omit) /.test(fix.title))
          expect([fix.title, isWithin(text, after)]).toEqual([fix.title, true]);
      }
    },
  );
});
