import { lazy, memo, Suspense, type KeyboardEvent } from 'react';
import { levels, type PolicyRule } from '../../audit/types';
import { isFormLocked } from '../../state/rows';
import { useAppStore } from '../../state/useApp';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { counted } from '../../ui/counted';
import { LevelMark } from '../../ui/LevelMark';
import type { RuleActions } from './RuleForm';
import { RuleSentence } from './RuleSentence';
import styles from './RuleCard.module.css';

const RuleForm = lazy(() => import('./RuleForm'));

interface Props {
  rule: PolicyRule;
  index: number;
  /** How many of the canned requests it decides; undefined while that is not known for this text. */
  count: number | undefined;
  last: boolean;
  open: boolean;
  actions: RuleActions;
}

/** One rule: a sentence, which opens into controls. */
export const RuleCard = memo(function RuleCard({ rule, index, count, last, open, actions }: Props) {
  // Not subscribed to the store: there may be a thousand cards.
  const store = useAppStore();
  const level = levels.find((each) => each === rule.level);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    const isAtEnd = by === -1 ? index === 0 : last;
    if (!isAtEnd && !isFormLocked(store.getState())) actions.move(index, by, 'head');
  };
  return (
    <li aria-label={`Rule ${index + 1}`} className={styles.rule} data-open={open}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onKeyDown={onKeyDown}
        onClick={() => store.getState().selectRule(open ? undefined : index)}
      >
        <span className={styles.number}>{index + 1}</span>
        <span className={styles.mark}>
          {level ? <LevelMark level={level} /> : <span className={styles.badLevel}>?</span>}
        </span>
        <RuleSentence rule={rule} isLast={last && index > 0} />
        {count !== undefined && (
          <span
            className={styles.count}
            title={`decides ${counted(count, 'request')} in the preview`}
          >
            {count}
            <span className="visually-hidden"> {count === 1 ? 'request' : 'requests'} decided</span>
          </span>
        )}
      </button>
      {open && (
        <Boundary fallback={<NotLoaded what="The form" />}>
          <Suspense>
            <RuleForm rule={rule} index={index} last={last} actions={actions} />
          </Suspense>
        </Boundary>
      )}
    </li>
  );
});
