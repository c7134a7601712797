import { isRecord, type JsonObject } from '../../src/audit/go/jsonObject.ts';

/** The answers to requests that create nothing but an answer, by resource. Sent in protobuf too. */
const answers: Record<string, JsonObject> = {
  selfsubjectaccessreviews: {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    spec: {},
    status: { allowed: true },
  },
  selfsubjectrulesreviews: {
    kind: 'SelfSubjectRulesReview',
    apiVersion: 'authorization.k8s.io/v1',
    spec: {},
    status: { resourceRules: [], nonResourceRules: [], incomplete: false },
  },
  selfsubjectreviews: {
    kind: 'SelfSubjectReview',
    apiVersion: 'authentication.k8s.io/v1',
    status: { userInfo: { username: 'jane', groups: ['developers'] } },
  },
  token: {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    spec: {},
    status: { token: 't', expirationTimestamp: '2030-01-01T00:00:00Z' },
  },
  eviction: { kind: 'Status', apiVersion: 'v1', status: 'Success', code: 201 },
};

/** Returns the body of the response to a POST: what was sent, or the answer to a question. */
export function reviewed(
  resource: string,
  subresource: string | undefined,
  body: Buffer,
  type: string,
): JsonObject {
  const answer = answers[subresource ?? resource];
  if (answer) return answer;
  if (!type.includes('json')) return { metadata: {} };
  return sentIn(body);
}

/** Returns the object in a body; --raw sends any text. */
export function sentIn(body: Buffer): JsonObject {
  try {
    const sent: unknown = JSON.parse(body.toString());
    return isRecord(sent) ? sent : {};
  } catch {
    return {};
  }
}
