import { useEffect, useRef } from 'react';
import { shownText } from '../audit/shownValue';
import { lineAt } from '../engine/lineAt';
import { ruleSpans } from '../document/locate';
import { selectLitRule } from '../state/rules';
import { useApp } from '../state/useApp';
import { counted } from '../ui/counted';
import { Panel } from '../ui/Panel';
import styles from './EmbedView.module.css';

/** More lines than this are for the studio, whose editor draws only those in sight. */
const linesShown = 5000;

/** The policy to read: the lines of the rule that decides the selected request are lit. */
export function EmbedYaml() {
  const text = useApp((state) => state.text);
  const root = useApp((state) => state.analysis.reading.root);
  const lit = useApp((state) => state.selectedRule ?? selectLitRule(state));
  const first = useRef<HTMLLIElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const span = lit === undefined ? undefined : ruleSpans(root)[lit];
  const lineOf = lineAt(text);
  const lines = text.split('\n');
  const from = span && lineOf(span.start);
  const to = span && lineOf(Math.max(span.start, span.end - 1));

  useEffect(() => {
    const [line, pane] = [first.current, scroll.current];
    if (from === undefined || !line || !pane) return;
    // Only this pane: the page around it stays where its reader is.
    const above = line.offsetTop - pane.offsetTop;
    const isSeen =
      above >= pane.scrollTop && above + line.offsetHeight <= pane.scrollTop + pane.clientHeight;
    if (!isSeen) pane.scrollTop = above - pane.clientHeight / 3;
  }, [from]);

  return (
    <Panel name="YAML" hint="read only">
      {/* Scrolls, so the keyboard has to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.yaml} ref={scroll} tabIndex={0} role="group" aria-label="Policy">
        <ol>
          {lines.slice(0, linesShown).map((line, index) => {
            const isLit =
              from !== undefined && to !== undefined && index + 1 >= from && index + 1 <= to;
            return (
              <li key={index} data-lit={isLit} ref={index + 1 === from ? first : undefined}>
                <code>{shownLine(line) || ' '}</code>
              </li>
            );
          })}
        </ol>
        {lines.length > linesShown && (
          <p className={styles.more}>
            {counted(lines.length - linesShown, 'more line')}: open it in Auditorium.
          </p>
        )}
      </div>
    </Panel>
  );
}

/** A line as it reads, and nothing in it obeyed; a tab is one. */
const shownLine = (line: string) =>
  line
    .split('\t')
    .map((part) => shownText(part))
    .join('\t');
