import type { ClusterApi } from '../../catalog/types';
import type { Analysis } from '../../engine/check';
import type { Problem } from '../../engine/problem';
import { readTestFile } from './readTestFile';

/** Returns a check of a file of tests with the problems of the file, behind what kube-apiserver says; of another text, the check itself. */
export function withTestProblems(analysis: Analysis, cluster?: ClusterApi): Analysis {
  const reading = readTestFile(analysis.text, analysis.kubernetes, cluster);
  if (reading.outcome !== 'refused') return analysis;
  const said = reading.problems.map(({ message, advice, range }): Problem => ({
    ...{ code: 'test-file', source: 'auditorium', severity: 'error' },
    ...{ message, advice, range, rule: undefined },
  }));
  const { text, kubernetes, tooLarge, problems } = analysis;
  return {
    ...{ text, kubernetes, cluster: analysis.cluster, tooLarge, reading: analysis.reading },
    problems: [...problems.filter(({ code }) => code !== 'test-file'), ...said],
  };
}
