import { expect, it } from 'vitest';
import { authorityProblem } from './authority';

it.each([
  ['http', ''],
  ['http', 'localhost:6443'],
  ['http', 'localhost:'],
  ['http', 'u:p@ss@h'],
  ['http', 'h%c3%a9'],
  ['http', '"<é>"'],
  ['x', 'a:b:1'],
  ['http', '[::1]:6443'],
  ['http', '[::ffff:1.2.3.4]'],
  ['http', '[1:2:3:4:5:6:7:8]'],
  ['http', '[fe80::1%25en0]'],
])('%s://%s is accepted', (scheme, authority) =>
  expect(authorityProblem(scheme, authority)).toBeUndefined(),
);

it.each([
  ['http', 'localhost:x'],
  ['HTTP', 'a:1:2'],
  ['http', 'u%zz@h'],
  ['http', 'u é@h'],
  ['http', 'a^b'],
  ['http', 'h%41'],
  ['http', 'a[b'],
  ['http', '[::1'],
  ['http', '[::1]x'],
  ['http', '[1.2.3.4]'],
  ['http', '[1::2::3]'],
  ['http', '[1:2:3:4:5:6:7:8::]'],
  ['http', '[12345::]'],
  ['http', '[::1%25]'],
])('%s://%s is rejected', (scheme, authority) =>
  expect(authorityProblem(scheme, authority)).toBeTypeOf('string'),
);
