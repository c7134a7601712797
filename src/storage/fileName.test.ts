import { expect, it } from 'vitest';
import { fileName } from './fileName';

const rows: [opened: string | undefined, policy: string | undefined, text: string, name: string][] =
  [
    ['my audit.yml', 'x', 'a: 1', 'my audit.yml'],
    ['../../run.bat', 'x', 'a: 1', 'run.bat.yaml'],
    ['..', 'prod', 'a: 1', 'prod.yaml'],
    [undefined, 'nul', 'a: 1', '_nul.yaml'],
    [undefined, 'run.bat', 'a: 1', 'run.bat.yaml'],
    [undefined, '-rf-', 'a: 1', 'rf.yaml'],
    [undefined, 'prod-audit', 'a: 1', 'prod-audit.yaml'],
    [undefined, 'prod', '{"a": 1}', 'prod.json'],
    [undefined, '../../etc/passwd', '', 'etc-passwd.yaml'],
    [undefined, 'a\u202eb\nc', '', 'a-b-c.yaml'],
    [undefined, 'ü', '', 'audit-policy.yaml'],
    [undefined, '.', '', 'audit-policy.yaml'],
    [undefined, '', '', 'audit-policy.yaml'],
    [undefined, undefined, '', 'audit-policy.yaml'],
    [undefined, 'x'.repeat(300), '', `${'x'.repeat(80)}.yaml`],
  ];
it.each(rows)('opened %j, policy %j, text %j: %s', (opened, policy, text, name) => {
  expect(fileName(opened, policy, text)).toBe(name);
});
