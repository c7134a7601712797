import { compilePolicy } from '../audit/compile';
import { auditEvents } from '../audit/event/event';
import { logLine } from '../audit/event/logLine';
import {
  outcomeFields,
  type Attributes,
  type Decision,
  type KubernetesVersion,
  type Policy,
} from '../audit/types';
import { validatePolicy } from '../audit/validation';
import { attributesFor, outputOf, type Row } from '../engine/decide';
import { exchangeOfSample } from '../engine/exchangeOfSample';
import { differenceInSteps, pairsOf } from '../proofs/difference';
import { expectNow, recordedStages, type Expectation } from './expectation';
import { judge } from './judge';
import { mutantsOf, type Mutant } from './mutants';

/** What became of a mutant. */
export type Trial =
  /** An expectation that holds for the policy fails for the mutant. */
  | { mutant: Mutant; outcome: 'noticed'; by: Expectation }
  /** No expectation fails, but the log of a request differs: the smallest such log, and what would notice it. */
  | { mutant: Mutant; outcome: 'missed'; witness: Row; expectation: Expectation }
  /** No request at hand tells policy and mutant apart, but this one does. */
  | { mutant: Mutant; outcome: 'unseen'; request: Attributes }
  /** No request at hand does, and it would take too much to find one or to prove that there is none. */
  | { mutant: Mutant; outcome: 'undecided' }
  /** No request at all does: proved. */
  | { mutant: Mutant; outcome: 'equivalent' };

/**
 * Tries a policy's mutants: which of them would the expectations not notice? `rows` are those that `decide` returned
 * for the policy, which must have passed validation; mutants are looked at with the same requests. A mutant that
 * kube-apiserver would reject is left out. One pause for each mutant.
 */
export function* tryMutants(
  policy: Policy,
  expectations: readonly Expectation[],
  rows: readonly Row[],
  kubernetes: KubernetesVersion,
): Generator<undefined, Trial[]> {
  const rowOf = new Map(rows.map((row) => [row.request.id, row]));
  const holding = expectations.flatMap((expectation) => {
    const row = rowOf.get(expectation.request);
    return row && judge(expectation, row, kubernetes).length === 0 ? [{ expectation, row }] : [];
  });
  const requests = rows.map(({ request }) => attributesFor(request));
  const trials: Trial[] = [];
  for (const mutant of mutantsOf(policy, requests)) {
    yield;
    if (validatePolicy(mutant.policy, kubernetes).length > 0) continue;
    const decideOne = compilePolicy(mutant.policy);
    const mutated = (row: Row): Row => {
      const decision = decideOne(attributesFor(row.request));
      if (isSame(decision, row.decision)) return row;
      return { ...row, decision, output: outputOf(row.request, decision, kubernetes) };
    };
    const noticing = holding.find(
      ({ expectation, row }) => judge(expectation, mutated(row), kubernetes).length > 0,
    );
    if (noticing) {
      trials.push({ mutant, outcome: 'noticed', by: noticing.expectation });
      continue;
    }
    const witness = smallestWitness(rows, mutated, kubernetes);
    if (witness) trials.push({ mutant, outcome: 'missed', ...witness });
    else trials.push({ mutant, ...(yield* compared(policy, mutant)) });
  }
  return trials;
}

const isSame = (a: Decision, b: Decision): boolean =>
  a.rule === b.rule && outcomeFields.every((field) => String(a[field]) === String(b[field]));

/** The request with the smallest log whose log tells two policies apart, and the parts that do. */
function smallestWitness(
  rows: readonly Row[],
  mutated: (row: Row) => Row,
  kubernetes: KubernetesVersion,
): { witness: Row; expectation: Expectation } | undefined {
  let found: { witness: Row; other: Row; bytes: number } | undefined;
  for (const row of rows) {
    const other = mutated(row);
    if (other === row) continue;
    const bytes = row.output.bytes + other.output.bytes;
    if (found && bytes >= found.bytes) continue;
    if (row.output === other.output || logOf(row, kubernetes) === logOf(other, kubernetes))
      continue;
    found = { witness: row, other, bytes };
  }
  return found && { witness: found.witness, expectation: tellingApart(found.witness, found.other) };
}

const logOf = ({ request, decision }: Row, kubernetes: KubernetesVersion) =>
  auditEvents(decision, exchangeOfSample(request, kubernetes)).map(logLine).join('');

/** The least that has to be expected of the first row to notice that it became the second, whose log differs. */
function tellingApart(row: Row, other: Row): Expectation {
  if (row.decision.level !== other.decision.level) return expectNow(row, ['level']);
  if (String(recordedStages(row)) !== String(recordedStages(other))) {
    return expectNow(row, ['level', 'stages']);
  }
  return expectNow(row, ['level', 'omitManagedFields']);
}

/** So many combinations are looked at for one mutant; there may be hundreds of mutants. */
const combinationsAtMost = 200_000;

/** Compares a mutant with its policy for every request. */
function* compared(
  policy: Policy,
  { policy: changed }: Mutant,
): Generator<
  undefined,
  { outcome: 'equivalent' | 'undecided' } | { outcome: 'unseen'; request: Attributes }
> {
  const budget = { left: combinationsAtMost };
  const pairs = yield* pairsOf(policy, changed);
  const { parts, undecided } = yield* differenceInSteps(policy, changed, budget, pairs);
  const [first] = parts;
  if (first) return { outcome: 'unseen', request: pairs.natural(first) };
  return { outcome: undecided > 0 ? 'undecided' : 'equivalent' };
}
