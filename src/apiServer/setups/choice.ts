import type { KubernetesVersion } from '../../audit/types';
import type { PresetId } from './presets';

/** How the control plane is run, in the order in which they are offered. */
export const setupIds = [
  'static-pod',
  'kubeadm-v1beta4',
  'kubeadm-v1beta3',
  'systemd',
  'kind',
  'minikube',
  'k3s',
  'k3d',
  'rke2',
  'rancher',
  'microk8s',
  'k0s',
  'talos',
  'kops',
  'gardener',
  'kubespray',
  'cluster-api',
] as const;
export type SetupId = (typeof setupIds)[number];

/** Where the log backend writes: a file, the server's standard output, or nowhere. */
export const logBackends = ['file', 'stdout', 'none'] as const;
export type LogBackend = (typeof logBackends)[number];

/** Files as kube-apiserver itself sees them. */
export interface Paths {
  policy: string;
  log: string;
  /** The kubeconfig of the webhook backend. */
  webhook: string;
}

/** What the reader chose. */
export interface Choice {
  setup: SetupId;
  kubernetes: KubernetesVersion;
  log: LogBackend;
  webhook: boolean;
  preset?: PresetId | undefined;
  /** Values of further flags by name without dashes; they win over the preset. */
  flags: Readonly<Record<string, string>>;
  /** Where the setup's own paths are not wanted. */
  paths?: Partial<Paths> | undefined;
  /** More than one control-plane node. */
  highAvailability: boolean;
}
