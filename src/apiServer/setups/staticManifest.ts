/** The kubelet's folder of static Pods, and the file in it that kubeadm writes. */
export const manifest = '/etc/kubernetes/manifests/kube-apiserver.yaml';

/** Outside of that folder: the kubelet runs every file in it. */
export const manifestBackup = '/root/kube-apiserver.before-audit.yaml';

/** Where kubeadm, and everything built on it, has its files, and ours beside them. */
export const kubeadmPaths = {
  policy: '/etc/kubernetes/audit/policy.yaml',
  log: '/var/log/kubernetes/audit/audit.log',
  webhook: '/etc/kubernetes/audit/webhook.yaml',
};
