import { useEffect, useRef } from 'react';
import { lineAt } from '../state/lineAt';
import { ruleSpans } from '../document/locate';
import { selectLitRule } from '../state/rules';
import { useApp } from '../state/useApp';
import { Panel } from '../ui/Panel';
import styles from './EmbedView.module.css';

/** The policy to read: the lines of the rule that decides the selected request are lit. */
export function EmbedYaml() {
  const text = useApp((state) => state.text);
  const root = useApp((state) => state.analysis.reading.root);
  const lit = useApp((state) => state.selectedRule ?? selectLitRule(state));
  const first = useRef<HTMLLIElement>(null);
  const span = lit === undefined ? undefined : ruleSpans(root)[lit];
  const lineOf = lineAt(text);
  const from = span && lineOf(span.start);
  const to = span && lineOf(Math.max(span.start, span.end - 1));

  useEffect(() => {
    if (from !== undefined) first.current?.scrollIntoView({ block: 'nearest' });
  }, [from]);

  return (
    <Panel name="YAML" hint="read only">
      {/* Scrolls, so the keyboard has to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.yaml} tabIndex={0} role="group" aria-label="Policy">
        <ol>
          {text.split('\n').map((line, index) => {
            const isLit =
              from !== undefined && to !== undefined && index + 1 >= from && index + 1 <= to;
            return (
              <li key={index} data-lit={isLit} ref={index + 1 === from ? first : undefined}>
                <code>{line || ' '}</code>
              </li>
            );
          })}
        </ol>
      </div>
    </Panel>
  );
}
