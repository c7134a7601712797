import type { Diagnosis } from '../../apiServer/doctor/diagnose';
import type { DoctorFinding, Server } from '../../apiServer/doctor/finding';
import { auditFlagValues, auditFlags } from '../../apiServer/flags/auditFlags';
import type { ManifestGoal } from './goal';
import { missingFromFile, missingFromMount, saidAt } from './missingFile';
import { missingFromKubeconfig } from './missingFromKubeconfig';
import { othersOf } from './othersOf';

/** A text with what the doctor says about it, and about the text that the exercise begins with. */
export interface Handed {
  text: string;
  diagnosis: Diagnosis;
  start: Diagnosis;
}

/** Returns why a text does not reach a goal, in Markdown; undefined if it does. */
export function missing(goal: ManifestGoal, handed: Handed): string | undefined {
  const { text, diagnosis, start } = handed;
  const { servers, findings } = diagnosis;
  if ('servers' in goal) return missingServers(goal.servers, servers.length);
  const [server] = servers;
  if (!server) return undefined;
  if ('starts' in goal)
    return firstSaid(
      text,
      findings.filter(({ severity }) => severity === 'error'),
    );
  if ('without' in goal)
    return firstSaid(
      text,
      findings.filter(({ code }) => goal.without.includes(code)),
    );
  if ('flag' in goal) return missingFlag(goal, server);
  if ('kubeconfig' in goal) return missingFromKubeconfig(goal.kubeconfig, text, server);
  if ('othersAsBefore' in goal) return start.servers[0] && changedOthers(server, start.servers[0]);
  const read = { text, server, findings };
  return 'mountOf' in goal ? missingFromMount(goal, read) : missingFromFile(goal, read);
}

const missingServers = (wanted: number, is: number) =>
  is === wanted
    ? undefined
    : `kube-apiserver is started ${is} times instead of ${wanted === 1 ? 'once' : `${wanted} times`}.`;

function firstSaid(text: string, [first]: readonly DoctorFinding[]): string | undefined {
  return first && saidAt(text, first);
}

function missingFlag(
  { flag, is, isGiven }: Extract<ManifestGoal, { flag: string }>,
  server: Server,
): string | undefined {
  const known = auditFlags(server.kubernetes).get(flag);
  const wanted = known && auditFlagValues({ set: [setTo(known, is)] }, server.kubernetes).get(flag);
  const given = server.given(flag);
  const isSet = given !== undefined || server.configuration.setAnyway.has(flag);
  if (isGiven && !isSet) return `\`--${flag}\` is not set.`;
  if (server.values.get(flag) === wanted) return undefined;
  if (given) return `\`--${flag}\` is \`${given.value}\`.`;
  return known?.default === ''
    ? `\`--${flag}\` is not set.`
    : `\`--${flag}\` is not set, and its default is \`${known?.default}\`.`;
}

const setTo = (
  flag: NonNullable<ReturnType<ReturnType<typeof auditFlags>['get']>>,
  value: string,
) => ({
  flag,
  value,
  at: 0,
  valueAt: 0,
});

/** What was changed, added or lost that has nothing to do with auditing. */
function changedOthers(now: Server, before: Server): string | undefined {
  const [is, was] = [othersOf(now), othersOf(before)];
  const lost = was.kept.find((each) => !is.kept.includes(each));
  if (lost !== undefined) return `\`${lost}\` is no longer there.`;
  const added = is.flags.find((each) => !was.kept.includes(each));
  return added === undefined ? undefined : `\`${added}\` was not there before.`;
}
