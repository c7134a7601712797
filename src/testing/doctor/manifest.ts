/** A volume that is mounted; as in a manifest, the path on the host is the same if only one is given. */
export interface MountedPath {
  path: string;
  host?: string;
  type?: string;
  readOnly?: boolean;
}

const clean =
  '- --audit-policy-file=/etc/kubernetes/audit/policy.yaml\n- --audit-log-path=/var/log/kubernetes/audit/audit.log\n- --audit-log-maxbackup=10';

export const policyMount: MountedPath = {
  path: '/etc/kubernetes/audit',
  type: 'Directory',
  readOnly: true,
};
export const logMount: MountedPath = {
  path: '/var/log/kubernetes/audit',
  type: 'DirectoryOrCreate',
};

/** The manifest of kube-apiserver as kubeadm writes it, with these flags (one a line, with their dashes) and mounts. */
export function manifest(
  flags: string = clean,
  mounts: readonly MountedPath[] = [policyMount, logMount],
  image = 'registry.k8s.io/kube-apiserver:v1.37.2',
): string {
  const lines = flags.split('\n').map((flag) => `    ${flag}`);
  const mountLines = mounts.flatMap(({ path, readOnly }, at) => [
    `    - mountPath: ${path}`,
    `      name: v${at}`,
    ...(readOnly === undefined ? [] : [`      readOnly: ${readOnly}`]),
  ]);
  const volumeLines = mounts.flatMap(({ path, host = path, type }, at) => [
    '  - hostPath:',
    `      path: ${host}`,
    ...(type === undefined ? [] : [`      type: ${type}`]),
    `    name: v${at}`,
  ]);
  return `apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  containers:
  - command:
    - kube-apiserver
    - --advertise-address=10.0.0.1
${lines.join('\n')}
    image: ${image}
    name: kube-apiserver
    volumeMounts:${mounts.length === 0 ? ' []' : ''}
${[...mountLines, ''].join('\n')}  volumes:${mounts.length === 0 ? ' []' : ''}
${[...volumeLines, ''].join('\n')}status: {}
`;
}
