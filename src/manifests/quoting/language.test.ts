import { it } from 'vitest';
import { expectInProportion } from '../../testing/expectInProportion';
import { many } from '../../testing/many';
import { languageOf } from './language';

it.each([
  '\n',
  ' ',
  '\t\n',
  'do\n',
  'a = 1\nconst a = b\n',
  '{',
  'class a {\n',
  'def a(\n',
  'new a.',
])('takes time in proportion: %j', (piece) =>
  expectInProportion(32_000, (length) => many(length, piece), languageOf),
);
