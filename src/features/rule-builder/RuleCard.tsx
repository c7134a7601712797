import { GripVertical } from 'lucide-react';
import { memo, Suspense, type KeyboardEvent } from 'react';
import { levels, type PolicyRule } from '../../audit/types';
import { useAppStore } from '../../state/useApp';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { counted } from '../../ui/counted';
import { lazy } from '../../ui/lazy';
import { Loading } from '../../ui/Loading';
import { LevelMark } from '../../ui/LevelMark';
import type { RuleActions } from './ruleActions';
import { RuleSentence } from './RuleSentence';
import styles from './RuleCard.module.css';

const RuleForm = lazy(() => import('./RuleForm'), 'early');

/** While a rule is dragged: this card is dragged, or the rule would drop above or below it. */
export type Drop = 'dragged' | 'above' | 'below';

interface Props {
  rule: PolicyRule;
  index: number;
  /** For how many sample requests it is the first match; undefined while that is unknown for this text. */
  count: number | undefined;
  /** Why no request reaches it; undefined if one does. */
  unreached: string | undefined;
  last: boolean;
  open: boolean;
  /** It is the first match for the selected request. */
  lit: boolean;
  locked: boolean;
  drop: Drop | undefined;
  actions: RuleActions;
  /** In a long list: the number of rules, and the card's offset from the top, in pixels. */
  of?: number;
  top?: number;
  /** Called with the card's element when it mounts and unmounts. */
  measure?: (element: HTMLElement | null) => void;
}

/** One rule as a sentence; opening it shows the form. */
export const RuleCard = memo(function RuleCard({
  rule,
  index,
  count,
  unreached,
  last,
  open,
  lit,
  locked,
  drop,
  actions,
  of,
  top,
  measure,
}: Props) {
  // Not subscribed to the store, because there may be a thousand cards.
  const store = useAppStore();
  const level = levels.find((each) => each === rule.level);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    actions.move(index, index + by, 'head');
  };
  return (
    <li
      aria-label={`Rule ${index + 1}`}
      className={styles.rule}
      ref={measure}
      data-rule={index}
      {...(of !== undefined && { 'aria-setsize': of, 'aria-posinset': index + 1 })}
      {...(top !== undefined && { style: { top } })}
      data-open={open}
      data-lit={lit}
      data-level={level}
      data-drop={drop}
    >
      <button
        type="button"
        className={styles.head}
        data-control="head"
        aria-expanded={open}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onKeyDown={onKeyDown}
        onClick={() => store.getState().selectRule(open ? undefined : index)}
      >
        <span className={styles.number}>{index + 1}</span>
        <span className={styles.mark}>
          {level ? <LevelMark level={level} /> : <span className={styles.badLevel}>?</span>}
        </span>
        <RuleSentence rule={rule} index={index} isLast={last && index > 0} isWhole={open} />
        <span>
          {lit && <span className={styles.decides}>decides</span>}
          {unreached !== undefined ? (
            <span className={styles.unreached} title={unreached}>
              Never reached
            </span>
          ) : (
            count !== undefined && <Count count={count} />
          )}
        </span>
      </button>
      <button
        type="button"
        className={styles.handle}
        data-handle
        data-control="handle"
        aria-label={`Drag rule ${index + 1}`}
        title="Drag to reorder. Keyboard: Space to pick up, arrows to move, Space to drop, Esc to cancel."
        tabIndex={open ? 0 : -1}
        disabled={locked}
      >
        <GripVertical size={14} aria-hidden="true" />
      </button>
      {open && (
        <Boundary fallback={<NotLoaded what="The form" />}>
          <Suspense fallback={<Loading />}>
            <RuleForm rule={rule} index={index} last={last} actions={actions} />
          </Suspense>
        </Boundary>
      )}
    </li>
  );
});

function Count({ count }: { count: number }) {
  const why =
    count === 0
      ? 'First match for none of the sample requests.'
      : `First match for ${counted(count, 'sample request')}.`;
  return (
    <span className={styles.count} title={why}>
      {count === 0 ? 'none' : count}
      <span className="visually-hidden">
        {count === 0
          ? ' of the requests matched'
          : ` ${count === 1 ? 'request' : 'requests'} matched`}
      </span>
    </span>
  );
}
