import type { Diagnosis } from '../../apiServer/doctor/diagnose';
import type { ConfigurationKind } from '../../apiServer/doctor/configuration';
import { counted } from '../../ui/counted';
import styles from './CheckPage.module.css';

const kinds: Record<ConfigurationKind, string> = {
  pod: 'Manifest of a Pod',
  fragment: 'Part of a manifest',
  kubeadm: 'kubeadm ClusterConfiguration',
  kind: 'kind cluster',
  k3s: 'k3s',
  rke2: 'RKE2',
  talos: 'Talos machine configuration',
  kops: 'kOps cluster',
  k0s: 'k0s ClusterConfig',
  capi: 'Cluster API control plane',
  systemd: 'systemd unit',
  command: 'Command line',
  minikube: 'minikube command',
  k3d: 'k3d cluster',
  gardener: 'Gardener Shoot',
  kubespray: 'kubespray inventory',
  patch: 'JSON patch of a manifest',
};

/** What the text is, and whether kube-apiserver starts and records with it. */
export function Summary({ findings, servers, unread }: Diagnosis) {
  if (unread !== undefined) return <p className={styles.unread}>{unread}</p>;
  const [server] = servers;
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const verdict = errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'good';
  const words = {
    bad: 'kube-apiserver does not start',
    warn: 'Starts, but events get lost',
    good: 'Starts',
  };
  const isPartial = server?.configuration.isPartial ?? false;
  const isOff = server?.values.get('audit-policy-file') === '';
  return (
    <div role="status" className={styles.summary}>
      <strong data-verdict={verdict === 'good' && !server ? 'unknown' : verdict}>
        {verdict === 'good' && !server
          ? 'The reason is not in this text'
          : isOff && verdict === 'good'
            ? 'Audit is off'
            : words[verdict]}
      </strong>
      <span>
        {server ? kinds[server.configuration.kind] : 'Messages of a server'}
        {servers.length > 1 && ` and ${counted(servers.length - 1, 'more')}`}
        {isPartial && ': volumes and mounts are not in it, and are not checked'}
        {findings.length === 0 &&
          (isOff ? ': no flag about auditing is set' : ': no problems found')}
        {server?.configuration.note !== undefined && `. ${server.configuration.note}`}
      </span>
    </div>
  );
}
