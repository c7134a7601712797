/** A configuration with a mistake, to try the checks on. */
export interface Example {
  title: string;
  text: string;
}

const manifest = (flags: string, mounts: string, volumes: string) => `apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  containers:
  - name: kube-apiserver
    image: registry.k8s.io/kube-apiserver:v1.37.2
    command:
    - kube-apiserver
    - --advertise-address=192.168.56.10
${flags}    volumeMounts:
    - mountPath: /etc/kubernetes/pki
      name: k8s-certs
      readOnly: true
${mounts}  hostNetwork: true
  volumes:
  - hostPath:
      path: /etc/kubernetes/pki
      type: DirectoryOrCreate
    name: k8s-certs
${volumes}`;

const mount = (path: string, name: string, readOnly = false) =>
  `    - mountPath: ${path}\n      name: ${name}\n${readOnly ? '      readOnly: true\n' : ''}`;
const volume = (path: string, name: string, type: string) =>
  `  - hostPath:\n      path: ${path}\n      type: ${type}\n    name: ${name}\n`;
const flags = (policy: string, log: string, rest = '') =>
  `    - --audit-policy-file=${policy}\n    - --audit-log-path=${log}\n${rest}`;

/** One of each way in which a cluster often stays without its log. */
export const examples: readonly Example[] = [
  {
    title: 'Paths that no mount has',
    text: manifest(
      flags('/etc/kubernetes/audit/policy.yaml', '/etc/kubernetes/audit/audit.log'),
      mount('/etc/kubernetes/audit-policy.yaml', 'audit', true) +
        mount('/var/log/kubernetes/audit/', 'audit-log'),
      volume('/etc/kubernetes/audit-policy.yaml', 'audit', 'File') +
        volume('/var/log/kubernetes/audit/', 'audit-log', 'DirectoryOrCreate'),
    ),
  },
  {
    title: 'A log that dies with its container',
    text: manifest(
      flags('/etc/kubernetes/audit/policy.yaml', '/var/log/audit.log'),
      mount('/etc/kubernetes/audit', 'audit', true),
      volume('/etc/kubernetes/audit', 'audit', 'Directory'),
    ),
  },
  {
    title: 'A log folder that is read-only',
    text: manifest(
      flags('/etc/kubernetes/audit/policy.yaml', '/var/log/kubernetes/audit/audit.log'),
      mount('/etc/kubernetes/audit', 'audit', true) +
        mount('/var/log/kubernetes/audit', 'audit-log', true),
      volume('/etc/kubernetes/audit', 'audit', 'Directory') +
        volume('/var/log/kubernetes/audit', 'audit-log', 'DirectoryOrCreate'),
    ),
  },
  {
    title: 'A file where rotation must rename',
    text: manifest(
      flags('/etc/kubernetes/audit/policy.yaml', '/var/log/kubernetes/audit/audit.log'),
      mount('/etc/kubernetes/audit', 'audit', true) +
        mount('/var/log/kubernetes/audit/audit.log', 'audit-log'),
      volume('/etc/kubernetes/audit', 'audit', 'Directory') +
        volume('/var/log/kubernetes/audit/audit.log', 'audit-log', 'FileOrCreate'),
    ),
  },
  {
    title: 'A systemd unit without backslashes',
    text: `[Unit]
Description=Kubernetes API Server

[Service]
ExecStart=/usr/local/bin/kube-apiserver
  --advertise-address=192.168.56.10
  --audit-policy-file=/etc/kubernetes/audit/policy.yaml
  --audit-log-path /var/log/kubernetes/audit/audit.log
  --audit-log-maxsiz=100
Restart=on-failure

[Install]
WantedBy=multi-user.target
`,
  },
];
