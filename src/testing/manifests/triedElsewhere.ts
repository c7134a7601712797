import { kindMounts } from '../../course/manifests/kindMounts';
import { rotationSmall } from '../../course/manifests/rotationSmall';
import { systemdUnit } from '../../course/manifests/systemdUnit';
import { webhook } from '../../course/manifests/webhook';
import { changed } from './changed';
import type { TriedManifest } from './triedManifest';

const wrong = (unmet: number | 'text', text: string) => ({ text, unmet });

const small = rotationSmall.solution;
const limits = `  - name: audit-log-maxage
    value: "5"
  - name: audit-log-maxbackup
    value: "2"
`;
const unit = systemdUnit.solution;
const broken = systemdUnit.start;
const oneLine = unit.replaceAll(' \\\n ', '');
const kind = kindMounts.solution;
const [policyLevel, logLevel] = ['  - hostPath: ./audit\n', '  - hostPath: ./logs\n'];
const hook = webhook.solution;
const mode = '    - --audit-webhook-mode=batch\n';
const wait = '    - --audit-webhook-batch-max-wait=5s\n';

/** Configurations of other tools than a manifest alone. */
export const triedElsewhere: Readonly<Record<string, TriedManifest>> = {
  'rotation-small': {
    right: {
      'single quotes, at the front': changed(
        small,
        [limits, ''],
        ['  extraArgs:\n', `  extraArgs:\n${limits.replaceAll('"', "'")}`],
      ),
      'flow style': changed(small, [
        limits,
        '  - {name: audit-log-maxbackup, value: "2"}\n  - {name: audit-log-maxage, value: "5"}\n',
      ]),
    },
    wrong: {
      'numbers instead of strings': wrong(3, small.replace('"5"', '5').replace('"2"', '2')),
      'days and files mixed up': wrong(
        0,
        small.replace('"5"', '"x"').replace('"2"', '"5"').replace('"x"', '"2"'),
      ),
      'dashes in the name': wrong(
        0,
        changed(small, ['name: audit-log-maxage', 'name: --audit-log-maxage']),
      ),
      'below apiServer': wrong(
        0,
        changed(small, [limits, ''], ['apiServer:\n', 'apiServer:\n  audit-log-maxage: "5"\n']),
      ),
      'the path of the log lost': wrong(
        2,
        changed(small, [
          '  - name: audit-log-path\n    value: /var/log/kubernetes/audit/audit.log\n',
          '',
        ]),
      ),
    },
  },
  'systemd-unit': {
    right: {
      'one line': oneLine,
      'another order': changed(
        unit,
        ['  --audit-log-maxage=10 \\\n', ''],
        ['  --etcd-servers', '  --audit-log-maxage=10 \\\n  --etcd-servers'],
      ),
      'values behind a blank': changed(unit, [
        '--audit-log-maxbackup=5',
        '--audit-log-maxbackup 5',
      ]),
    },
    wrong: {
      'one backslash forgotten': wrong(
        0,
        changed(unit, ['audit-policy.yaml \\\n', 'audit-policy.yaml\n']),
      ),
      'only the path changed': wrong(
        0,
        changed(broken, ['/var/log/k8s-audit.log', '/var/log/kubernetes/audit/audit.log']),
      ),
      'the log where it was': wrong(
        2,
        changed(unit, ['/var/log/kubernetes/audit/audit.log', '/var/log/k8s-audit.log']),
      ),
      'the limits left out': wrong(3, unit.replaceAll(/ \\\n {2}--audit-log-max\w+=\d+/g, '')),
      commas: wrong(0, broken.replaceAll(/(--\S+)\n(?= {2}--)/g, '$1,\n')),
      'another flag lost': wrong(5, changed(unit, ['  --authorization-mode=Node,RBAC \\\n', ''])),
    },
  },
  'kind-mounts': {
    right: {
      'other places in the node': changed(
        kind,
        ['hostPath: /etc/kubernetes/audit', 'hostPath: /in-node/policy'],
        ['containerPath: /etc/kubernetes/audit', 'containerPath: /in-node/policy'],
      ),
      'without ./': kind.replace('./audit', 'audit').replace('./logs', 'logs/'),
      'the patch for the whole cluster': kind
        .replace('nodes:\n- role: control-plane\n', '')
        .replace('  kubeadmConfigPatches', 'kubeadmConfigPatches')
        .replace('  extraMounts', 'nodes:\n- role: control-plane\n  extraMounts'),
    },
    wrong: {
      'as it was': wrong(0, kindMounts.start),
      'the folders mixed up': wrong(
        0,
        kind.replace('./audit', './x').replace('./logs', './audit').replace('./x', './logs'),
      ),
      'no way for the log out of the node': wrong(
        1,
        changed(kind, [`${logLevel}    containerPath: /var/log/kubernetes/audit\n`, '']),
      ),
      'the machine’s path as the volume’s': wrong(
        0,
        changed(kind, ['hostPath: /etc/kubernetes/audit', 'hostPath: ./audit']),
      ),
      'a read-only log': wrong(1, changed(kind, [logLevel, `${logLevel}    readOnly: true\n`])),
      'mounts of the worker': wrong(
        0,
        changed(
          kind,
          ['- role: worker\n', ''],
          ['  extraMounts:\n', '- role: worker\n  extraMounts:\n'],
        ),
      ),
      'a second control plane without the files': wrong(0, `${kind}- role: control-plane\n`),
      'nothing for the policy from the machine': wrong(
        0,
        changed(kind, [
          `${policyLevel}    containerPath: /etc/kubernetes/audit\n    readOnly: true\n`,
          '',
        ]),
      ),
    },
  },
  'send-to-webhook': {
    right: {
      'the default mode': changed(hook, [mode, '']),
      'paths from the folder of the kubeconfig': changed(
        hook,
        ['certificate-authority: /etc/kubernetes/audit/ca.crt', 'certificate-authority: ca.crt'],
        ['tokenFile: /etc/kubernetes/audit/token', 'tokenFile: token'],
      ),
      'the kubeconfig first': hook.split('---\n').toReversed().join('---\n'),
      'the same time in other words': changed(hook, ['max-wait=5s', 'max-wait=5000ms']),
      'the context first': changed(
        hook,
        ['current-context: audit\n', ''],
        ['kind: Config\n', 'kind: Config\ncurrent-context: audit\n'],
      ),
    },
    wrong: {
      'requests that wait': wrong(1, changed(hook, [mode, mode.replace('batch', 'blocking')])),
      'the wait left to its default': wrong(2, changed(hook, [wait, ''])),
      'a wait without a unit': wrong(5, changed(hook, [wait, wait.replace('5s', '5')])),
      'no current context': wrong(3, changed(hook, ['current-context: audit\n', ''])),
      'a key that nobody knows': wrong(3, changed(hook, ['tokenFile', 'tokenfile'])),
      'without encryption': wrong(3, changed(hook, ['https://audit', 'http://audit'])),
      'any certificate': wrong(
        3,
        changed(hook, [
          'certificate-authority: /etc/kubernetes/audit/ca.crt',
          'insecure-skip-tls-verify: true',
        ]),
      ),
      'a kubeconfig that is not mounted': wrong(
        0,
        changed(hook, [
          'config-file=/etc/kubernetes/audit/webhook.yaml',
          'config-file=/etc/kubernetes/webhook.yaml',
        ]),
      ),
      'the log in batches too': wrong(
        4,
        changed(hook, [mode, `${mode}    - --audit-log-mode=batch\n`]),
      ),
      'the kubeconfig lost': wrong(3, hook.slice(0, hook.indexOf('---'))),
    },
  },
};
