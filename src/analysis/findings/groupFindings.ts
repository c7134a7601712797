import type { Path } from '../../audit/types';
import type { ApiFacts } from '../apiFacts';
import { fix, notice, quoted, set, warning } from './check';
import type { Finding, FindingCode } from './finding';
import { nearest } from '../nearest';

/** The former group of workloads and Ingresses; no supported Kubernetes version serves it. */
export const retiredGroup = 'extensions';

/** Words for the core group, whose name is the empty string. */
const coreWords = /^(?:api\/)?(?:core\/?)?(?:v1)?$/i;

/** The group that a policy means, if that is certain, and the finding about how it is written. */
export interface GroupReading {
  /** undefined: nothing is known about its resources. */
  group: string | undefined;
  finding?: Finding;
}

/** The `group` of one entry; `path` is where it is (or would be) in the document. */
export function readGroup(written: string, path: Path, api: ApiFacts): GroupReading {
  const group = written.trim();
  if (written !== group) {
    const message = `${quoted(written)} has white space around it, so it is not an API group.`;
    return withFix('white-space', path, message, group);
  }
  if (group === '*' || api.groupExists(group)) return { group };
  if (group === retiredGroup) return { group };
  if (group.includes('*')) return { group: undefined }; // the API server rejects it
  if (coreWords.test(group)) {
    const message = `No API group is called ${quoted(group)}, so this entry matches nothing. The core group is the empty string.`;
    return withFix('group-of-core', path, message, '');
  }
  const bare = group.replace(/^apis\//, '').replace(/\/v\d+\w*$/, '');
  if (bare !== group && (api.groupExists(bare) || bare.includes('.'))) {
    const message = `${quoted(group)} is not an API group. The group is ${bare}, without the version.`;
    return withFix('group-invalid', path, message, bare);
  }
  const meant = meantGroup(group, api);
  if (meant !== undefined) {
    const whose = api.isOfCluster(meant) ? 'an API group of your cluster' : 'a built-in API group';
    const message = `${quoted(group)} is not ${whose}, so this entry matches nothing. Did you mean ${meant}?`;
    return withFix('group-unknown', path, message, meant);
  }
  if (group.includes('.')) {
    const message = `${quoted(group)} is not an API group of your cluster, so this entry matches nothing there.`;
    return {
      group,
      ...(api.isClusterWhole && { finding: notice('group-unknown', path, message) }),
    };
  }
  const message = `${quoted(group)} is not an API group, so this entry matches nothing. Only built-in groups have names without a dot.`;
  return { group: undefined, finding: warning('group-unknown', path, message) };
}

/** "Apps" → apps, "rbac" → rbac.authorization.k8s.io, "network.k8s.io" → networking.k8s.io. */
function meantGroup(group: string, api: ApiFacts): string | undefined {
  const lower = group.toLowerCase();
  if (api.groupExists(lower)) return lower;
  const named = api.groups.filter((known) => known.startsWith(`${lower}.`));
  if (named.length === 1) return named[0];
  // Others of a cluster that is known in part are as likely.
  const isCandidate = (known: string) =>
    known !== '' && (api.isClusterWhole || !lower.includes('.') || !api.isOfCluster(known));
  return nearest(lower, api.groups.filter(isCandidate));
}

function withFix(code: FindingCode, path: Path, message: string, group: string): GroupReading {
  const change = fix(`Change to ${quoted(group)}`, set(path, group));
  return { group, finding: warning(code, path, message, change) };
}
