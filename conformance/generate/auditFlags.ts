import type { KubernetesVersion } from '../../src/audit/types.ts';
import { auditFlags } from '../../src/apiServer/flags/auditFlags.ts';
import type { AuditFlag, AuditFlagType } from '../../src/apiServer/flags/flag.ts';
import type { AuditFlagsCase } from '../protocol.ts';
import type { Random } from '../random.ts';

const numbers = [
  ...[
    '0',
    '1',
    '-1',
    '10',
    '100',
    '+5',
    '-0',
    '00',
    '010',
    '08',
    '0x1F',
    '0X_1f',
    '0b101',
    '0o17',
    '1_000',
    '_1',
    '1_',
    '1__0',
  ],
  ...[
    '',
    ' 1',
    '1 ',
    '1.5',
    '1e3',
    'ten',
    '9223372036854775807',
    '9223372036854775808',
    '-9223372036854775808',
  ],
  ...[
    '-9223372036854775809',
    '99999999999999999999x',
    '18446744073709551616',
    '0x',
    '0b',
    '0b2',
    '-',
    '+',
    '１',
    '102400',
    '10485760',
  ],
];
const values: Record<AuditFlagType, readonly string[]> = {
  string: [
    '',
    '-',
    '/var/log/audit.log',
    'a=b',
    'audit.k8s.io/v1',
    'audit.k8s.io/v1beta1',
    'a/b/c',
    '/',
    'v1',
    ' ',
    '%d',
    'é"\n',
  ],
  bool: ['true', 'false', '1', '0', 't', 'F', 'TRUE', 'True', 'tRUE', 'yes', 'on', '', ' true'],
  int: numbers,
  int64: numbers,
  float32: [
    ...numbers,
    ...[
      '.5',
      '5.',
      '0.1',
      '-0.1',
      '1e-5',
      '0.0001',
      '123456789',
      '1e6',
      '999999',
      '1e38',
      '1e39',
      '-1e-50',
      '16777217',
      '3.4028236e38',
    ],
    ...[
      'inf',
      '+Inf',
      '-infinity',
      'infin',
      'nan',
      '+nan',
      '0x1p-2',
      '0x1.8p1',
      '0x1',
      '0x.p1',
      '1_0.5',
      '1_.5',
      '1e1_0',
      '1e',
      '.',
      'e5',
    ],
  ],
  duration: [
    '0',
    '30s',
    '1m30s',
    '-1s',
    '1.5h',
    '100ms',
    '5µs',
    '7us',
    '1ns',
    '10',
    '',
    's',
    '1d',
    '3 s',
    '1h1h',
    '2562048h',
    '+2m',
    '.5s',
    '1.s',
    '-',
  ],
};
const modes = ['batch', 'blocking', 'blocking-strict', 'Batch', 'async', ''];
const formats = ['json', 'legacy', 'JSON', 'yaml', ''];
const odd = [
  '--',
  '-',
  '',
  'extra',
  '---',
  '--=x',
  '-x',
  '-xyz',
  '-v',
  '-v=2',
  '-h',
  '--help',
  '--audit',
  '--audit-log-pathh=/x',
  '-audit-log-path=x',
  '--audit-log-path /var/log',
];

/** Generates a command line about auditing, right and wrong in every way in which flags can be. */
export function auditFlagsCase(
  random: Random,
  kubernetes: KubernetesVersion,
): Omit<AuditFlagsCase, 'id' | 'kubernetes'> {
  const flags = [...auditFlags(kubernetes).values()];
  const wrongness = random.pick([0, 0, 0.1, 0.5]);
  const args: string[] = [];
  if (random.chance(0.7)) args.push('--audit-log-path=/var/log/audit.log');
  if (random.chance(0.5)) args.push('--audit-webhook-config-file', '/etc/kubernetes/webhook.yaml');
  for (const backend of ['log', 'webhook'])
    if (random.chance(0.4)) args.push(`--audit-${backend}-mode=batch`);
  for (let count = random.whole(0, 6); count > 0; count--)
    args.push(...argumentsFor(random.pick(flags), random, wrongness));
  if (random.chance(0.1)) args.splice(random.whole(0, args.length), 0, random.pick(odd));
  return { op: 'auditFlags', args };
}

function argumentsFor(flag: AuditFlag, random: Random, wrongness: number): string[] {
  const isWrong = random.chance(wrongness);
  const value = isWrong ? random.pick(values[flag.type]) : likely(flag, random);
  const name = random.chance(0.05) ? flag.name.replaceAll('-', '_') : flag.name;
  const written = random.chance(isWrong ? 0.05 : 0) ? `--${name.slice(1)}` : `--${name}`;
  if (flag.type === 'bool' && random.chance(0.3)) return [written];
  return random.chance(0.8) ? [`${written}=${value}`] : [written, value];
}

/** A value that parses, and is often, but not always, in range. */
function likely({ name, type }: AuditFlag, random: Random): string {
  if (name.endsWith('-mode')) return random.pick(modes.slice(0, random.chance(0.9) ? 3 : 6));
  if (name.endsWith('-format')) return random.pick(formats.slice(0, random.chance(0.9) ? 2 : 5));
  if (name.endsWith('-version') && random.chance(0.9)) return 'audit.k8s.io/v1';
  if (type === 'int' || type === 'int64')
    return String(random.pick([-2, -1, 0, 1, 2, 10, 400, 102_400, 10_485_760]));
  if (type === 'float32') return random.pick(['-1', '0', '0.5', '10', '1e6', '-1e-7', '100.25']);
  if (type === 'duration') return random.pick(['0s', '1s', '30s', '-5s', '1h30m', '1.5ms']);
  if (type === 'bool') return random.pick(['true', 'false']);
  return random.pick(values[type]);
}
