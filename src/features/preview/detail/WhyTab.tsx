import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { conditionsOf } from '../../../audit/match';
import type { Policy } from '../../../audit/types';
import { requestNotes } from '../../../catalog/requestNotes';
import type { Row } from '../../../engine/decide';
import { explain, type EvaluatedRule } from '../../../engine/explain';
import { useShown } from '../../../state/useApp';
import { unreachedIn } from '../../../state/rules';
import { Button } from '../../../ui/Button';
import { mediaQuery } from '../../../ui/mediaQuery';
import { isWithoutEvent, levelWords, whyNothing } from '../levelWords';
import { showFromTop } from '../showFromTop';
import { WhyCell } from './WhyCell';
import { columnsFor, type WhyColumn } from './whyColumns';
import { foldable, rungsFor } from './whyRungs';
import styles from './WhyTab.module.css';
import { thousands } from '../../../ui/counted';

/** On narrow windows the headline and the matching row seldom fit together, and the headline comes first. */
const narrow = mediaQuery('(max-width: 700px)');

/** Every rule down to the one that matches, field by field, with the first field that fails. */
export function WhyTab({ row }: { row: Row }) {
  const policy = useShown((state) => state.lastGood?.reading.policy);
  const showRule = useShown((state) => state.showRule);
  const speak = useShown((state) => state.speak);
  const { decision, request } = row;
  const note = requestNotes[request.id];
  const headlineRef = useRef<HTMLParagraphElement>(null);
  const [isUnfolded, unfold] = useState(false);
  /** The request and the rule whose row was scrolled into view last. */
  const shownFor = useRef('');
  // Not on every keystroke: the scroll position stays while the same rule matches.
  useLayoutEffect(() => {
    const now = `${request.id} ${decision.rule}`;
    const pane = headlineRef.current?.closest('[role="tabpanel"]');
    if (!pane || shownFor.current === now) return;
    shownFor.current = now;
    showFromTop(pane, narrow.matches ? null : pane.querySelector('[data-decides="true"]'));
  });

  const unreached = useShown((state) => {
    const shown = state.lastGood?.reading.policy;
    return shown ? unreachedIn(state, shown) : undefined;
  });
  if (!policy) return null;
  const deciding = decision.rule;
  const { evaluated, attributes, wouldMatch } = explain(policy, request);
  const above = foldable(evaluated.length, deciding);
  const rungs = rungsFor(evaluated.length, above > 0 && !isUnfolded);
  const columns = columnsFor(
    rungs.flatMap((rung) => ('index' in rung ? (evaluated[rung.index]?.rule ?? []) : [])),
    attributes,
  );

  return (
    <>
      <p className={styles.answer} ref={headlineRef}>
        <strong>{headline(row)}</strong> <span className={styles.note}>{remark(row, policy)}</span>
        {deciding !== undefined && (
          <Button
            look="link"
            onClick={({ currentTarget }) => {
              flushSync(() => showRule(deciding));
              // Where its pane takes the place of this one, the rule gets the focus, and is read out.
              if (currentTarget.checkVisibility()) speak(`Rule ${deciding + 1} is open in Rules.`);
            }}
          >
            Show rule {deciding + 1}
          </Button>
        )}
      </p>
      {evaluated.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label="Rules evaluated, in order">
            <thead>
              <tr>
                <th scope="col">rule</th>
                {columns.map(({ title }) => (
                  <th scope="col" key={title}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {above > 0 && (
                <tr key="above">
                  <td colSpan={columns.length + 1}>
                    <Button
                      look="link"
                      aria-expanded={isUnfolded}
                      onClick={() => unfold(!isUnfolded)}
                    >
                      {thousands(above)} rules above do not match
                    </Button>
                  </td>
                </tr>
              )}
              {rungs.map((rung) =>
                'index' in rung ? (
                  <RuleRow
                    key={rung.index}
                    index={rung.index}
                    evaluated={evaluated[rung.index]!}
                    columns={columns}
                    decides={rung.index === deciding}
                    isEmpty={isWithoutEvent(row)}
                  />
                ) : (
                  <tr key="left out">
                    <td colSpan={columns.length + 1}>
                      {thousands(rung.leftOut)} more rules that do not match
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
      {deciding !== undefined && wouldMatch.length > 0 && (
        <p className={styles.about}>
          {wouldMatchToo(wouldMatch, deciding)} {neverReached(wouldMatch, unreached)}
        </p>
      )}
      {note !== undefined && (
        <p className={styles.about}>
          <strong>About this request:</strong> {note}
        </p>
      )}
    </>
  );
}

interface RuleRowProps {
  index: number;
  evaluated: EvaluatedRule;
  columns: readonly WhyColumn[];
  decides: boolean;
  /** No event is recorded, whatever the level. */
  isEmpty: boolean;
}

function RuleRow({ index, evaluated: { rule, fields }, columns, decides, isEmpty }: RuleRowProps) {
  return (
    <tr data-decides={decides} data-level={isEmpty ? 'None' : rule.level}>
      <th scope="row">
        {index + 1}
        {decides && <span className="visually-hidden"> matches</span>}
      </th>
      {conditionsOf(rule).length === 0 ? (
        <td colSpan={columns.length} className={styles.any}>
          any request
        </td>
      ) : (
        columns.map(({ title, field }) => (
          <td key={title}>
            <WhyCell answers={fields.filter((answer) => answer.field === field)} />
          </td>
        ))
      )}
    </tr>
  );
}

function headline(row: Row): string {
  const { decision } = row;
  if (decision.rule === undefined) return 'No rule matches, so nothing is recorded.';
  return `Matched by rule ${decision.rule + 1}: level ${levelWords(row)}.`;
}

const laterAtMost = 5;

/** "Rule 4 would match too, but rule 2 comes first." */
function wouldMatchToo(rules: readonly number[], deciding: number): string {
  return `${rulesNamed(rules)} would match too, but rule ${deciding + 1} comes first.`;
}

/** "No request reaches rule 4: rules 2 and 3 together match all of its requests first." */
function neverReached(rules: readonly number[], why: readonly (string | undefined)[] = []): string {
  const never = rules.filter((rule) => why[rule] !== undefined);
  const [only, ...more] = never;
  if (only === undefined) return '';
  if (more.length > 0) return `No request reaches ${rulesNamed(never).replace('Rule', 'rule')}.`;
  const reason = (why[only] ?? '').replace('Rule', 'rule');
  return `No request reaches rule ${only + 1}: ${reason}`;
}

/** "Rules 4, 5 and 7" */
function rulesNamed(rules: readonly number[]): string {
  const numbers = rules.slice(0, laterAtMost).map((index) => `${index + 1}`);
  const rest = rules.length - numbers.length;
  const last = rest > 0 ? `${rest} more` : numbers.pop();
  const names = numbers.length > 0 ? `${numbers.join(', ')} and ${last}` : last;
  return `Rule${rules.length > 1 ? 's' : ''} ${names}`;
}

function remark(row: Row, policy: Policy): string {
  const { decision } = row;
  if (decision.rule === undefined) {
    return policy.rules.length === 0 ? 'The policy has no rules.' : '';
  }
  return decision.level === 'None'
    ? 'Nothing is recorded; later rules are not evaluated.'
    : whyNothing(row);
}
