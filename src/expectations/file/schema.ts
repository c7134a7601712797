import { kubernetesVersions, levels, stages } from '../../audit/types';
import { impersonatedKinds } from '../../catalog/types';
import { callerIds } from '../../requests/callers';
import { apiVersion, kind } from './kind';

/**
 * The part of JSON Schema (draft 2020-12) that describes test files. Alternatives in `anyOf` are of different types, so
 * the type of a value selects one.
 */
export interface Schema {
  description?: string;
  type?: 'string' | 'integer' | 'boolean' | 'null' | 'object' | 'array';
  const?: string;
  enum?: readonly string[];
  examples?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: true;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: Schema | false;
  minProperties?: number;
  maxProperties?: number;
  anyOf?: readonly Schema[];
  /** Exactly one of these keys. */
  oneOf?: readonly { required: readonly [string] }[];
}

/** The file of the site that the schema is published as. */
export const schemaFile = 'audit-policy-test-v1.schema.json';

const text = (description: string, more: Schema = {}): Schema => ({
  ...{ description, type: 'string', maxLength: 2000 },
  ...more,
});
const flag = (description: string): Schema => ({ description, type: 'boolean' });
const object = (
  description: string,
  properties: Record<string, Schema>,
  more: Schema = {},
): Schema => ({
  ...{ description, type: 'object', properties, additionalProperties: false },
  ...more,
});
const texts = (description: string): Schema => ({
  ...{ description, type: 'array', maxItems: 100 },
  items: { type: 'string', maxLength: 2000 },
});
const record = (description: string, additionalProperties: Schema): Schema => ({
  ...{ description, type: 'object', maxProperties: 100, additionalProperties },
});
const oneOf = (description: string, values: readonly string[]): Schema => ({
  ...{ description, type: 'string', enum: values },
});

const userFields = {
  username: text('The user name.'),
  uid: text('The uid.'),
  groups: texts('The groups.'),
  extra: record('Extra fields, each with a list of strings.', texts('The values.')),
};
const userNeeds: Schema = { required: ['username'] };

const caller = object(
  'A user. The group system:authenticated is added, as kube-apiserver does.',
  { ...userFields, sourceIPs: texts('The addresses of the client and of proxies.') },
  userNeeds,
);

const annotations = (description: string) =>
  record(description, { type: 'string', maxLength: 2000 });

/** A request in full, with its response. */
export const requestSchema = object(
  'A request in full: what is sent, who sends it, and the response.',
  {
    method: text('The HTTP method.', {
      ...{
        maxLength: 40,
        pattern: "^[\\w!#$%&'*+.^`|~-]+$",
        examples: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      },
    }),
    url: text('The path and the query.', {
      ...{ maxLength: 8000, pattern: '^/', examples: ['/api/v1/namespaces/dev/pods'] },
    }),
    command: text('The request in words, as the list of requests shows it.'),
    user: {
      description: 'Who sends it, exactly; null if authentication fails.',
      anyOf: [object('The user.', userFields, userNeeds), { type: 'null' }],
    },
    userAgent: text('The User-Agent header.'),
    sourceIPs: texts('The addresses of the client and of proxies.'),
    authorizationHeader: text('The Authorization header, if authentication fails.'),
    clientCertificate: flag('Whether a client certificate is sent.'),
    accept: text('The Accept header.'),
    impersonate: object('The user that is impersonated.', userFields, userNeeds),
    refusedImpersonation: {
      ...{ description: 'What the sender may not impersonate.', type: 'array', minItems: 1 },
      ...{ uniqueItems: true, items: { type: 'string', enum: impersonatedKinds } },
    },
    requestBody: { description: 'The body of the request.' },
    patch: text('The Content-Type of a patch.', {
      examples: [
        ...['application/merge-patch+json', 'application/strategic-merge-patch+json'],
        ...['application/json-patch+json', 'application/apply-patch+yaml'],
      ],
    }),
    authentication: object('What authentication adds.', {
      annotations: annotations('Its annotations.'),
    }),
    authorization: object('What the authorizer decides.', {
      decision: oneOf('Its decision.', ['allow', 'forbid', 'error']),
      reason: text('Its reason.'),
    }),
    response: object('The response.', {
      code: { description: 'The status code.', type: 'integer', minimum: 0, maximum: 999 },
      body: { description: 'The body of the response.' },
      panic: {
        description: 'The handler panics; a string is the cause.',
        anyOf: [{ type: 'boolean' }, { type: 'string', maxLength: 2000 }],
      },
      started: flag('Whether the response headers are sent before the end.'),
      hijacked: flag('Whether the connection is taken over, as for exec.'),
    }),
    admission: {
      ...{ description: 'The annotations that admission adds.', type: 'array', maxItems: 100 },
      items: object(
        'An annotation.',
        {
          key: text('Its key.'),
          value: text('Its value.'),
          level: oneOf('The lowest level that records it.', levels),
        },
        { required: ['key', 'value', 'level'] },
      ),
    },
    annotations: annotations('Other annotations of the event.'),
  },
  { required: ['method', 'url'] },
);

