import { expect, it } from 'vitest';
import { check } from '../../engine/check';
import { lineAt } from '../../engine/lineAt';
import { grouped } from './grouped';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
/** Three rules that differ, each with the same field on lines 5, 7 and 9. */
const thrice = (field: string) =>
  ['None', 'Metadata', 'Request'].map((level) => `- level: ${level}\n  ${field}\n`).join('');

/** The lines of each group, without those about whole rules. */
const linesIn = (text: string) =>
  grouped(
    check(text, '1.37').problems.filter(({ message }) =>
      /verb|field|built-in|quotes/.test(message),
    ),
    lineAt(text),
  ).map(({ places }) => places.map(({ line }) => line));

const rows: [name: string, text: string, lines: number[][]][] = [
  ['the same words on three lines are one entry', head + thrice('verbs: ["frob"]'), [[5, 7, 9]]],
  [
    'different words are separate entries',
    `${head}${thrice('verbs: ["frob"]')}- level: None\n  verbs: ["blip"]\n`,
    [[5, 7, 9], [11]],
  ],
  [
    'twice on a line is one place',
    `${head}- level: None\n  resources: [{ resources: ["blip"] }, { resources: ["blip"] }]\n`,
    [[5]],
  ],
  [
    'a problem with a fix is an entry of its own',
    head + thrice('verbs: ["POST"]'),
    [[5], [7], [9]],
  ],
  ['so is one that names its own place', head + thrice('x: 1'), [[5], [7], [9]]],
  ['problems that share one fix are one entry', head + thrice('verbs: [“get”]'), [[5, 7, 9]]],
];
it.each(rows)('%s', (_name, text, lines) => {
  expect(linesIn(text)).toEqual(lines);
});
