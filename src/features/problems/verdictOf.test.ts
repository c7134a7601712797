import { expect, it } from 'vitest';
import { analyzedTextLimit, check } from '../../engine/check';
import { verdictOf } from './verdictOf';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const unknownVerb = '- level: None\n  verbs: ["frob"]\n';

const rows: [name: string, text: string, word: string, tone: string, detail: string][] = [
  ['a good policy', `${head}rules:\n- level: Metadata\n`, 'Accepted', 'good', '1 rule'],
  [
    'an unknown field',
    `${head}x: 1\nrules:\n- level: Metadata\n`,
    ...(['Accepted with warnings', 'warn', '1 rule · 1 warning'] as const),
  ],
  [
    'a warning of ours changes the tone, not the word',
    `${head}rules:\n- level: None\n  verbs: ["POST"]\n- level: Metadata\n`,
    ...(['Accepted', 'warn', '2 rules · 1 warning'] as const),
  ],
  [
    'a notice changes neither',
    `${head}rules:\n- level: Metadata\n  users: ["alice"]\n`,
    ...(['Accepted', 'good', '1 rule · 1 notice'] as const),
  ],
  [
    'level None alone',
    `${head}rules:\n- level: None\n`,
    ...(['Accepted', 'warn', '1 rule · records nothing · 1 notice'] as const),
  ],
  [
    'every stage omitted by the policy',
    `${head}omitStages: [RequestReceived, ResponseStarted, ResponseComplete, Panic]\nrules:\n- level: Metadata\n`,
    ...(['Accepted', 'warn', '1 rule · records nothing · 1 warning'] as const),
  ],
  [
    'every stage omitted by one of two rules',
    `${head}rules:\n- level: Request\n  users: [a]\n  omitManagedFields: true\n  omitStages: [RequestReceived, ResponseStarted, ResponseComplete, Panic]\n- level: Metadata\n`,
    ...(['Accepted', 'warn', '2 rules · 1 warning'] as const),
  ],
  [
    'the same words on several lines are one entry of the list',
    `${head}rules:\n${unknownVerb}- level: Metadata\n  verbs: ["frob"]\n- level: Metadata\n`,
    ...(['Accepted', 'warn', '3 rules · 1 warning'] as const),
  ],
  [
    'of many problems of a kind all count, also those that are not listed',
    `${head}rules:\n- level: None\n  verbs: [${Array.from({ length: 1200 }, (_, at) => `v${at}`).join()}]\n- level: Metadata\n`,
    ...(['Accepted', 'warn', '2 rules · 1,200 warnings'] as const),
  ],
  [
    'the same words on many lines are one entry however many they are',
    `${head}rules:\n${Array.from({ length: 300 }, (_, at) => `${unknownVerb}  users: [u${at}]\n`).join('')}`,
    ...(['Accepted', 'warn', '300 rules · records nothing · 1 warning · 1 notice'] as const),
  ],
  ['no rules', head, 'Rejected', 'bad', '1 error'],
  [
    'two errors',
    `${head}rules:\n- level: a\n- level: b\n`,
    ...(['Rejected', 'bad', '2 errors · 1 warning'] as const),
  ],
  [
    'an error and a warning',
    `${head}x: 1\nrules:\n- level: a\n`,
    ...(['Rejected', 'bad', '1 error · 1 warning'] as const),
  ],
  ['no YAML', 'a: [', 'Rejected', 'bad', '1 error'],
  [
    'a text that is too long',
    'x'.repeat(analyzedTextLimit + 1),
    ...(['Not checked', 'warn', 'the text is too long'] as const),
  ],
];

it.each(rows)('%s', (_name, text, word, tone, detail) => {
  expect(verdictOf(check(text, '1.37'))).toEqual({ word, tone, detail });
});
