import { agreementWith, eventsOf } from '../../catalog/agreement';
import { useApp } from '../../state/useApp';
import { DialogFrame } from '../../ui/dialog/DialogFrame';
import { ExternalLink } from '../../ui/ExternalLink';
import styles from './AboutDialog.module.css';
import { thousands } from '../../ui/counted';

const documentation = 'https://kubernetes.io/docs/';
/** Where the source is published, if the site says so: see .env. */
const source = import.meta.env['VITE_SOURCE'] as string | undefined;

/** What this is, how it is verified, and where to read on. */
export default function AboutDialog({ onClose }: { onClose: () => void }) {
  const agreement = agreementWith(useApp((state) => state.kubernetes));
  return (
    <DialogFrame title="About Auditorium" hint="" width={560} onClose={onClose}>
      <div className={styles.body}>
        <p>
          A studio to write, understand and share audit policies for Kubernetes. It shows what a
          policy records for each request, and why, before you deploy it.
        </p>
        <p>
          Everything is computed in this browser. Policies are never sent to a server, not even when
          you share a link: what follows the # stays in the browser.
        </p>
        {agreement && (
          <p>
            The results were compared with the Go code of kube-apiserver {agreement.release} on{' '}
            {thousands(agreement.total)} test cases
            {agreement.server &&
              `, and with ${thousands(eventsOf(agreement.server))} audit events of a running server`}
            , without a difference.{' '}
            <ExternalLink href="./verified.html">How it is verified</ExternalLink>
          </p>
        )}
        <ul className={styles.links} aria-label="Read on">
          <li>
            <ExternalLink href={`${documentation}tasks/debug/debug-cluster/audit/`}>
              Kubernetes documentation: Auditing
            </ExternalLink>
          </li>
          <li>
            <ExternalLink href={`${documentation}reference/config-api/apiserver-audit.v1/`}>
              Kubernetes reference: audit.k8s.io/v1
            </ExternalLink>
          </li>
          {source && (
            <li>
              <ExternalLink href={source}>Source code (Apache License 2.0)</ExternalLink>
            </li>
          )}
          <li>
            <ExternalLink href="./third-party-notices.txt">
              Third-party software and licenses
            </ExternalLink>
          </li>
        </ul>
      </div>
    </DialogFrame>
  );
}
