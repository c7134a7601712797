import { expect, test } from 'vitest';
import { kubernetesVersions, newestKubernetes } from '../../audit/types';
import { auditFlags } from './auditFlags';
import { parseArguments } from './parseArguments';
import { flagOfSomeVersions, serverFlags } from './serverFlags';

test.each(kubernetesVersions)('kube-apiserver %s', (kubernetes) => {
  const flags = serverFlags(kubernetes);
  expect(flags.size).toBeGreaterThan(150);
  expect([...auditFlags(kubernetes).keys()].every((name) => flags.has(name))).toBe(true);
  for (const [name, type] of [
    ['allow-privileged', 'bool'],
    ['v', 'Level'],
    ['audit-log-maxsize', 'int'],
  ] as const)
    expect(flags.get(name)?.type).toBe(type);
});

test.each<[name: string, first: string, last: string]>([
  ['cloud-provider', '1.31', '1.32'],
  ['requestheader-uid-headers', '1.32', '1.37'],
  ['tls-curve-preferences', '1.36', '1.37'],
  ['secure-port', '1.31', '1.37'],
])('--%s is known from %s to %s', (name, first, last) => {
  const known = kubernetesVersions.filter((kubernetes) => serverFlags(kubernetes).has(name));
  expect([known[0], known.at(-1)]).toEqual([first, last]);
  expect(flagOfSomeVersions(name) === undefined).toBe(known.length === kubernetesVersions.length);
});

test('the defaults of rotation changed in 1.36', () => {
  const sizes = kubernetesVersions.map(
    (kubernetes) => auditFlags(kubernetes).get('audit-log-maxsize')?.default,
  );
  expect(sizes).toEqual(kubernetesVersions.map((minor) => (minor < '1.36' ? '0' : '100')));
  expect(auditFlags(newestKubernetes).get('audit-log-maxage')?.default).toBe('366');
});

test.each([
  [['-v=2'], undefined],
  [['-v2147483647'], undefined],
  [['--v', ''], 'strconv.ParseUint: parsing "": invalid syntax'],
  [['-v', '--audit-log-mode=batch'], 'parsing "--audit-log-mode=batch": invalid syntax'],
  [['-v=+1'], 'strconv.ParseUint: parsing "+1": invalid syntax'],
  [['-v', '2147483648x'], 'strconv.ParseUint: parsing "2147483648x": value out of range'],
])('the value of -v: %j', (args, words) => {
  const { error } = parseArguments(args, serverFlags(newestKubernetes));
  if (words === undefined) expect(error).toBeUndefined();
  else expect(error?.message).toContain(words);
});
