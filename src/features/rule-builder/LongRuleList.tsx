import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStudioRoot } from '../../state/useApp';
import { bringCardsWith } from './cards';
import { RuleCard } from './RuleCard';
import { cardProps, type RuleListProps } from './RuleList';
import styles from './RulesPanel.module.css';

/** The height of a closed card with a sentence of two lines, in pixels, until it is measured. */
const guessedHeight = 55;

/** RuleList for hundreds of rules: only the cards in and near the viewport are on the page. */
export default function LongRuleList(props: RuleListProps) {
  const { rules, keys, scroller } = props;
  const list = useRef<HTMLOListElement>(null);
  const virtual = useVirtualizer({
    count: rules.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight,
    overscan: 8,
    indexAttribute: 'data-rule',
    // The fields of the policy come before the list.
    scrollMargin: list.current?.offsetTop ?? 0,
  });
  const root = useStudioRoot();
  useEffect(
    () => bringCardsWith(root, (index) => virtual.scrollToIndex(index, { align: 'auto' })),
    [root, virtual],
  );

  return (
    <ol
      ref={list}
      className={styles.longRules}
      style={{ height: virtual.getTotalSize() }}
      aria-label={`${rules.length} rules`}
    >
      {virtual.getVirtualItems().map(({ index, start }) => {
        const rule = rules[index];
        if (!rule) return null;
        return (
          <RuleCard
            key={keys[index]}
            {...cardProps(props, rule, index)}
            of={rules.length}
            top={start - virtual.options.scrollMargin}
            measure={virtual.measureElement}
          />
        );
      })}
    </ol>
  );
}
