import type { Policy } from '../../audit/types';
import type { Simplified } from './simplification';

/**
 * Returns what is equal for the same step whatever steps are taken before it. `numbers` are those that the rules had
 * at the beginning.
 */
export function keyOf(what: Simplified, numbers: readonly number[], policy: Policy): string {
  const of = (rule: number) => numbers[rule];
  switch (what.kind) {
    case 'rule removed':
      return JSON.stringify([what.kind, of(what.rule)]);
    case 'value removed': {
      const { rule, field, value, isEntry, path } = what;
      const entry = field === 'resources' ? policy.rules[rule]?.resources?.[Number(path[3])] : 0;
      const place = entry ? [entry.group ?? '', isEntry && entry.resources, path[4]] : [];
      return JSON.stringify([what.kind, of(rule), field, value, isEntry, ...place]);
    }
    case 'field removed':
      return JSON.stringify([what.kind, of(what.rule), what.field]);
    case 'omission removed':
      return JSON.stringify([what.kind, of(what.rule), what.field, what.stage]);
    case 'omission moved':
      return JSON.stringify([what.kind, what.field, what.stage]);
    case 'rules merged':
      return JSON.stringify([what.kind, of(what.rule), of(what.other)]);
    case 'entries merged':
      return JSON.stringify([what.kind, of(what.rule), what.group]);
  }
}
