import { expect, it } from 'vitest';
import { resultOf } from '../audit/steps';
import { newestKubernetes } from '../audit/types';
import { readPolicy } from '../document/readPolicy';
import { expectInProportion } from '../testing/expectInProportion';
import { hostileShapes } from '../testing/hostileShapes';
import { otherText } from './otherTexts';
import { repairOf } from './repair';

/** Lines that some pattern could read again and again. */
const kinds = [
  ...['semicolons between values', 'closing brackets alone', 'open parentheses'],
  ...['number signs before a quote', 'commas before a word', 'dashes and tabs'],
  ...['dashes before a field', 'names of lists in names of lists', 'spaces in runs'],
  ...['backslashes', 'carriage returns and slashes', 'kinds of events', 'packages of Rego'],
  ...['rules of Falco', 'line breaks in runs', 'a row of a table'],
  ...['words around a policy', 'words before every line', 'tags without an end'],
  ...['wildcards without quotes', 'percent signs', 'rules without a level'],
];

it.each(kinds)('%s: takes time in proportion', (kind) =>
  expectInProportion(16_000, hostileShapes[kind]!, (text) => {
    if (otherText(text) === undefined)
      resultOf(repairOf(text, readPolicy(text, newestKubernetes), newestKubernetes));
  }),
);

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';
const lines = 5_000;

it.each([
  ['blank lines', `${head}x: [${'\n'.repeat(lines)}`],
  ['characters in every line', `${head}${'\ufeff#\n'.repeat(lines)}x: [`],
  ['marks before every line', `${head}x: [\n`.replace(/^/gm, '> ') + '> # c\n'.repeat(lines)],
  ['brackets of one line', `${head}${']'.repeat(lines)}`],
  ['commas of one line', `${head}x: [a${','.repeat(lines)} x\n`],
])('pauses often enough: %s', (_name, text) => {
  const steps = [...repairOf(text, readPolicy(text, newestKubernetes), newestKubernetes)];
  expect(steps.length).toBeGreaterThan(lines / 500);
});
