import { levels, stages, type Level, type Stage } from '../audit/types';
import type { Row } from '../engine/decide';
import { entriesIn } from '../workspace/entriesIn';

/** What a policy is expected to do with one request. A part that is absent may be anything. */
export interface Expectation {
  /** The id of the request. */
  request: string;
  level?: Level;
  /** The rule that matches first, from 0; -1: no rule matches. */
  rule?: number;
  /** The stages that have an event. */
  stages?: readonly Stage[];
  /** Whether events leave out managed fields. */
  omitManagedFields?: boolean;
  /** Texts that no line of the log may hold: the value of a credential, or a field such as requestObject. */
  mustNotHold?: readonly string[];
}

/** The parts of an expectation that say something. */
export const expectedParts = [
  'level',
  'rule',
  'stages',
  'omitManagedFields',
  'mustNotHold',
] as const satisfies readonly Exclude<keyof Expectation, 'request'>[];
export type ExpectedPart = (typeof expectedParts)[number];

/** No rule matches. */
export const noRule = -1;

/** So many expectations at most in a workspace: more than it can have requests. */
const expectationsAtMost = 2000;
const textsAtMost = 20;
const textAtMost = 300;

/**
 * Returns the expectations in data of any origin, at most one for a request (the last one); undefined if there are
 * none. Parts that are not valid are left out, and so is an expectation without a part. Never throws.
 */
export function expectationsFrom(value: unknown): readonly Expectation[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = new Map<string, Expectation>();
  for (const each of value.slice(0, expectationsAtMost)) {
    const expectation = expectationFrom(each);
    if (expectation) found.set(expectation.request, expectation);
  }
  return found.size === 0 ? undefined : [...found.values()];
}

function expectationFrom(value: unknown): Expectation | undefined {
  const given = entriesIn(value);
  const request = text(given?.get('request'));
  if (!given || request === undefined) return undefined;
  const rule = given.get('rule');
  const omits = given.get('omitManagedFields');
  const parts: { [Part in ExpectedPart]: Expectation[Part] | undefined } = {
    level: levels.find((level) => level === given.get('level')),
    rule: Number.isSafeInteger(rule) && Number(rule) >= noRule ? Number(rule) : undefined,
    stages: stagesFrom(given.get('stages')),
    omitManagedFields: typeof omits === 'boolean' ? omits : undefined,
    mustNotHold: textsFrom(given.get('mustNotHold')),
  };
  const said = Object.entries(parts).filter(([, part]) => part !== undefined);
  return said.length === 0 ? undefined : { request, ...Object.fromEntries(said) };
}

const text = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value.slice(0, textAtMost) : undefined;

/** An empty list means something: no event. */
const stagesFrom = (value: unknown): Stage[] | undefined =>
  Array.isArray(value) ? stages.filter((stage) => value.includes(stage)) : undefined;

function textsFrom(value: unknown): string[] | undefined {
  const texts = Array.isArray(value)
    ? value.slice(0, textsAtMost).flatMap((each) => text(each) ?? [])
    : [];
  return texts.length === 0 ? undefined : [...new Set(texts)];
}

/** The stages of a row that have an event. */
export const recordedStages = ({ output }: Row): Stage[] =>
  stages.filter((stage) => output.fates[stage] === 'recorded');

/** Returns these parts of what a policy does with a request now, as an expectation. `mustNotHold` is for people to say. */
export function expectNow(
  row: Row,
  parts: readonly Exclude<ExpectedPart, 'mustNotHold'>[],
): Expectation {
  const { decision, request } = row;
  const now = {
    level: decision.level,
    rule: decision.rule ?? noRule,
    stages: recordedStages(row),
    omitManagedFields: decision.omitManagedFields,
  };
  return {
    request: request.id,
    ...Object.fromEntries(parts.map((part) => [part, now[part]])),
  };
}

/** Returns what a policy does with a request now: its level and events, and the other parts that are expected already. */
export function expectNowLike(row: Row, before: Expectation | undefined): Expectation {
  const others = (['rule', 'omitManagedFields'] as const).filter(
    (part) => before?.[part] !== undefined,
  );
  const { mustNotHold } = before ?? {};
  return { ...expectNow(row, ['level', 'stages', ...others]), ...(mustNotHold && { mustNotHold }) };
}
