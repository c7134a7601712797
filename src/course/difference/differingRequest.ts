import { compilePolicy } from '../../audit/compile';
import { reaches, type Attributes, type Decision, type KubernetesVersion } from '../../audit/types';
import type { Policy, UserInfo } from '../../audit/types';
import type { SampleRequest } from '../../catalog/types';
import { decide, type Row } from '../../engine/decide';
import { recordedStages } from '../../expectations/expectation';
import { targetsFor, type Target } from './targets';
import { usersFor } from './users';

/** Requests whose decisions differ, but not their events, are passed over; so many at most. */
const triedAtMost = 500;

/**
 * Returns a request whose events differ under two policies, which must have passed validation, as its rows: that of
 * the first policy and that of the second. Undefined if there is none among all requests for which kube-apiserver has
 * a resource, by every kind of user that the policies can tell apart.
 */
export function differingRequest(
  first: Policy,
  second: Policy,
  kubernetes: KubernetesVersion,
): [Row, Row] | undefined {
  const decideFirst = compilePolicy(first);
  const decideSecond = compilePolicy(second);
  const rules = [...first.rules, ...second.rules];
  const users = usersFor(rules);
  let tried = 0;
  for (const target of targetsFor(rules, kubernetes)) {
    for (const user of users) {
      const attributes: Attributes = { ...target.attributes, user };
      if (saysSame(decideFirst(attributes), decideSecond(attributes))) continue;
      const requests = [requestOf(target, user)];
      const [before] = decide(first, requests, kubernetes);
      const [after] = decide(second, requests, kubernetes);
      if (before && after && !isSameLog(before, after)) return [before, after];
      tried += 1;
      if (tried > triedAtMost) return undefined;
    }
  }
  return undefined;
}

const saysSame = (a: Decision, b: Decision): boolean =>
  a.level === b.level &&
  (a.level === 'None' || String(a.omitStages) === String(b.omitStages)) &&
  (!reaches(a.level, 'Request') || a.omitManagedFields === b.omitManagedFields);

const isSameLog = (a: Row, b: Row): boolean =>
  a.decision.level === b.decision.level &&
  String(recordedStages(a)) === String(recordedStages(b)) &&
  (!reaches(a.decision.level, 'Request') ||
    a.decision.omitManagedFields === b.decision.omitManagedFields);

const requestOf = ({ method, url }: Target, user: UserInfo | null): SampleRequest => ({
  id: 'differs',
  command: `${method} ${url}`,
  title: 'A request that is decided differently',
  kinds: [],
  method,
  url,
  user,
  sourceIPs: ['192.0.2.17'],
  userAgent: 'kubectl/v1.37.0',
  authorization: { decision: 'allow', reason: '' },
  ...(user === null && { authorizationHeader: 'Bearer expired' }),
  response: { code: user === null ? 401 : 200 },
});
