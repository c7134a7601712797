import type { SetupId } from './choice';
import type { Setup } from './setup';
import { clusterApi } from './tools/clusterApi';
import { gardener } from './tools/gardener';
import { k0s } from './tools/k0s';
import { k3d } from './tools/k3d';
import { k3s } from './tools/k3s';
import { kind } from './tools/kind';
import { kops } from './tools/kops';
import { kubeadmV1beta3, kubeadmV1beta4 } from './tools/kubeadm';
import { kubespray } from './tools/kubespray';
import { microk8s } from './tools/microk8s';
import { minikube } from './tools/minikube';
import { rancher } from './tools/rancher';
import { rke2 } from './tools/rke2';
import { staticPod } from './tools/staticPod';
import { systemd } from './tools/systemd';
import { talos } from './tools/talos';

/** Every way to run the control plane. */
export const setups: Readonly<Record<SetupId, Setup>> = {
  'static-pod': staticPod,
  'kubeadm-v1beta4': kubeadmV1beta4,
  'kubeadm-v1beta3': kubeadmV1beta3,
  systemd,
  kind,
  minikube,
  k3s,
  k3d,
  rke2,
  rancher,
  microk8s,
  k0s,
  talos,
  kops,
  gardener,
  kubespray,
  'cluster-api': clusterApi,
};
