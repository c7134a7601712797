import { it } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { expectInProportion } from '../../testing/expectInProportion';
import { hostileValues } from '../../testing/hostileValues';
import { check } from '../check';

it.each(Object.entries(hostileValues))('%s: takes time in proportion', (_name, textOf) =>
  expectInProportion(32_000, textOf, (text) => check(text, newestKubernetes).problems),
);
