import { analyzedTextLimit } from '../check';
import { before, error, header, notice, policy, serverError, warning, type CodeRow } from './row';

const everything = policy('rules:', '- level: Metadata');
const configMap = (document: string) =>
  `data:\n  policy.yaml: |\n${document.replace(/^/gm, '    ')}`;
const kubeadm = (option: string) => `kind: ClusterConfiguration
apiServer:
  extraArgs:
    ${option}: /etc/kubernetes/audit.yaml
`;
const filled = (length: number) => `${everything}#${'-'.repeat(length - everything.length - 1)}`;

/** The text is more than a policy, or something else. */
export const surroundings = {
  'ignored-documents': {
    ...warning,
    title: 'More than one document',
    why: 'kube-apiserver only reads the first YAML document of the file, so rules in the others have no effect.',
    shows: `${everything}---\n${header}`,
    mustNot: `${everything}---\n`,
  },
  'allowance-unused': {
    ...notice,
    title: 'Comment that allows nothing',
    why: 'A comment "# auditorium: allow CODE" hides a report of Auditorium at its place; one that hides none can be deleted.',
    shows: policy('rules:', '- level: Metadata # auditorium: allow verb-unknown'),
    mustNot: policy(
      'rules:',
      '- level: Metadata',
      '  # auditorium: allow verb-unknown',
      '  verbs: [eat]',
      '- level: Metadata',
    ),
  },
  'embedded-policy': {
    ...serverError,
    title: 'Policy inside another file',
    why: 'kube-apiserver rejects a ConfigMap or Helm values as a policy; the policy in them can be extracted.',
    shows: configMap(header),
    mustNot: configMap('kind: Config\n'),
  },
  'policy-elsewhere': {
    ...notice,
    title: 'Reference to a policy file',
    why: 'The text configures where the API server finds its policy, which is in another file.',
    shows: kubeadm('audit-policy-file'),
    mustNot: kubeadm('audit-webhook-config-file'),
  },
  template: {
    ...warning,
    title: 'Template',
    why: 'kube-apiserver does not render templates, so an expression is read as it is written and matches nothing.',
    shows: before(['level: None', 'users: ["{{ quiet_user }}"]']),
    mustNot: before(['level: None', 'users: ["quiet-user"]']),
  },
  'test-file': {
    ...error,
    title: 'Problem in a file of tests',
    why: 'Auditorium reads a file of tests only if all of it is right; otherwise a test could pass that was never run.',
    shows: 'apiVersion: auditorium/v1\nkind: AuditPolicyTest\ntest: []\n',
    mustNot: 'apiVersion: auditorium/v1\nkind: AuditPolicyTest\ntests: []\n',
  },
  'text-too-large': {
    ...warning,
    title: 'Text too long to analyze',
    why: `Auditorium analyzes up to ${analyzedTextLimit / 1e6} MB; a longer text is kept, but not checked.`,
    shows: filled(analyzedTextLimit + 1),
    mustNot: filled(analyzedTextLimit),
  },
} satisfies Record<string, CodeRow>;
