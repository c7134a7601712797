import { auditConfig } from '../audit/evaluator';
import { rememberedFor } from '../audit/listLookup';
import { resultOf } from '../audit/steps';
import type { Attributes, Policy, PolicyRule, RequestAuditConfig } from '../audit/types';
import { addBit, bitRange, type Bits } from '../proofs/bits';
import { findRequest, type Budget } from '../proofs/findRequest';
import { naturalRequest } from '../proofs/naturalRequest';
import { regionFields, sizeOfRegion, type Region } from '../proofs/region';
import { ruleIndexInSteps, type RuleIndex } from '../proofs/ruleIndex';
import { anybody, courses, longRunning, meets, type Course } from './demand';
import type { Demand, Filter, Question } from './question';

/** Requests of a question that one rule decides. */
export interface Decided {
  /** From 0; undefined: no rule matches. */
  readonly rule: number | undefined;
  readonly config: RequestAuditConfig;
  /** Whether what is recorded is what the question wants. */
  readonly holds: boolean;
  /** One of them, which reads as naturally as can be. */
  readonly request: () => Attributes;
}

/**
 * `yes`: what the question claims is true of every request. `no`: not of those that `decided` names. `empty`: there are no
 * such requests. `undecided`: it takes too much to say.
 */
export interface Answer {
  readonly question: Question;
  readonly kind: 'yes' | 'no' | 'empty' | 'undecided';
  /** By rule; one rule may be there twice, once for each `holds`. What no rule matches comes last. */
  readonly decided: readonly Decided[];
  /** Rules of which it takes too much to say whether they decide such a request. */
  readonly unsure: readonly (number | undefined)[];
}

/** Returns whether what a check claims is not proved. */
export const isBad = ({ kind, question }: Answer): boolean =>
  question.kind === 'check' && (kind === 'no' || kind === 'undecided');

/** A policy, ready to be asked. */
export interface Asked {
  readonly policy: Policy;
  readonly index: RuleIndex;
  /** Where the filters stand in the index: after the rules of the policy. */
  readonly placeOf: (filter: Filter) => number;
}

/** So many combinations of values are looked at for one question. */
export const combinationsPerQuestion = 2_000_000;

/** Prepares a policy for these questions. Pauses. */
export function* askable(
  policy: Policy,
  questions: readonly Question[],
): Generator<undefined, Asked> {
  const filters = [
    ...new Set([anybody, ...longRunning, ...questions.flatMap(({ except = [] }) => except)]),
  ];
  const index = yield* ruleIndexInSteps([...policy.rules, ...filters.map(asRule)]);
  const places = new Map(filters.map((filter, at) => [filter, policy.rules.length + at]));
  const placeOf = (filter: Filter) => {
    const place = places.get(filter);
    if (place === undefined) throw new Error('the policy is not ready for this question');
    return place;
  };
  return { policy, index, placeOf };
}

/** So many for all questions together; it takes two to three seconds. */
const combinationsForAll = 6_000_000;

/**
 * To search a region takes as long as to look at so many combinations, and more with its values and the rules that they are
 * compared with.
 */
const costOf = (values: number, rules: number) => 100 + 2 * (10 + values) * (1 + rules / 300);

/**
 * Same as askInSteps for all questions, at once. The policy must be valid. When `all` is used up, which does not depend on
 * the machine, the rest is undecided.
 */
export function askAll(
  policy: Policy,
  questions: readonly Question[],
  all: Budget = { left: combinationsForAll },
): Answer[] {
  const asked = resultOf(askable(policy, questions));
  return questions.map((question) => {
    const most = Math.min(combinationsPerQuestion, all.left);
    const budget = { left: most };
    const answer = resultOf(askInSteps(asked, question, budget));
    all.left -= most - budget.left;
    return answer;
  });
}

/**
 * Answers a question about every request that kube-apiserver can receive (docs/proofs.md says which). Exact: for each rule, from
 * the top, it looks for a request of the question that this rule matches and no earlier one. Pauses. Whoever runs it may use up
 * the budget to end it: then it is undecided.
 */
export function* askInSteps(
  asked: Asked,
  question: Question,
  budget: Budget = { left: combinationsPerQuestion },
): Generator<undefined, Answer> {
  const search = new Search(asked, question, budget);
  for (const { about, must } of question.parts) yield* search.part(asRule(about), must);
  const decided = search.decided.toSorted(
    (one, other) => (one.rule ?? Infinity) - (other.rule ?? Infinity),
  );
  return { question, decided, kind: search.kind(), unsure: [...search.unsure.keys()] };
}

class Search {
  readonly decided: Decided[] = [];
  /** Of each, the rule and whether it holds. */
  private readonly known = new Set<string>();
  /** With whether an answer of yes needs to know it. */
  readonly unsure = new Map<number | undefined, boolean>();
  private readonly exceptions: readonly number[];

