import { useEffect, useRef } from 'react';
import { shownText } from '../../audit/shownValue';
import { lineAt } from '../../engine/lineAt';
import { ruleSpans } from '../../document/locate';
import { selectLitRule } from '../../state/rules';
import { useApp } from '../../state/useApp';
import { counted } from '../../ui/counted';
import { Pane, Panel } from '../../ui/Panel';
import styles from './EmbedView.module.css';

/** Longer policies are truncated: unlike the editor, this view renders every line. */
const linesShown = 5000;

/** The policy, read-only, with the rule that matches the selected request highlighted. */
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
    // Scroll only this pane, not the embedding page.
    const above = line.offsetTop - pane.offsetTop;
    const isSeen =
      above >= pane.scrollTop && above + line.offsetHeight <= pane.scrollTop + pane.clientHeight;
    if (!isSeen) pane.scrollTop = above - pane.clientHeight / 3;
  }, [from]);

  return (
    <Pane name="YAML">
      <Panel name="YAML" hint="read-only">
        {/* Focusable, so that the keyboard can scroll it. */}
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
              {counted(lines.length - linesShown, 'more line')}. Open in Auditorium to see all.
            </p>
          )}
        </div>
      </Panel>
    </Pane>
  );
}

/** Escapes invisible and bidirectional characters, but keeps tabs. */
const shownLine = (line: string) =>
  line
    .split('\t')
    .map((part) => shownText(part))
    .join('\t');
