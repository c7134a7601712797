import { expect, test } from 'vitest';
import { kubernetesVersions, newestKubernetes } from '../../audit/types';
import { auditFlags } from './auditFlags';
import { serverFlags } from './serverFlags';

test.each(kubernetesVersions)('kube-apiserver %s', (kubernetes) => {
  const flags = serverFlags(kubernetes);
  expect(flags.size).toBeGreaterThan(150);
  expect([...auditFlags(kubernetes).keys()].every((name) => flags.has(name))).toBe(true);
  for (const [name, type] of [
    ['allow-privileged', 'bool'],
    ['v', 'any'],
    ['cloud-provider', 'any'],
    ['audit-log-maxsize', 'int'],
  ] as const)
    expect(flags.get(name)?.type).toBe(type);
});

test('the defaults of rotation changed in 1.36', () => {
  const sizes = kubernetesVersions.map(
    (kubernetes) => auditFlags(kubernetes).get('audit-log-maxsize')?.default,
  );
  expect(sizes).toEqual(kubernetesVersions.map((minor) => (minor < '1.36' ? '0' : '100')));
  expect(auditFlags(newestKubernetes).get('audit-log-maxage')?.default).toBe('366');
});
