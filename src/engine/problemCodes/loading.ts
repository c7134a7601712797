import { header, policy, serverError, serverWarning, type CodeRow } from './row';

const json = (rules: string) =>
  `{"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "rules": [${rules}]}\n`;

/** kube-apiserver cannot read the file as a policy, or drops a part of it. */
export const loading = {
  'yaml-syntax': {
    ...serverError,
    title: 'Invalid YAML',
    why: 'kube-apiserver does not start with a policy file that it cannot parse.',
    shows: policy('rules:', '- level: None', ' verbs: ["delete"]', '- level: Metadata'),
    mustNot: policy('rules:', '- level: None', '  verbs: ["delete"]', '- level: Metadata'),
  },
  'json-syntax': {
    ...serverError,
    title: 'Invalid JSON',
    why: 'A file that starts with { is parsed as JSON, which allows neither comments nor a trailing comma.',
    shows: json('{"level": "Metadata"},'),
    mustNot: json('{"level": "Metadata"}'),
  },
  'yaml-not-json': {
    ...serverError,
    title: 'YAML that cannot be converted to JSON',
    why: 'kube-apiserver converts YAML to JSON first and does not start when that fails, for example because a key is a map.',
    shows: policy('metadata:', '  labels: { {team}: web }', 'rules:', '- level: Metadata'),
    mustNot: policy('metadata:', '  labels: { team: web }', 'rules:', '- level: Metadata'),
  },
  'type-mismatch': {
    ...serverError,
    title: 'Value of the wrong type',
    why: 'kube-apiserver does not start when a field has a value of another type, for example a string instead of a list.',
    shows: policy('omitStages: RequestReceived', 'rules:', '- level: Metadata'),
    mustNot: policy('omitStages: [RequestReceived]', 'rules:', '- level: Metadata'),
  },
  'kind-wrong': {
    ...serverError,
    title: 'Not a Policy',
    why: 'kube-apiserver only loads an object of kind Policy.',
    shows: 'apiVersion: audit.k8s.io/v1\nkind: AuditPolicy\nrules:\n- level: Metadata\n',
    mustNot: `${header}rules:\n- level: Metadata\n`,
  },
  'api-version-wrong': {
    ...serverError,
    title: 'apiVersion is not audit.k8s.io/v1',
    why: 'kube-apiserver only loads audit.k8s.io/v1; the alpha and beta versions were removed in Kubernetes 1.24.',
    shows: 'apiVersion: audit.k8s.io/v1beta1\nkind: Policy\nrules:\n- level: Metadata\n',
    mustNot: `${header}rules:\n- level: Metadata\n`,
  },
  'no-rules': {
    ...serverError,
    title: 'Policy without rules',
    why: 'kube-apiserver does not start with a policy that has no rules; to record nothing, it needs one rule with level None.',
    shows: policy('rules: []'),
    mustNot: policy('rules: [{ level: Metadata }]'),
  },
  'unknown-field': {
    ...serverWarning,
    title: 'Unknown field',
    why: 'kube-apiserver logs a warning and ignores the field, so the policy matches or records more than intended.',
    shows: policy('omitStage: [RequestReceived]', 'rules:', '- level: Metadata'),
    mustNot: policy('omitStages: [RequestReceived]', 'rules:', '- level: Metadata'),
  },
  'duplicate-key': {
    ...serverWarning,
    title: 'Duplicate key',
    why: 'kube-apiserver logs a warning. In YAML it uses the last of the equal keys and ignores the others; in JSON it merges their maps and lists.',
    shows: policy('rules:', '- level: None', '  level: Metadata'),
    mustNot: policy('rules:', '- level: Metadata'),
  },
} satisfies Record<string, CodeRow>;
