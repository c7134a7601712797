import { agreementWith, type Agreement, type ServerRun } from '../../catalog/agreement';
import { useApp } from '../../state/useApp';
import { DialogFrame } from '../../ui/dialog/DialogFrame';
import { ExternalLink } from '../../ui/ExternalLink';
import styles from './AgreementDialog.module.css';
import { thousands } from '../../ui/counted';

/** What both sides were compared on, by operation. */
const operations: Record<string, string> = {
  load: 'Policy files: accepted or rejected, errors and warnings word for word, the loaded policy',
  decide: 'Decisions: matching rule, level, omitted stages, managed fields',
  requestInfo: 'Requests: attributes derived from method and URL',
  witness: 'Decisions about whole requests, sent through every filter of the server',
  events: 'Audit events: every log line, byte for byte',
  auditFlags: 'Audit flags: values, errors and warnings word for word',
  buffered: 'Batches: their times and sizes, dropped events (within 2 % where Go picks at random)',
  webhookConfig: 'Webhook kubeconfigs: accepted or rejected, errors word for word',
  truncate: 'Truncation: the size of every event that is left',
};

/** How the results were verified against kube-apiserver. */
export default function AgreementDialog({ onClose }: { onClose: () => void }) {
  const agreement = agreementWith(useApp((state) => state.kubernetes));
  return (
    <DialogFrame
      title="Verified against kube-apiserver"
      hint="How it was tested"
      width={580}
      onClose={onClose}
    >
      {agreement && <Measured {...agreement} />}
    </DialogFrame>
  );
}

function Measured({ release, cases, total, date, seed, later, server }: Agreement) {
  return (
    <div className={styles.body}>
      <p>
        The same random cases, most of them adversarial, were run through the Go code of Kubernetes{' '}
        {release} and through the code of this page. All results were identical.
      </p>
      <table className={styles.table}>
        <tbody>
          {Object.entries(cases).map(([operation, count]) => (
            <tr key={operation}>
              <th scope="row">
                {operations[operation] ?? operation}
                {later[operation] && `; on ${later[operation]}`}
              </th>
              <td>{thousands(count)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Total cases, 0 differences</th>
            <td>{thousands(total)}</td>
          </tr>
        </tbody>
      </table>
      <p>
        Last run on {date} with seed {seed}. To repeat it, run this in the source tree:
      </p>
      <pre className={styles.command}>npm run conformance -- --full --seed {seed}</pre>
      {server && <WithServer {...server} />}
      <p className={styles.how}>
        For the random cases, a program calls the real loader, evaluator, request resolver, filter
        chain and log backend of k8s.io/apiserver; only the clock and the audit ID are fixed. For
        YAML syntax errors, the line is compared, not the parser’s wording. See{' '}
        <ExternalLink href="./verified.html">conformance/README.md</ExternalLink> for the protocol
        and the known limits.
      </p>
    </div>
  );
}

function WithServer({ release, date, requests, policies, events, kubectl }: ServerRun) {
  const minor = release.split('.').slice(0, 2).join('.');
  const command = `npm run conformance:server -- --kubernetes ${minor}`;
  return (
    <>
      <p>
        On {date}, {thousands(requests)} requests were also sent to a running kube-apiserver{' '}
        {release} under each of {policies} policies. Its audit log, {thousands(events)} events, was
        identical to the log of this page, except for what changes with every run, such as times and
        UIDs.
      </p>
      <pre className={styles.command}>{command}</pre>
      {kubectl && (
        <>
          <p>
            The same was done with {thousands(kubectl.commands)} commands of kubectl {minor}:{' '}
            {thousands(kubectl.events)} events, no differences.
          </p>
          <pre className={styles.command}>{command} --kubectl</pre>
        </>
      )}
    </>
  );
}
