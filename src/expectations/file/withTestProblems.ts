import type { ClusterApi } from '../../catalog/types';
import type { Analysis } from '../../engine/check';
import type { Problem } from '../../engine/problem';
import { listedAtMost } from '../../engine/problemList';
import { readTestFile } from './readTestFile';

/** Returns a check of a file of tests with the problems of the file, behind what kube-apiserver says; of another text, the check itself. */
export function withTestProblems(analysis: Analysis, cluster?: ClusterApi): Analysis {
  const reading = readTestFile(analysis.text, analysis.kubernetes, cluster);
  if (reading.outcome !== 'refused') return analysis;
  const more = reading.problems.length - listedAtMost;
  const listed = reading.problems.slice(0, listedAtMost);
  const said = listed.map(({ message, advice, range }, at): Problem => ({
    ...{ code: 'test-file', source: 'auditorium', severity: 'error' },
    ...{ message, advice, range, rule: undefined },
    ...(more > 0 && at === listedAtMost - 1 && { more }),
  }));
  const { text, kubernetes, tooLarge, problems } = analysis;
  return {
    ...{ text, kubernetes, cluster: analysis.cluster, tooLarge, reading: analysis.reading },
    problems: [...problems.filter(({ code }) => code !== 'test-file'), ...said],
  };
}
