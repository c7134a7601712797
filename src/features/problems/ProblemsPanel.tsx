import { useSettled } from '../../state/useApp';
import { Panel } from '../../ui/Panel';
import { problemGroups } from './grouped';
import { LongText } from './LongText';
import { ProblemItem } from './ProblemItem';
import styles from './ProblemsPanel.module.css';

const shownAtMost = 200;

/** The errors and warnings of kube-apiserver, verbatim, then every problem with its place and fix. */
export function ProblemsPanel() {
  const analysis = useSettled((state) => state.analysis);
  const { reading } = analysis;
  const words = reading.error ?? reading.warning;
  const groups = problemGroups(analysis);

  return (
    <Panel
      name="Problems"
      className={styles.panel ?? ''}
      hint={<Summary server={words !== null} />}
    >
      <div
        className={styles.scroll}
        tabIndex={groups.length > 0 ? 0 : -1}
        role="group"
        aria-label="List of problems"
      >
        {words !== null && (
          <section aria-label="What kube-apiserver says" className={styles.server}>
            <ul>
              {reading.warning !== null && (
                <li>
                  <Verbatim label="warning" text={reading.warning} tone="warn" />
                </li>
              )}
              {reading.error !== null && (
                <li>
                  <Verbatim label="error" text={reading.error} tone="bad" />
                </li>
              )}
            </ul>
          </section>
        )}
        <ul className={styles.list}>
          {groups.slice(0, shownAtMost).map((group, index) => (
            <ProblemItem key={`${index} ${group.problem.message}`} group={group} />
          ))}
        </ul>
        {groups.length > shownAtMost && (
          <p className={styles.more}>and {groups.length - shownAtMost} more</p>
        )}
      </div>
    </Panel>
  );
}

function Summary({ server }: { server: boolean }) {
  const kubernetes = useSettled((state) => state.kubernetes);
  const { reading, problems, tooLarge } = useSettled((state) => state.analysis);
  if (tooLarge) return 'This text is too long to analyze (limit 1 MB).';
  if (server) return `kube-apiserver ${kubernetes} reports:`;
  const quiet = problems.length === 0 ? ' No problems found.' : '';
  return reading.outcome === 'accepted'
    ? `kube-apiserver ${kubernetes} accepts this policy.${quiet}`
    : '';
}

function Verbatim({ label, text, tone }: { label: string; text: string; tone: 'warn' | 'bad' }) {
  return (
    <div className={styles.verbatim} data-tone={tone}>
      <span className={styles.label}>{label}</span>
      <LongText text={text} />
    </div>
  );
}