  constructor(
    private readonly asked: Asked,
    { except = [] }: Question,
    private readonly budget: Budget,
  ) {
    this.exceptions = except.map(asked.placeOf);
  }

  kind(): Answer['kind'] {
    if (this.decided.some(({ holds }) => !holds)) return 'no';
    if ([...this.unsure.values()].some(Boolean)) return 'undecided';
    if (this.decided.length > 0) return 'yes';
    return this.unsure.size > 0 ? 'undecided' : 'empty';
  }

  *part(about: PolicyRule, demand: Demand): Generator<undefined, void> {
    const { policy, index } = this.asked;
    const most = policy.rules.length;
    const all = this.before(most);
    const rest = yield* findRequest([about], index, all, this.budget);
    // No later rule decides anything where these rules match every request.
    const last = rest.kind === 'none' ? Math.max(-1, ...rest.by.filter((at) => at < most)) : most;
    const earlier = this.before(0);
    for (const [at, rule] of policy.rules.entries()) {
      if (at > last) break;
      yield;
      if (this.budget.left < 0 || !isApart(regionFields([about, rule]))) {
        yield* this.rule(about, at, earlier, demand);
      }
      addBit(earlier, at);
    }
    if (rest.kind !== 'none') yield* this.rule(about, undefined, all, demand);
  }

  /** The rules above this one, and what does not count. */
  private before(rule: number): Bits {
    const bits = bitRange(this.asked.index.size, 0, rule);
    for (const at of this.exceptions) addBit(bits, at);
    return bits;
  }

  private *rule(
    about: PolicyRule,
    rule: number | undefined,
    earlier: Bits,
    demand: Demand,
  ): Generator<undefined, void> {
    const { policy } = this.asked;
    const own = rule === undefined ? undefined : policy.rules[rule];
    const config = auditConfig(policy, own);
    const region = own ? [about, own] : [about];
    const passing = courses.filter((course) => meets(demand, config, course));
    const failing = courses.filter((course) => !passing.includes(course));
    for (const some of [passing, failing]) {
      const holds = some === passing;
      if (some.length === 0 || this.knows(rule, holds)) continue;
      for (const [limits, without] of this.regionsOf(some)) {
        const except = earlier.slice();
        for (const filter of without) addBit(except, this.asked.placeOf(filter));
        const found = { rule, config, holds };
        if (yield* this.find([...region, ...limits], except, found)) break;
      }
    }
  }

  /** Whether a request is known that the rule decides so. */
  private knows(rule: number | undefined, holds: boolean): boolean {
    return this.known.has(`${rule} ${holds}`);
  }

  private *find(
    region: Region,
    except: Bits,
    found: Omit<Decided, 'request'>,
  ): Generator<undefined, boolean> {
    const { index } = this.asked;
    const unsure = () => {
      this.unsure.set(found.rule, !found.holds || this.unsure.get(found.rule) === true);
      return false;
    };
    if (this.budget.left < 0) return unsure();
    const fields = regionFields(region);
    if (isApart(fields)) return false;
    if (typeof fields === 'object') {
      this.budget.left -= costOf(sizeOfRegion(fields), index.size);
    }
    const answer = yield* findRequest(region, index, except, this.budget);
    if (answer.kind === 'undecided') return unsure();
    if (answer.kind === 'none') return false;
    const { request } = answer;
    let natural: Attributes | undefined;
    this.known.add(`${found.rule} ${found.holds}`);
    this.decided.push({
      ...found,
      request: () => (natural ??= naturalRequest(request, region, index, except)),
    });
    return true;
  }

  /** The requests that take these courses, as regions: what they match besides, and what they do not match. */
  private regionsOf(
    some: readonly Course[],
  ): (readonly [limits: readonly PolicyRule[], without: readonly Filter[]])[] {
    if (some.length === courses.length) return [[[], []]];
    const callers = asRule(anybody);
    const isEither = some.includes('ordinary') && some.includes('long-running');
    return some.flatMap((course): (readonly [PolicyRule[], readonly Filter[]])[] => {
      if (course === 'failed login') return [[[], [anybody]]];
      if (course === 'ordinary') return [[[callers], isEither ? [] : longRunning]];
      return isEither ? [] : longRunning.map((filter) => [[callers, asRule(filter)], []]);
    });
  }
}

/** Whether one field alone shows that no request is in the region: so it is for most rules. */
function isApart(fields: ReturnType<typeof regionFields>): boolean {
  if (fields === 'none' || fields === 'undecided') return fields === 'none';
  const { resourceRequests, urlRequests, users, verbs, namespaces } = fields;
  const isEmpty = (list: readonly string[] | undefined) => list?.length === 0;
  if (isEmpty(users) || isEmpty(verbs)) return true;
  return !urlRequests && (!resourceRequests || isEmpty(namespaces));
}

const asRule = rememberedFor((filter: Filter): PolicyRule => ({ level: 'None', ...filter }));
