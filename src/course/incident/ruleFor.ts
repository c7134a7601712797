import { newestKubernetes } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { check } from '../../engine/check';
import { decide } from '../../engine/decide';

const url = '/api/v1/namespaces/shop/pods/db-0/portforward';
const user = {
  username: 'system:serviceaccount:shop:ci',
  groups: ['system:serviceaccounts', 'system:serviceaccounts:shop', 'system:authenticated'],
};

/** Returns the number of the rule, from 1, that matches a port-forward by the service account ci; undefined if none does. */
export function ruleForPortForward(policy: string): number | undefined {
  const read = check(policy, newestKubernetes).reading.policy;
  const sample = sampleRequests.find(({ id }) => id === 'portforward');
  if (!read || !sample) return undefined;
  const [row] = decide(read, [{ ...sample, method: 'GET', url, user }], newestKubernetes);
  const rule = row?.decision.rule;
  return rule === undefined || rule < 0 ? undefined : rule + 1;
}
