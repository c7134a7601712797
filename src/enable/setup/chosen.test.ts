import { expect, it } from 'vitest';
import { readChosen } from './chosen';

const usual = {
  setup: 'static-pod',
  kubernetes: undefined,
  log: 'file',
  webhook: false,
  preset: undefined,
  flags: {},
  paths: {},
  highAvailability: false,
};

it.each([
  ['no JSON', '{', {}],
  ['no object', 'null', {}],
  ['a list', '[1]', {}],
  ['what is known', '{"setup":"kind","kubernetes":"1.34"}', { setup: 'kind', kubernetes: '1.34' }],
  ['what is not known', '{"setup":"x","kubernetes":"1.2","log":1,"webhook":"y"}', {}],
  [
    'flags and paths',
    '{"flags":{"audit-log-maxage":"3","v":"9","audit-log-mode":1},"paths":{"log":"/l","x":"/y"}}',
    { flags: { 'audit-log-maxage': '3' }, paths: { log: '/l' } },
  ],
])('reads kept choices: %s', (_, text, expected) => {
  expect(readChosen(text)).toEqual({ ...usual, ...expected });
});
