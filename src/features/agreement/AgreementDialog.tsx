import { agreementWith, type Agreement } from '../../catalog/agreement';
import { useApp } from '../../state/useApp';
import { DialogFrame } from '../../ui/DialogFrame';
import styles from './AgreementDialog.module.css';

/** What was asked of both sides, by operation. */
const asked: Record<string, string> = {
  load: 'Policy files: does it start, in whose words does it refuse or warn, what does it hold',
  decide: 'Decisions: the deciding rule, level, omitted stages, managed fields',
  requestInfo: 'Requests: what it derives from method and URL',
  events: 'Audit events: every line of the log, byte for byte',
};

/** How the agreement with kube-apiserver was measured. */
export default function AgreementDialog({ onClose }: { onClose: () => void }) {
  const agreement = agreementWith(useApp((state) => state.kubernetes));
  return (
    <DialogFrame
      title="As kube-apiserver answers"
      hint="How it was measured"
      width={580}
      onClose={onClose}
    >
      {agreement && <Measured {...agreement} />}
    </DialogFrame>
  );
}

function Measured({ release, cases, total, date, seed }: Agreement) {
  return (
    <div className={styles.body}>
      <p>
        The same random cases, most of them meant to make trouble, went through the Go code of
        Kubernetes {release} and through the code of this page. Every answer was the same.
      </p>
      <table className={styles.table}>
        <tbody>
          {Object.entries(cases).map(([operation, count]) => (
            <tr key={operation}>
              <th scope="row">{asked[operation] ?? operation}</th>
              <td>{count.toLocaleString('en')}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Cases in all, differences: 0</th>
            <td>{total.toLocaleString('en')}</td>
          </tr>
        </tbody>
      </table>
      <p>
        Last run on {date}, with the seed {seed}. To repeat it, in the sources:
      </p>
      <pre className={styles.command}>npm run conformance -- --full --seed {seed}</pre>
      <p className={styles.how}>
        The oracle calls the real loader, evaluator, request resolver, filter chain and log backend
        of k8s.io/apiserver; only the clock and the audit ID are given. Of a YAML syntax error, the
        line counts and not the parser’s wording. The protocol and the known limits are in
        conformance/README.md.
      </p>
    </div>
  );
}
