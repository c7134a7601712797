import type { KubernetesVersion } from '../../audit/types';
import { generate } from './generate';
import type { RunbookFile } from './runbook';
import { toYaml, verbatim } from './yamlText';

/** A policy in a file of another kind. */
export interface PolicyExport {
  id: 'config-map' | 'kubeadm-patch' | 'manifest-patch';
  /** For a menu. */
  name: string;
  fileName: string;
  content: string;
}

/**
 * Returns what the export menu offers for a policy: a ConfigMap with its text, byte for byte, and the two patches that make an
 * API server read it from its usual place and write a log beside /var/log/kubernetes/audit.
 */
export function policyExports(policy: string, kubernetes: KubernetesVersion): PolicyExport[] {
  const { files } = generate(
    {
      setup: 'static-pod',
      kubernetes,
      log: 'file',
      webhook: false,
      flags: {},
      highAvailability: false,
    },
    policy,
  );
  const contentOf = (role: RunbookFile['role']) =>
    files.find((file) => file.role === role)?.content ?? '';
  return [
    {
      id: 'config-map',
      name: 'ConfigMap',
      fileName: 'audit-policy-configmap.yaml',
      content: toYaml({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'audit-policy', namespace: 'kube-system' },
        data: { 'policy.yaml': verbatim(policy) },
      }),
    },
    {
      id: 'kubeadm-patch',
      name: 'Patch for kubeadm --patches',
      // The name tells kubeadm which Pod to patch, and how.
      fileName: 'kube-apiserver0+json.yaml',
      content: contentOf('patch'),
    },
    {
      id: 'manifest-patch',
      name: 'Lines for the manifest of kube-apiserver',
      fileName: 'kube-apiserver.additions.yaml',
      content: contentOf('additions'),
    },
  ];
}
