import type { DecideCase } from '../protocol.ts';
import type { Random } from '../random.ts';

/** A policy that kube-apiserver takes, and the attributes of one request. */
export function decideCase(random: Random): Omit<DecideCase, 'id' | 'kubernetes'> {
  const verb = random.pick(['get', 'list', '*', '']);
  const policy = `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"Metadata","verbs":[${JSON.stringify(verb)}]}]}`;
  const text = { namespace: '', apiGroup: '', apiVersion: 'v1', resource: 'pods', subresource: '' };
  const attributes = {
    user: null,
    verb: 'get',
    isResourceRequest: true,
    name: '',
    path: '',
    ...text,
  };
  return { op: 'decide', policy, attributes };
}
