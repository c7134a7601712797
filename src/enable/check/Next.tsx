import type { ConfigurationKind } from '../../apiServer/doctor/configuration';
import type { Server } from '../../apiServer/doctor/finding';
import { studioFragment } from '../../storage/address';
import { Term } from '../Term';
import styles from './CheckPage.module.css';

const names: Partial<Record<ConfigurationKind, string>> = {
  pod: 'kube-apiserver.yaml',
  kubeadm: 'kubeadm.yaml',
  kind: 'kind.yaml',
  systemd: 'kube-apiserver.service',
  command: 'command.sh',
  minikube: 'minikube.sh',
};

/** Returns how a checked text is called when it is downloaded. */
export function fileNameFor([server]: readonly Server[]): string {
  if (!server) return 'pasted.txt';
  return names[server.configuration.kind] ?? 'configuration.yaml';
}

/** What a configuration cannot show, when nothing is wrong with it. */
export function Next({ server: { configuration, values } }: { server: Server }) {
  const policy = String(values.get('audit-policy-file') ?? '');
  if (policy === '') {
    return (
      <p className={styles.next}>
        Nothing is recorded. <a href="#enable/setup">Set up</a> adds the policy that is open in the
        studio.
      </p>
    );
  }
  return (
    <div className={styles.next}>
      <h2>What this text cannot show</h2>
      <ul>
        <li>
          Whether <code>{policy}</code> is there, and its rules are accepted:{' '}
          <a href={studioFragment()}>check the policy in the studio</a>.
        </li>
        {configuration.kind === 'pod' && (
          <li>
            Whether the files of the host are there: the kubelet does not start a{' '}
            <Term id="static-pod">static Pod</Term> whose <Term id="host-path">hostPath</Term> of
            the type <code>File</code> or <code>Directory</code> is missing.
          </li>
        )}
        <li>
          How to put it in place without an outage, and how to see that it records: the steps are in{' '}
          <a href="#enable/setup">Set up</a>.
        </li>
      </ul>
    </div>
  );
}
