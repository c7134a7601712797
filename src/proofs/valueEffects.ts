import { matchListFields, present } from '../audit/match';
import { firstIndexIn } from '../audit/listLookup';
import { isStep } from '../audit/steps';
import type { Attributes, MatchListField, Path, Policy, PolicyRule } from '../audit/types';
import { bitRange, bitsOf, type Bits } from './bits';
import { findIn, type Budget, type PreparedRegion } from './findRequest';
import { ownValues, type OwnValues } from './ownValues';
import { fewestOf, type Reachability } from './reachability';
import { livePart } from './deadValues';
import { liveShape, regionFields, type RegionFields } from './region';
import { partsOf, sendersFor, type LeftOut } from './regionParts';
import type { RuleIndex, Subject } from './ruleIndex';
import { isStillDecided } from './isStillDecided';
import { subjectsIn } from './subjectsIn';

/**
 * A value of a rule's list, or an entry of `resources`, without which the rule would decide the same requests:
 * earlier rules or the rule's other values match all that it matches. Where neither does, no request has it
 * together with the rule's other conditions.
 */
export interface IdleValue {
  readonly rule: number;
  /** In the rule: ['verbs', 1], ['resources', 0, 'resourceNames', 2], ['resources', 0]. */
  readonly path: Path;
  /** The earlier rules, each of them needed. */
  readonly by: readonly number[];
  /** Whether the rule's other values are needed for it. */
  readonly own: boolean;
}

/** More values of a policy are not looked at. */
const valuesAtMost = 5000;

/** So much is looked at for one policy; it takes about a second. */
const combinationsAtMost = 2_000_000;

/**
 * Returns the values without effect of all rules that decide a request, as `reached` says of each; `index` is that
 * of the rules. Lists of a single
 * value are left out, and of equal values all but the first. What takes too much is left out as well. Pauses.
 */
export function* idleValuesInSteps(
  { rules }: Policy,
  reached: readonly Reachability[],
  index: RuleIndex,
): Generator<undefined, IdleValue[]> {
  const budget: Budget = { left: combinationsAtMost };
  const found: IdleValue[] = [];
  let values = valuesAtMost;
  for (const [at, rule] of rules.entries()) {
    yield;
    const answer = reached[at];
    if (answer?.kind !== 'reached') continue;
    values -= valuesOf(rule);
    if (values < 0) break;
    const search = new ValueSearch(rule, at, index, answer.request, budget);
    for (const idle of yield* search.all()) found.push(idle);
  }
  return found;
}

function valuesOf(rule: PolicyRule): number {
  const entries = (rule.resources ?? []).map(
    ({ resources = [], resourceNames = [] }) => 1 + resources.length + resourceNames.length,
  );
  const lists = matchListFields.map((field) => rule[field]?.length ?? 0);
  return [...entries, ...lists].reduce((sum, count) => sum + count, 0);
}

/** The requests of one value: the rule's fields limited to it, and what other values match of them. */
interface Limited {
  fields: RegionFields;
  leftOut?: LeftOut;
  /** Whether other values of the list match this sender. */
  isOfOthers?: (sender: Subject) => boolean;
}

class ValueSearch {
  readonly earlier: Bits;
  private readonly own: OwnValues;
  private subjects: { found: readonly Subject[] | undefined } | undefined;
  private readonly fields: RegionFields | 'none' | 'undecided';

  constructor(
    private readonly rule: PolicyRule,
    private readonly at: number,
    readonly index: RuleIndex,
    readonly witness: Attributes,
    private readonly budget: Budget,
  ) {
    this.earlier = bitRange(index.size, 0, at);
    this.own = ownValues(rule);
    this.fields = regionFields([rule]);
  }

  *all(): Generator<undefined, IdleValue[]> {
    const found: IdleValue[] = [];
    for (const field of matchListFields) {
      const list = this.rule[field] ?? [];
      // The evaluator ignores URLs beside resources.
      if (field === 'nonResourceURLs' && this.witness.isResourceRequest) continue;
      if (new Set(list).size < 2) continue;
      for (const [value, text] of list.entries()) {
        if (isStep(value)) yield;
        if (firstIndexIn(list, text) < value) continue;
        const idle = yield* this.idle([field, value], this.limitedTo(field, value, text));
        if (idle) found.push(idle);
      }
    }
    for (const idle of yield* this.inEntries()) found.push(idle);
    return found;
  }

  private limitedTo(
    field: MatchListField,
    value: number,
    text: string,
  ): Limited | 'never' | undefined {
    const { fields } = this;
    if (typeof fields === 'string') return undefined;
    if (!this.isLive(field, text)) return 'never';
    switch (field) {
      case 'users':
        return { fields: { ...fields, users: [text] } };
      case 'userGroups': {
        const others = new Set(this.rule.userGroups?.filter((group) => group !== text));
        return {
          fields: { ...fields, groups: [[text]] },
          isOfOthers: (sender) => sender?.groups.some((group) => others.has(group)) === true,
        };
      }
      case 'verbs':
        return { fields: { ...fields, verbs: [text] } };
      case 'namespaces':
        return { fields: { ...fields, namespaces: [text] } };
      case 'nonResourceURLs':
        return {
          fields: { ...fields, urls: [text] },
          leftOut: {
            target: () => false,
            path: (path) => this.own.isPathOfOthers(value, path),
          },
        };
    }
  }

