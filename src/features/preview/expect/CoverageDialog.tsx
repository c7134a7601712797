import { useCallback, useState } from 'react';
import { ruleSentence } from '../../../analysis/sentences/ruleSentence';
import { textOf } from '../../../analysis/sentences/sentencePiece';
import type { KubernetesVersion, Policy } from '../../../audit/types';
import type { Row } from '../../../engine/decide';
import { coverageOf } from '../../../expectations/coverage';
import { reportByRule, type Missed, type RuleReport } from '../../../expectations/report';
import { tryMutants } from '../../../expectations/tryMutants';
import { requestLine } from '../../../proofs/requestLine';
import { readExpectations } from '../../../state/expected';
import { selectRows } from '../../../state/rows';
import { useAppStore, useShown } from '../../../state/useApp';
import { Button } from '../../../ui/Button';
import { counted } from '../../../ui/counted';
import { DialogFrame } from '../../../ui/dialog/DialogFrame';
import { useInSlices } from '../own/useInSlices';
import styles from './CoverageDialog.module.css';
import { expectAlso } from './expectActions';

/** Of one rule, so many are shown until the user asks for all. */
const shownAtFirst = 3;

/** Which mistakes in the policy the expectations would notice, and which they would not. */
export default function CoverageDialog({ onClose }: { onClose: () => void }) {
  const policy = useShown((state) => state.lastGood?.reading.policy);
  const kubernetes = useShown((state) => state.lastGood?.kubernetes);
  const rows = useShown(selectRows);
  return (
    <DialogFrame
      title="What the expectations notice"
      hint="Small mistakes in the policy, tried one at a time."
      onClose={onClose}
    >
      <div className={styles.body}>
        {policy && kubernetes ? (
          <Report policy={policy} rows={rows} kubernetes={kubernetes} />
        ) : (
          <p>kube-apiserver rejects this policy, so there is nothing to try. See Problems.</p>
        )}
      </div>
    </DialogFrame>
  );
}

interface Props {
  policy: Policy;
  rows: readonly Row[];
  kubernetes: KubernetesVersion;
}

function Report({ policy, rows, kubernetes }: Props) {
  const store = useAppStore();
  const expectations = useShown((state) => readExpectations(state.workspace.expectations));
  const { result: trials, isWorking } = useInSlices(
    useCallback(
      () => tryMutants(policy, expectations, rows, kubernetes),
      [policy, expectations, rows, kubernetes],
    ),
  );
  if (!trials) return <p role="status">Trying mistakes…</p>;
  const reports = reportByRule(trials, coverageOf(expectations, rows, policy.rules.length));
  const missed = reports.flatMap((report) => report.missed);
  const noticed = reports.reduce((sum, report) => sum + report.noticed, 0);
  return (
    <>
      <div className={styles.top}>
        <p role="status" aria-busy={isWorking}>
          {missed.length === 0
            ? `All ${counted(noticed, 'mistake')} that these requests can show would be noticed.`
            : `${noticed} of ${counted(noticed + missed.length, 'mistake')} would be noticed.`}
        </p>
        {missed.length > 0 && (
          <Button
            look="primary"
            onClick={() =>
              expectAlso(
                store,
                missed.map(({ expectation }) => expectation),
              )
            }
          >
            Expect enough to notice all
          </Button>
        )}
      </div>
      {reports.map((report) => (
        <OfRule key={report.rule ?? 'policy'} report={report} policy={policy} />
      ))}
    </>
  );
}

function OfRule({ report, policy }: { report: RuleReport; policy: Policy }) {
  const store = useAppStore();
  const [isWhole, showWhole] = useState(false);
  const { rule, missed, reached, noticed, unseen, undecided, equivalent } = report;
  const shown = isWhole ? missed : missed.slice(0, shownAtFirst);
  const name = rule === undefined ? 'The policy' : `Rule ${rule + 1}`;
  const sentence = rule === undefined ? undefined : policy.rules[rule];
  const rest = [
    ...(undecided > 0
      ? [`${counted(undecided, 'mistake')} would take too much to compare: undecided.`]
      : []),
    ...(equivalent > 0
      ? [`${counted(equivalent, 'mistake')} would change nothing for any request.`]
      : []),
  ];
  return (
    <section className={styles.rule} aria-label={name}>
      <h3>
        {name}
        {sentence && <span className={styles.sentence}>{textOf(ruleSentence(sentence))}</span>}
      </h3>
      <p className={styles.facts}>
        {rule !== undefined && (
          <span data-none={reached === 0}>
            {reached === 0 ? 'No expectation reaches it' : counted(reached, 'expectation')}
          </span>
        )}
        <span>
          {noticed} of {counted(noticed + missed.length, 'mistake')} noticed
        </span>
      </p>
      {shown.length > 0 && (
        <ul className={styles.missed} aria-label={`Not noticed in ${name}`}>
          {shown.map((each) => (
            <MissedRow
              key={each.mutant.words}
              missed={each}
              onExpect={() => expectAlso(store, [each.expectation])}
            />
          ))}
        </ul>
      )}
      {missed.length > shown.length && (
        <Button look="link" onClick={() => showWhole(true)}>
          Show {missed.length - shown.length} more
        </Button>
      )}
      {unseen.length > 0 && (
        <details className={styles.rest}>
          <summary>
            {counted(unseen.length, 'mistake')} would change only other requests than these
          </summary>
          <ul>
            {unseen.map(({ mutant, request }) => (
              <li key={mutant.words}>
                {mutant.words} <span>would change</span> <code>{requestLine(request)}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      {rest.length > 0 && <p className={styles.rest}>{rest.join(' ')}</p>}
    </section>
  );
}

function MissedRow({ missed, onExpect }: { missed: Missed; onExpect: () => void }) {
  const { mutant, witness } = missed;
  return (
    <li>
      <span className={styles.words}>
        {mutant.words} <span>would change</span> <code>{witness.request.command}</code>
      </span>
      <Button
        look="outlined"
        aria-label={`Expect what notices: ${mutant.words}`}
        onClick={onExpect}
      >
        Expect this
      </Button>
    </li>
  );
}