/** The ways to name a request. A test has one of them. */
export const requestKeys = ['kubectl', 'curl', 'request', 'event', 'sample'] as const;

/** What a policy should do. */
export const expectationSchema = object(
  'What the policy should do with the request. A part that is absent may be anything.',
  {
    level: oneOf('The level.', levels),
    rule: {
      description: 'The rule that matches first, counted from 1; none: no rule matches.',
      anyOf: [
        { type: 'integer', minimum: 1, maximum: 1_000_000 },
        { type: 'string', const: 'none' },
      ],
    },
    stages: {
      description: 'The stages that have an event; an empty list: nothing is recorded.',
      ...{ type: 'array', uniqueItems: true, items: { type: 'string', enum: stages } },
    },
    omitManagedFields: flag('Whether the events leave out managed fields.'),
    mustNotHold: {
      description:
        'Strings that no event may hold, as they are or in base64: a credential, or the name of a field.',
      ...{ type: 'array', minItems: 1, maxItems: 20, uniqueItems: true },
      items: { type: 'string', minLength: 1, maxLength: 300 },
    },
  },
  { minProperties: 1 },
);

/** One test. */
export const testSchema = object(
  'A request, and what the policy should do with it.',
  {
    name: text('What the test is for. Without it, the test is named after its request.', {
      minLength: 1,
    }),
    group: text('The group of your requests in the studio.', { minLength: 1, maxLength: 80 }),
    kubectl: text('A kubectl command.', {
      ...{ minLength: 1, maxLength: 300_000, examples: ['kubectl get secret db -n prod'] },
    }),
    curl: text('A curl command.', {
      ...{ minLength: 1, maxLength: 300_000, examples: ['curl -k https://10.0.0.1:6443/version'] },
    }),
    request: {
      description: 'A method and a path, or a request in full.',
      anyOf: [
        text('A method and a path. A body as JSON may follow.', {
          ...{ maxLength: 300_000, pattern: '^([A-Z]{3,10}\\s+)?(/|https?://)' },
          ...{ examples: ['GET /api/v1/namespaces/dev/pods'] },
        }),
        requestSchema,
      ],
    },
    event: {
      description: 'An audit event: the request that generated it.',
      anyOf: [
        { type: 'object', description: 'The event.' },
        { type: 'string', minLength: 1, maxLength: 600_000, description: 'The event as JSON.' },
      ],
    },
    sample: text('The id of a sample request of the studio.', { examples: ['pod-list'] }),
    as: {
      description: `Who sends it: a name from users, or one of ${callerIds.join(', ')}, or a user in full. Without it, whoever the request names, or developer.`,
      anyOf: [{ type: 'string', minLength: 1, maxLength: 2000 }, caller],
    },
    verb: text('Which request of a command is meant, by its verb.', { examples: ['get'] }),
    resource: text('Which request of a command is meant, by its resource.', {
      examples: ['pods/exec'],
    }),
    expect: {
      description: 'What the policy should do with the request; a level stands for itself.',
      anyOf: [oneOf('The level.', levels), expectationSchema],
    },
  },
  { required: ['expect'], oneOf: requestKeys.map((key) => ({ required: [key] })) },
);

/** A whole file. The reader checks files against it, and the site publishes it. */
export const fileSchema = object(
  'Tests for a Kubernetes audit policy.',
  {
    apiVersion: { description: 'The version of this format.', type: 'string', const: apiVersion },
    kind: { description: 'The kind of the file.', type: 'string', const: kind },
    metadata: object('About the file.', {
      name: text('The name of the tests.', { minLength: 1, maxLength: 300 }),
    }),
    policy: text('The file of the policy, relative to this file.', {
      ...{ minLength: 1, examples: ['policy.yaml'] },
    }),
    kubernetes: oneOf('The minor version of Kubernetes, in quotes.', kubernetesVersions),
    users: { ...record('Users, by the names that tests use.', caller), maxProperties: 1000 },
    tests: {
      ...{ description: 'The tests.', type: 'array', maxItems: 2000, items: testSchema },
    },
  },
  { required: ['apiVersion', 'kind', 'tests'] },
);

/** Returns the schema as it is published, as a JSON text. */
export const publishedSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: kind,
      ...fileSchema,
    },
    undefined,
    2,
  )}\n`;
