import { differenceSentence, differenceWords } from '../analysis/sentences/differenceSentence';
import {
  differenceMarkdown,
  differenceText,
  verdictOf,
  type Verdict,
} from '../analysis/sentences/differenceText';
import type { Compared } from '../analysis/sentences/exceptionWords';
import { textOf } from '../analysis/sentences/sentencePiece';
import type { RequestAuditConfig } from '../audit/types';
import type { SampleRequest } from '../catalog/types';
import { attributesFor } from '../engine/decide';
import type { DifferenceSet, ExceptedRule } from '../proofs/differenceSet';
import { describedDifference, type DescribedDifference } from '../proofs/differenceSets';
import { httpRequest } from '../proofs/httpRequest';
import { isInSet } from '../proofs/isInSet';
import { counted } from '../ui/counted';
import { ruleNumber } from './asJson';

/** What two policies treat differently, of all requests that kube-apiserver can receive. */
export interface ExactDiff {
  readonly verdict: Verdict;
  /** Paragraphs with a newline at the end. */
  text(): string;
  markdown(): string;
  /** The fields of the report. */
  json(): object;
}

/** Compares two policies for every request; `requests` are those that are counted in each set. */
export function exactDiff(compared: Compared, requests: readonly SampleRequest[]): ExactDiff {
  const difference = describedDifference(compared.before, compared.after);
  const countIn = (set: DifferenceSet) =>
    requests.filter((request) =>
      isInSet(set, attributesFor(request), compared.before, compared.after),
    ).length;
  const note = (set: DifferenceSet) => `${countIn(set)} of ${counted(requests.length, 'request')}`;
  return {
    verdict: verdictOf(difference),
    text: () => differenceText(difference, compared, note),
    markdown: () => differenceMarkdown(difference, compared, note),
    json: () => jsonOf(difference, compared, countIn),
  };
}

function jsonOf(
  difference: DescribedDifference,
  compared: Compared,
  countIn: (set: DifferenceSet) => number,
): object {
  const verdict = verdictOf(difference);
  return {
    equal: verdict === 'undecided' ? null : verdict === 'equal',
    undecided: difference.undecided,
    more: difference.more,
    sets: difference.sets.map((set) => {
      const { level: _none, ...conditions } = set.conditions.rule;
      const http = httpRequest(set.request);
      return {
        sentence: textOf(differenceSentence(differenceWords(set, compared))),
        conditions,
        alsoInGroups: set.conditions.alsoIn,
        except: set.except.map(exceptOf),
        before: { ...configOf(set.was), rules: set.before.map(ruleNumber) },
        after: { ...configOf(set.is), rules: set.after.map(ruleNumber) },
        requests: countIn(set),
        example: http && { ...http, user: set.request.user },
      };
    }),
  };
}

const exceptOf = (each: ExceptedRule) =>
  each.in === 'both'
    ? { before: ruleNumber(each.before), after: ruleNumber(each.after) }
    : { [each.in]: ruleNumber(each.rule) };

const configOf = ({ level, omitStages, omitManagedFields }: RequestAuditConfig) => ({
  ...{ level, omitStages, omitManagedFields },
});
