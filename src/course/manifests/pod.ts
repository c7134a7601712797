/** A mount about auditing, and its volume. */
export interface PodMount {
  name: string;
  mountPath: string;
  /** On the node; absent: the same. */
  path?: string;
  type?: string;
  isReadOnly?: boolean;
}

const mountLines = ({ name, mountPath, isReadOnly }: PodMount) =>
  `    - name: ${name}
      mountPath: ${mountPath}
${isReadOnly ? '      readOnly: true\n' : ''}`;

const volumeLines = ({ name, mountPath, path = mountPath, type }: PodMount) =>
  `  - name: ${name}
    hostPath:
      path: ${path}
${type === undefined ? '' : `      type: ${type}\n`}`;

const certificates: PodMount = {
  name: 'k8s-certs',
  mountPath: '/etc/kubernetes/pki',
  type: 'DirectoryOrCreate',
  isReadOnly: true,
};

/** Returns a manifest of kube-apiserver with these flags and mounts about auditing. */
export const pod = (
  flags: readonly string[],
  mounts: readonly PodMount[],
): string => `apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
  - name: kube-apiserver
    image: registry.k8s.io/kube-apiserver:v1.37.2
    command:
    - kube-apiserver
    - --advertise-address=192.168.56.10
    - --authorization-mode=Node,RBAC
    - --client-ca-file=/etc/kubernetes/pki/ca.crt
    - --etcd-servers=https://127.0.0.1:2379
${flags.map((flag) => `    - --${flag}\n`).join('')}    volumeMounts:
${[certificates, ...mounts].map(mountLines).join('')}  volumes:
${[certificates, ...mounts].map(volumeLines).join('')}`;

/** Where the kubelet finds it. */
export const manifestFile = '/etc/kubernetes/manifests/kube-apiserver.yaml';

export const policyFlag = 'audit-policy-file=/etc/kubernetes/audit/policy.yaml';
export const logFlag = 'audit-log-path=/var/log/kubernetes/audit/audit.log';
export const policyMount: PodMount = {
  name: 'audit-policy',
  mountPath: '/etc/kubernetes/audit',
  type: 'Directory',
  isReadOnly: true,
};
export const logMount: PodMount = {
  name: 'audit-log',
  mountPath: '/var/log/kubernetes/audit',
  type: 'DirectoryOrCreate',
};
