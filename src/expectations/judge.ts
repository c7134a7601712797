import { auditEvents } from '../audit/event/event';
import { utf8Bytes } from '../audit/go/bytes';
import { goJson } from '../audit/go/json';
import { logLine } from '../audit/event/logLine';
import { stages, type KubernetesVersion, type Stage } from '../audit/types';
import type { Row } from '../engine/decide';
import { exchangeOfSample } from '../engine/exchangeOfSample';
import { encodeBase64 } from '../packing/encodeBase64';
import { noRule, recordedStages, type ExpectedPart, type Expectation } from './expectation';

/** Why an expectation does not hold: what was expected and what the policy does, in words that follow each other. */
export interface Failure {
  part: ExpectedPart;
  /** "level Metadata" */
  expected: string;
  /** "level Request" */
  actual: string;
}

/** What became of an expectation. `gone`: there is no such request, so nothing can be said. */
export type Verdict = 'fail' | 'gone' | 'pass';

/** An expectation and what became of it. */
export interface Result {
  expectation: Expectation;
  verdict: Verdict;
  /** The row of its request; undefined if it is gone. */
  row: Row | undefined;
  /** Empty unless it fails; in the order of the parts. */
  failures: readonly Failure[];
}

/**
 * Holds expectations against the rows that `decide` returned for the requests: one result for each expectation, in
 * its order. Take the rows of a policy that kube-apiserver accepts: of another there is nothing to say.
 */
export function judgeAll(
  expectations: readonly Expectation[],
  rows: readonly Row[],
  kubernetes: KubernetesVersion,
): Result[] {
  const rowOf = new Map(rows.map((row) => [row.request.id, row]));
  return expectations.map((expectation) => {
    const row = rowOf.get(expectation.request);
    const failures = row ? judge(expectation, row, kubernetes) : [];
    const verdict = !row ? 'gone' : failures.length > 0 ? 'fail' : 'pass';
    return { expectation, verdict, row, failures };
  });
}

/** Returns why an expectation does not hold for a row; empty if it does. */
export function judge(
  expectation: Expectation,
  row: Row,
  kubernetes: KubernetesVersion,
): Failure[] {
  const { level, rule, stages: expectedStages, omitManagedFields, mustNotHold } = expectation;
  const { decision } = row;
  const failures: Failure[] = [];
  const differs = (part: ExpectedPart, expected: string, actual: string) => {
    if (expected !== actual) failures.push({ part, expected, actual });
  };
  if (level !== undefined) differs('level', `level ${level}`, `level ${decision.level}`);
  if (rule !== undefined) differs('rule', ruleText(rule), ruleText(decision.rule ?? noRule));
  if (expectedStages) {
    differs('stages', stagesText(expectedStages), stagesText(recordedStages(row)));
  }
  if (omitManagedFields !== undefined) {
    differs(
      'omitManagedFields',
      managedText(omitManagedFields),
      managedText(decision.omitManagedFields),
    );
  }
  for (const { text, where } of mustNotHold ? heldTexts(mustNotHold, row, kubernetes) : []) {
    differs('mustNotHold', `no ${JSON.stringify(text)} in the log`, where);
  }
  return failures;
}

/** The base64 of a shorter text is found by accident. */
const encodedFrom = 4;

/**
 * Returns the texts that the log holds because of a request, with the words for the first event that has each: as
 * it is, or in base64, as a Secret has its values.
 */
function heldTexts(
  texts: readonly string[],
  { decision, request }: Row,
  kubernetes: KubernetesVersion,
): { text: string; where: string }[] {
  const events = auditEvents(decision, exchangeOfSample(request, kubernetes)).map((event) => ({
    stage: event.stage,
    line: logLine(event),
  }));
  return texts.flatMap((text) => {
    // As a string of JSON, without its quotation marks.
    const written = goJson(text).slice(1, -1);
    const encoded = encodeBase64(utf8Bytes(text));
    for (const { stage, line } of events) {
      if (line.includes(written)) return [{ text, where: `in the event ${stage}` }];
      if (text.length >= encodedFrom && line.includes(encoded))
        return [{ text, where: `in base64 in the event ${stage}` }];
    }
    return [];
  });
}

const ruleText = (rule: number) => (rule === noRule ? 'no rule' : `rule ${rule + 1}`);

/** Returns stages in their order, in words: "events ResponseStarted, ResponseComplete", "no event". */
export function stagesText(listed: readonly Stage[]): string {
  const inOrder = stages.filter((stage) => listed.includes(stage));
  return inOrder.length === 0 ? 'no event' : `events ${inOrder.join(', ')}`;
}

const managedText = (omits: boolean) => (omits ? 'managed fields omitted' : 'managed fields kept');
