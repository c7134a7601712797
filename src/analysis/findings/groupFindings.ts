import type { Path } from '../../audit/types';
import type { ApiFacts } from '../apiFacts';
import { fix, quoted, set, warning } from './check';
import type { Finding, FindingCode } from './finding';
import { nearest } from '../nearest';

/** The group that once held workloads and Ingresses; no supported Kubernetes serves it. */
export const retiredGroup = 'extensions';

/** Words for the core group, whose name is the empty string. */
const coreWords = /^(?:api\/)?(?:core\/?)?(?:v1)?$/i;

/** What a group in a policy comes to: the group that was meant, if that is certain, and our remark. */
export interface GroupAnswer {
  /** undefined: nothing is known about its resources. */
  group: string | undefined;
  finding?: Finding;
}

/** The `group` of one entry; `path` is where it is (or would be) in the document. */
export function readGroup(written: string, path: Path, api: ApiFacts): GroupAnswer {
  const group = written.trim();
  if (written !== group) {
    const message = `${quoted(written)} has white space around it, so it is no group.`;
    return answer('white-space', path, message, group);
  }
  if (group === '*' || api.groupExists(group)) return { group };
  if (group === retiredGroup) return { group };
  if (group.includes('*')) return { group: undefined }; // the API server refuses it
  if (coreWords.test(group)) {
    const message = `No group is called ${quoted(group)}, so this entry matches nothing; the core group is the empty string.`;
    return answer('group-of-core', path, message, '');
  }
  const bare = group.replace(/^apis\//, '').replace(/\/v\d+\w*$/, '');
  if (bare !== group && (api.groupExists(bare) || bare.includes('.'))) {
    const message = `${quoted(group)} is no group: the group is ${bare}, without version.`;
    return answer('group-invalid', path, message, bare);
  }
  const meant = meantGroup(group, api);
  if (meant !== undefined) {
    const message = `No built-in group is called ${quoted(group)}, so this entry matches nothing; there is ${meant}.`;
    return answer('group-unknown', path, message, meant);
  }
  if (group.includes('.')) return { group };
  const message = `No group is called ${quoted(group)}, so this entry matches nothing; only built-in groups have names without a dot.`;
  return { group: undefined, finding: warning('group-unknown', path, message) };
}

/** "Apps" → apps, "rbac" → rbac.authorization.k8s.io, "network.k8s.io" → networking.k8s.io. */
function meantGroup(group: string, api: ApiFacts): string | undefined {
  const lower = group.toLowerCase();
  if (api.groupExists(lower)) return lower;
  const named = api.groups.filter((known) => known.startsWith(`${lower}.`));
  if (named.length === 1) return named[0];
  return nearest(
    lower,
    api.groups.filter((known) => known !== ''),
  );
}

function answer(code: FindingCode, path: Path, message: string, group: string): GroupAnswer {
  const change = fix(`Change to ${quoted(group)}`, set(path, group));
  return { group, finding: warning(code, path, message, change) };
}
