import { expect, it } from 'vitest';
import { check } from '../../engine/check';
import { wholeMessages } from './wholeMessages';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const lenient =
  'Audit policy contains errors, falling back to lenient decoding: strict decoding error: ';
const unknown = 'unknown field "rules[0].verb"';
const level = (index: number) =>
  `rules[${index}].level: Unsupported value: "x": supported values: "None", "Metadata", "Request", "RequestResponse"`;

const rows: [name: string, text: string, messages: string[]][] = [
  ['a good policy', `${head}rules:\n- level: Metadata\n`, []],
  ['one error is the message of its problem', `${head}rules:\n- level: x\n`, []],
  ['so is a text that is no YAML', 'a: [', []],
  [
    'two errors are printed as one',
    `${head}rules:\n- level: x\n- level: x\n`,
    [`error [${level(0)}, ${level(1)}]`],
  ],
  [
    'a warning is introduced',
    `${head}rules:\n- level: None\n  verb: get\n`,
    [`warning ${lenient}${unknown}`],
  ],
  [
    'a warning, and an error that its problem has',
    `${head}rules:\n- level: x\n  verb: get\n`,
    [`warning ${lenient}${unknown}`],
  ],
];
it.each(rows)('%s', (_name, text, messages) => {
  expect(wholeMessages(check(text, '1.37')).map((each) => `${each.label} ${each.text}`)).toEqual(
    messages,
  );
});
