import { it } from 'vitest';
import { newestKubernetes } from '../audit/types';
import { expectInProportion } from '../testing/expectInProportion';
import { hostileYaml } from '../testing/hostileYaml';
import { readPolicy } from './readPolicy';

it.each(Object.entries(hostileYaml))('%s: reading takes time in proportion', (_name, textOf) =>
  expectInProportion(32_000, textOf, (text) => readPolicy(text, newestKubernetes)),
);
