import { resourceMatches, pathMatches } from '../../audit/match';
import type { Simplified, SimplifyStep } from '../../proofs/simplify/simplification';
import { plain, said, strong, type Piece } from './sentencePiece';

type Step = Pick<SimplifyStep, 'what' | 'numbers' | 'policy'>;
type Removed = Extract<Simplified, { kind: 'value removed' }>;

/**
 * Returns what a step of a simplification does, and why it changes nothing: "Remove rule 4: rules 1 and 2 together match
 * everything that it matches." Rules have the numbers that they had before the first step.
 */
export function simplifySentence(step: Step): Piece[] {
  const { what, numbers } = step;
  const rule = (at: number) => `rule ${(numbers[at] ?? 0) + 1}`;
  switch (what.kind) {
    case 'rule removed':
      return [plain(`Remove ${rule(what.rule)}: ${whyRule(step, what)}.`)];
    case 'value removed':
      return valueRemoved(step, what);
    case 'field removed':
      return [
        plain('Remove '),
        strong(what.field, []),
        plain(` from ${rule(what.rule)}: the rule matches the same requests without it.`),
      ];
    case 'omission removed':
      return omissionRemoved(step, what);
    case 'omission moved': {
      const some = listed(what.rules.map((at) => String((numbers[at] ?? 0) + 1)));
      return [
        plain('Omit '),
        what.stage === undefined ? plain('managed fields') : strong(what.stage, []),
        plain(` in the policy instead of in rules ${some}.`),
      ];
    }
    case 'rules merged':
      return [
        plain(`Merge ${rule(what.other)} into ${rule(what.rule)}: they differ in `),
        strong(what.field, []),
        plain(' only.'),
      ];
    case 'entries merged':
      return [plain(`Merge the entries of ${rule(what.rule)} for `), ...groupOf(what.group, '.')];
  }
}

function whyRule(step: Step, { reason }: Extract<Simplified, { kind: 'rule removed' }>): string {
  if (reason.kind === 'empty') return 'no request matches it';
  if (reason.kind === 'covered') {
    return `${rulesOf(step, reason.by)} everything that it matches`;
  }
  return 'its requests are recorded the same without it';
}

/** "rule 1 matches", "rules 1 and 2 together match". */
function rulesOf({ numbers }: Step, by: readonly number[]): string {
  const names = by.map((at) => String((numbers[at] ?? 0) + 1));
  return names.length === 1 ? `rule ${names[0]} matches` : `rules ${listed(names)} together match`;
}

const namedAtMost = 5;

function listed(names: readonly string[]): string {
  const shown = names.length > namedAtMost ? names.slice(0, namedAtMost - 1) : names;
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return [all.slice(0, -1).join(', '), all.at(-1)].filter(Boolean).join(' and ');
}

function valueRemoved(step: Step, what: Removed): Piece[] {
  const from = ` of rule ${(step.numbers[what.rule] ?? 0) + 1}`;
  const list = what.isEntry ? what.field : String(what.path.at(-2));
  const thing = what.isEntry
    ? [plain('the entry for '), ...groupOf(what.value, '')]
    : [strong(said(what.value), [])];
  return [
    plain('Remove '),
    ...thing,
    plain(' from '),
    strong(list, []),
    plain(`${from}: `),
    ...whyValue(step, what),
    plain('.'),
  ];
}

function whyValue(step: Step, what: Removed): Piece[] {
  const { reason, isEntry } = what;
  switch (reason.kind) {
    case 'empty':
      return [plain('no request matches it')];
    case 'covered':
      return [plain(`${rulesOf(step, reason.by)} all its requests first`)];
    case 'later':
      return [plain('its requests are recorded the same without it')];
    case 'repeated': {
      if (isEntry) return [plain('the other entries match the same')];
      const left = leftIn(step, what);
      if (left.includes(what.value)) return [plain('it is there twice')];
      const other = left.find((each) => isWithin(what, each));
      return other === undefined
        ? [plain('the rest of the rule matches the same')]
        : [strong(said(other), []), plain(' matches it already')];
    }
  }
}

/** The values that are left in the list. */
function leftIn({ policy }: Step, { rule, field, path }: Removed): readonly string[] {
  const left = policy.rules[rule];
  if (field !== 'resources') return left?.[field] ?? [];
  const list = path[4] === 'resourceNames' ? 'resourceNames' : 'resources';
  return left?.resources?.[Number(path[3])]?.[list] ?? [];
}

/** Whether another value of the list matches all that this one does. */
function isWithin({ field, value, path }: Removed, other: string): boolean {
  if (field === 'nonResourceURLs') {
    return other.endsWith('*') && pathMatches(value.replace(/\*+$/, ''), other);
  }
  if (field !== 'resources' || path[4] !== 'resources') return false;
  const [base = '', sub = ''] = value.split('/');
  return other === '*' || (sub !== '*' && base !== '*' && resourceMatches(other, base, sub));
}

function omissionRemoved(
  { numbers, policy }: Step,
  { rule, field, stage, reason }: Extract<Simplified, { kind: 'omission removed' }>,
): Piece[] {
  const of = `rule ${(numbers[rule] ?? 0) + 1}`;
  const { level } = policy.rules[rule] ?? { level: '' };
  const why = {
    policy: field === 'omitStages' ? 'the policy omits the same' : 'the policy says the same',
    level:
      level === 'None'
        ? 'level None records nothing anyway'
        : `level ${said(level)} records no managed fields`,
    repeated: 'it is there twice',
  };
  return [
    plain('Remove '),
    strong(stage ?? field, []),
    plain(stage === undefined ? ` from ${of}: ` : ' from '),
    ...(stage === undefined ? [] : [strong(field, []), plain(` of ${of}: `)]),
    plain(`${why[reason]}.`),
  ];
}

const groupOf = (group: string, end: string): Piece[] =>
  group === ''
    ? [plain(`the core group${end}`)]
    : group === '*'
      ? [plain(`all groups${end}`)]
      : [strong(said(group), []), ...(end === '' ? [] : [plain(end)])];