  /** Whether some request has the value. */
  private isLive(field: MatchListField, text: string): boolean {
    if (field === 'verbs') return liveShape(this.rule)?.verbs?.has(text) === true;
    return livePart({ level: '', [field]: [text] }) !== undefined;
  }

  private *inEntries(): Generator<undefined, IdleValue[]> {
    const found: IdleValue[] = [];
    const { resources: entries = [] } = this.rule;
    for (const [
      entry,
      { resources: patterns = [], resourceNames: names = [] },
    ] of entries.entries()) {
      yield;
      const isWhole = !present(patterns);
      const count = new Set(patterns).size;
      const idle: IdleValue[] = [];
      // The only value of its list stays: without it, the entry would be for the whole group.
      for (const [value, pattern] of count > 1 ? patterns.entries() : []) {
        if (isStep(value)) yield;
        if (firstIndexIn(patterns, pattern) < value) continue;
        const limited = this.limitedToTargets(entry, value, { resources: [pattern] });
        const one = yield* this.idle(['resources', entry, 'resources', value], limited);
        if (one) idle.push(one);
      }
      const isAll = count < 2 || idle.length === count;
      if (isAll && entries.length > 1) {
        const limited = this.limitedToTargets(entry, undefined, {});
        const whole = yield* this.idle(['resources', entry], limited);
        if (whole) {
          found.push(whole);
          continue;
        }
      }
      for (const one of idle) found.push(one);
      if (isWhole || new Set(names).size < 2) continue;
      for (const [value, name] of names.entries()) {
        if (isStep(value)) yield;
        if (firstIndexIn(names, name) < value) continue;
        const limited = this.limitedToTargets(entry, undefined, { resourceNames: [name] });
        const one = yield* this.idle(['resources', entry, 'resourceNames', value], limited);
        if (one) found.push(one);
      }
    }
    return found;
  }

  private limitedToTargets(
    entry: number,
    value: number | undefined,
    limits: { resources?: string[]; resourceNames?: string[] },
  ): Limited | 'never' | undefined {
    const { fields } = this;
    const one = { ...this.rule.resources?.[entry], ...limits };
    const limited = regionFields([{ level: '', resources: [one] }]);
    if (limited === 'none') return 'never';
    if (typeof fields === 'string' || typeof limited === 'string') return undefined;
    return {
      fields: { ...fields, targets: limited.targets },
      leftOut: {
        target: (target) => this.own.isTargetOfOthers(entry, value, target),
        path: () => false,
      },
    };
  }

  /** Whoever sends the requests; found once for all values of fields that do not limit the sender. */
  private subjectsFor(fields: RegionFields): readonly Subject[] | undefined {
    const { fields: all, index } = this;
    if (typeof all === 'string' || fields.users !== all.users || fields.groups !== all.groups) {
      return subjectsIn(fields, index);
    }
    this.subjects ??= { found: subjectsIn(all, index) };
    return this.subjects.found;
  }

  /** Whether no request is decided because of the value; undefined if one is, or if it takes too much. */
  private *idle(
    path: Path,
    limited: Limited | 'never' | undefined,
  ): Generator<undefined, IdleValue | undefined> {
    if (limited === 'never') return { rule: this.at, path, by: [], own: false };
    if (!limited) return undefined;
    const { fields, leftOut, isOfOthers = () => false } = limited;
    const { index, budget, earlier, at: rule } = this;
    const { targets, urls, namespaces = [] } = fields;
    const subjects = this.subjectsFor(fields);
    if (!subjects) return undefined;
    budget.left -= subjects.length + targets.length + urls.length + namespaces.length;
    if (budget.left < 0) return undefined;
    const alone = subjects.filter((sender) => !isOfOthers(sender));
    if (isStillDecided(path, { ...limited, senders: alone }, this)) return undefined;
    const senders = yield* sendersFor(alone, index);
    let isAnyLeftOut = alone.length < subjects.length;
    const noted = (isOut: boolean) => {
      isAnyLeftOut ||= isOut;
      return isOut;
    };
    const region = yield* partsOf(fields, senders, index, earlier, {
      target: (target) => noted(leftOut?.target(target) === true),
      path: (one) => noted(leftOut?.path(one) === true),
    });
    const answer = findIn(region, earlier, budget);
    if (answer.kind !== 'none') return undefined;
    const by = fewestOf(answer.by, region, index, budget);
    if (!isAnyLeftOut) return { rule, path, by, own: false };
    // Perhaps the earlier rules match what the other values match as well.
    const whole = yield* partsOf(fields, yield* sendersFor(subjects, index), index, earlier);
    const own = !isNone(whole, bitsOf(index.size, by), budget);
    return { rule, path, by, own };
  }
}

const isNone = (region: PreparedRegion, except: Bits, budget: Budget) =>
  findIn(region, except, budget).kind === 'none';
