import { type RefObject } from 'react';
import type { PolicyRule } from '../../audit/types';
import { RuleCard, type Drop } from './RuleCard';
import type { RuleActions } from './ruleActions';
import type { Drag } from './useRuleDrag';
import styles from './RulesPanel.module.css';

export interface RuleListProps {
  rules: readonly PolicyRule[];
  /** A rule keeps its key, and with it its card, when it is edited or moved. */
  keys: readonly number[];
  /** For how many sample requests each rule is the first match; undefined while that is unknown. */
  counts: readonly number[] | undefined;
  /** For each rule, why no request reaches it; undefined if one does. */
  unreached: readonly (string | undefined)[];
  selected: number | undefined;
  /** The first match for the selected request. */
  lit: number | undefined;
  locked: boolean;
  drag: Drag | undefined;
  actions: RuleActions;
  /** The element that scrolls the list. */
  scroller: RefObject<HTMLElement | null>;
}

/** What one card of the list shows. */
export function cardProps(props: RuleListProps, rule: PolicyRule, index: number) {
  const { rules, counts, unreached, selected, lit, locked, drag, actions } = props;
  return {
    rule,
    index,
    count: counts && (counts[index] ?? 0),
    unreached: unreached[index],
    last: index === rules.length - 1,
    open: index === selected,
    lit: index === lit,
    locked,
    drop: dropAt(drag, index, rules.length),
    actions,
  };
}

/** What a card shows of a drag: it is dragged itself, or the rule would drop above or below it. */
function dropAt(drag: Drag | undefined, index: number, count: number): Drop | undefined {
  if (!drag) return undefined;
  if (drag.before === index) return 'above';
  if (drag.before === count && index === count - 1) return 'below';
  return drag.from === index ? 'dragged' : undefined;
}

/** Every rule as a card, in the order of evaluation. */
export function RuleList(props: RuleListProps) {
  return (
    <ol className={styles.rules}>
      {props.rules.map((rule, index) => (
        <RuleCard key={props.keys[index]} {...cardProps(props, rule, index)} />
      ))}
    </ol>
  );
}
