import { flushSync } from 'react-dom';
import { useShallow } from 'zustand/react/shallow';
import type { ProblemFix } from '../../engine/problemFix';
import { useAppStore, useSettled, useStudioRoot } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { Message } from '../../ui/Message';
import { focusRule } from './ruleActions';
import styles from './RuleForm.module.css';

/** The Problems list has more of them. */
const shownAtMost = 50;

/** The problems of one rule, with their fixes. */
export function RuleProblems({ index }: { index: number }) {
  const problems = useSettled(
    useShallow((state) => state.analysis.problems.filter(({ rule }) => rule === index)),
  );
  const store = useAppStore();
  const root = useStudioRoot();
  /** The button disappears with its problem: the rule's head gets the focus, or the next rule's if the rule is gone too. */
  const applyFix = (fix: ProblemFix) => {
    if (!flushSync(() => store.getState().applyFix(fix))) return;
    const { selectedRule, analysis } = store.getState();
    const last = (analysis.reading.draft?.rules.length ?? 0) - 1;
    focusRule(root, selectedRule ?? Math.min(index, last));
  };
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.slice(0, shownAtMost).map(({ severity, message, advice, fix }, at) => (
        <li key={`${at} ${message}`} data-severity={severity}>
          <span>
            <span className="visually-hidden">{severity}: </span>
            <Message text={advice === '' ? message : advice} />
          </span>
          {fix && (
            <Button look="link" onClick={() => applyFix(fix)}>
              <Message text={fix.title} />
            </Button>
          )}
        </li>
      ))}
      {problems.length > shownAtMost && (
        <li>and {(problems.length - shownAtMost).toLocaleString('en')} more</li>
      )}
    </ul>
  );
}
