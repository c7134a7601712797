import { newestKubernetes, type KubernetesVersion } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { decide, type Row } from '../../engine/decide';
import { becauseOf, becauseText } from '../../expectations/because';
import { readTestFile } from '../../expectations/file/readTestFile';
import { judge, type Failure } from '../../expectations/judge';
import type { Input } from '../inputs';
import { Unusable } from '../io';
import { acceptedOf } from '../policy';
import { positionIn, type Position } from '../position';
import { oneLine } from '../style';
import { tryMistakes, type Mutants } from './mutants';

/** What became of one test. */
export interface RanTest {
  name: string;
  row: Row;
  /** Where the test is, and where its expectation. */
  at: Position;
  expectAt: Position;
  /** Empty if it passes. */
  failures: readonly Failure[];
  /** Which rule matches, and why not the one that is expected; '' if it passes. */
  because: string;
}

/** What became of one file of tests. */
export interface RanFile {
  file: Input;
  policy: Input;
  kubernetes: KubernetesVersion;
  tests: readonly RanTest[];
  mutants?: Mutants;
  /** What the user should know about the file. */
  note?: string;
}

interface Options {
  /** Instead of the version in the file. */
  kubernetes: KubernetesVersion | undefined;
  /** Percent of the mistakes that must be noticed; undefined: none are tried. */
  threshold: number | undefined;
}

/**
 * Runs the tests of a file against `given`, or else against the policy that it names, which `read` reads. Throws Unusable,
 * with places, if a file cannot be read or kube-apiserver would reject the policy.
 */
export async function runFile(
  file: Input,
  given: Input | undefined,
  options: Options,
  read: (name: string) => Promise<Input>,
): Promise<RanFile> {
  const at = positionIn(file.text);
  const reading = readTestFile(file.text, options.kubernetes ?? newestKubernetes);
  if (reading.outcome !== 'read') {
    const problems = reading.outcome === 'refused' ? reading.problems : [];
    const lines = problems.map(({ message, advice, range }) => {
      const { line, column } = at(range.start);
      return `${oneLine(file.name)}:${line}:${column}: ${oneLine(message)}${advice === '' ? '' : ` ${oneLine(advice)}`}`;
    });
    throw new Unusable(lines.join('\n') || `${oneLine(file.name)} is no file of tests.`);
  }
  const { policy: named, kubernetes: own, tests } = reading.file;
  if (!given && named === undefined)
    throw new Unusable(
      `${oneLine(file.name)} names no policy. Add "policy: policy.yaml" to it, or name the policy before it.`,
    );
  const input = given ?? (await read(named ?? ''));
  const kubernetes = options.kubernetes ?? own ?? newestKubernetes;
  const accepted = acceptedOf(input, kubernetes);
  const rows = decide(
    accepted.policy,
    tests.map(({ request }) => request),
    kubernetes,
  );
  const nameOf = (rule: number) => `rule ${rule + 1} (line ${accepted.lineOf(rule)})`;
  const ran = tests.flatMap((test, index): RanTest[] => {
    const row = rows[index];
    if (!row) return [];
    const failures = judge(test.expectation, row, kubernetes);
    return [
      {
        name: test.name,
        row,
        at: at(test.range.start),
        expectAt: at(test.expectRange.start),
        failures,
        because:
          failures.length > 0
            ? becauseText(becauseOf(test.expectation, row, accepted.policy), nameOf)
            : '',
      },
    ];
  });
  const isAnother =
    given &&
    named !== undefined &&
    file.path !== undefined &&
    (await isOther(given, () => read(named)));
  return {
    file,
    policy: input,
    kubernetes,
    tests: ran,
    ...(options.threshold !== undefined && {
      mutants: tryMistakes(
        accepted.policy,
        tests,
        rows,
        sampleRequests,
        kubernetes,
        options.threshold,
      ),
    }),
    ...(isAnother && {
      note: `${oneLine(file.name)} is for ${oneLine(named)}, and is run with ${oneLine(given.name)}.`,
    }),
  };
}

async function isOther({ path }: Input, read: () => Promise<Input>): Promise<boolean> {
  const named = await read().catch(() => undefined);
  return named === undefined || named.path !== path;
}
