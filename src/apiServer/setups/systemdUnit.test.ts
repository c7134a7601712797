import { expect, it } from 'vitest';
import { dropInFor, unitWord } from './systemdUnit';

it.each<[string, string]>([
  ['--v=2', '--v=2'],
  ['--audit-log-path=/var/log/k8s audit/a.log', '"--audit-log-path=/var/log/k8s audit/a.log"'],
  ['100%', '100%%'],
  ['$5', '$$5'],
  ['a\\b', '"a\\\\b"'],
])('writes %j as systemd reads it', (word, expected) => expect(unitWord(word)).toBe(expected));

const flags = ['--audit-policy-file=/etc/p.yaml', '--audit-log-maxage=30'];
const added = '--audit-policy-file=/etc/p.yaml \\\n  --audit-log-maxage=30\n';

it.each<[string, string, string]>([
  ['one line', 'ExecStart=/usr/bin/kube-apiserver --v=2', '/usr/bin/kube-apiserver \\\n  --v=2'],
  [
    'continued lines with a comment',
    '[Service]\nExecStart=/usr/bin/kube-apiserver \\\n  --a=1 \\\n# why\n  --b="2 3"\nRestart=always\n',
    '/usr/bin/kube-apiserver \\\n  --a=1 \\\n  --b="2 3"',
  ],
  [
    'Windows line ends',
    '[Service]\r\nExecStart=/usr/bin/kube-apiserver \\\r\n  --a=1\r\n',
    '/usr/bin/kube-apiserver \\\n  --a=1',
  ],
  [
    'flags that are set already',
    'ExecStart=/usr/bin/kube-apiserver --audit-log-maxage=5 --audit_policy_file /old --v=2',
    '/usr/bin/kube-apiserver \\\n  --v=2',
  ],
  [
    'the last of several',
    'ExecStart=/old/kube-apiserver\n[Service]\nExecStart=\nExecStart=/new/kube-apiserver',
    '/new/kube-apiserver',
  ],
])('adds flags to %s', (_name, unit, command) =>
  expect(dropInFor(unit, flags)).toBe(`[Service]\nExecStart=\nExecStart=${command} \\\n  ${added}`),
);

it('has nothing to say about another unit', () =>
  expect(dropInFor('ExecStart=/usr/bin/etcd', flags)).toBeUndefined());
