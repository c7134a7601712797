import type { ManifestExercise } from '../types';
import { startsAsBefore } from './goal';
import { logFlag, logMount, manifestFile, pod, policyFlag, policyMount } from './pod';

const folder = '/etc/kubernetes/audit';
const mounts = [policyMount, logMount];

const both = (flags: readonly string[], kubeconfig: string) => `# ${manifestFile}
${pod([policyFlag, logFlag, ...flags], mounts)}---
# ${folder}/webhook.yaml
apiVersion: v1
kind: Config
${kubeconfig}`;

const contexts = `contexts:
- name: audit
  context:
    cluster: collector
    user: kube-apiserver
`;

export const webhook: ManifestExercise = {
  id: 'send-to-webhook',
  kind: 'manifest',
  lesson: 'switching-it-on',
  title: 'Send events to a webhook',
  minutes: 8,
  file: 'kube-apiserver.yaml and webhook.yaml',
  task: `Besides the log, send events to a collector: the [webhook backend](#learn/glossary/webhook-backend). The text has two files, with \`---\` between them: the manifest, and the kubeconfig that says where to send. On the node, both \`webhook.yaml\` and the policy are in \`${folder}\`; so are \`ca.crt\`, the certificate authority of the collector, and \`token\`, which it wants to see.`,
  start: both(
    ['audit-webhook-mode=blocking'],
    `clusters:
- name: collector
  cluster:
    server: http://audit.example.com/events
users:
- name: kube-apiserver
  user:
    tokenfile: ${folder}/token
${contexts}`,
  ),
  requirements: [
    {
      says: `Let kube-apiserver use the kubeconfig that is \`${folder}/webhook.yaml\` on the node.`,
      wants: [{ file: 'audit-webhook-config-file', onNode: `${folder}/webhook.yaml` }],
    },
    {
      says: 'Let no request wait for the collector: send in batches.',
      wants: [{ flag: 'audit-webhook-mode', is: 'batch' }],
    },
    {
      says: 'Send a batch after 5 seconds at the latest.',
      wants: [{ flag: 'audit-webhook-batch-max-wait', is: '5s' }],
    },
    {
      says: 'Send to `https://audit.example.com/events`, check the certificate with `ca.crt`, and log in with `token`.',
      wants: [
        {
          kubeconfig: {
            server: 'https://audit.example.com/events',
            ca: `${folder}/ca.crt`,
            tokenFile: `${folder}/token`,
          },
        },
      ],
    },
    {
      says: 'Still write the log to `/var/log/kubernetes/audit` on the node, without batches.',
      wants: [
        { file: 'audit-log-path', onNode: '/var/log/kubernetes/audit/' },
        { flag: 'audit-log-mode', is: 'blocking' },
      ],
    },
    ...startsAsBefore,
  ],
  hints: [
    'All flags of the webhook begin with `--audit-webhook`. One of them names the kubeconfig, one the mode, one the time that a batch waits.',
    'A kubeconfig needs a `current-context`. It names the context, which names cluster and user.',
    'Keys that nobody knows are ignored in a kubeconfig, and capital letters count.',
  ],
  solution: both(
    [
      `audit-webhook-config-file=${folder}/webhook.yaml`,
      'audit-webhook-mode=batch',
      'audit-webhook-batch-max-wait=5s',
    ],
    `clusters:
- name: collector
  cluster:
    server: https://audit.example.com/events
    certificate-authority: ${folder}/ca.crt
users:
- name: kube-apiserver
  user:
    tokenFile: ${folder}/token
${contexts}current-context: audit
`,
  ),
  why: '`batch` is the default of the webhook, so to remove the flag is as right. The files that the kubeconfig names are read inside the container, so they must be under a mount too. If the collector is away for long, the buffer fills up and events are lost: that is the price of not waiting.',
};
