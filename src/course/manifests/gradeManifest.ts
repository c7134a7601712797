import { diagnose, type Diagnosis } from '../../apiServer/doctor/diagnose';
import { newestKubernetes } from '../../audit/types';
import type { Grade, Outcome } from '../grade';
import type { ManifestExercise } from '../types';
import { missing } from './missing';
import { saidAt } from './missingFile';

/**
 * Grades how kube-apiserver is started by what the doctor reads in the text, never by the text. Each requirement has an
 * outcome, also if the text cannot be read: then none is met. One that is not met has the reason, unless another has it
 * already.
 */
export function gradeManifest(exercise: ManifestExercise, text: string): Grade {
  const start = startOf(exercise);
  const diagnosis = diagnosed(text);
  const { requirements } = exercise;
  const refused = refusalOf(text, diagnosis, start);
  if (refused !== undefined) {
    return {
      isPassed: false,
      refused,
      outcomes: requirements.map(({ says }) => ({ says, isMet: false })),
    };
  }
  const said = new Set<string>();
  const outcomes = requirements.map(({ says, wants }): Outcome => {
    const whys = wants.flatMap((goal) => missing(goal, { text, diagnosis, start }) ?? []);
    const why = whys.find((each) => !said.has(each));
    if (why !== undefined) said.add(why);
    return { says, isMet: whys.length === 0, ...(why !== undefined && { why }) };
  });
  return { isPassed: outcomes.every(({ isMet }) => isMet), outcomes };
}

const starts = new WeakMap<ManifestExercise, Diagnosis>();

function startOf(exercise: ManifestExercise): Diagnosis {
  const start = starts.get(exercise) ?? diagnosed(exercise.start);
  starts.set(exercise, start);
  return start;
}

const diagnosed = (text: string) => diagnose(text, { kubernetes: newestKubernetes });

/** Why nothing can be graded. */
function refusalOf(text: string, now: Diagnosis, start: Diagnosis): string | undefined {
  if (text.trim() === '') return 'There is no text yet.';
  if (now.unread !== undefined) return now.unread;
  const broken = now.findings.find(({ code }) => code === 'not-yaml' || code === 'server-message');
  if (broken) return saidAt(text, broken);
  const [first, ...more] = now.servers;
  const wanted = start.servers[0]?.configuration.kind;
  if (first?.configuration.kind !== wanted)
    return 'This is another kind of configuration than the one to change. Start again shows that one.';
  if (more.length >= start.servers.length)
    return `This text starts kube-apiserver ${more.length + 1} times. Keep one.`;
  return undefined;
}
