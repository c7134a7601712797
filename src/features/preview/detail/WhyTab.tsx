import { Fragment, useLayoutEffect, useRef } from 'react';
import { requestKindOf, type RequestKind } from '../../../audit/match';
import { shownText, shownValue } from '../../../audit/shownValue';
import type { MatchField, Policy } from '../../../audit/types';
import type { Row } from '../../../engine/decide';
import { explain, type FieldAnswer } from '../../../engine/explain';
import { useApp } from '../../../state/useApp';
import { Button } from '../../../ui/Button';
import { Isolated } from '../../../ui/Isolated';
import { mediaQuery } from '../../../ui/mediaQuery';
import { isWithoutEvent, levelWords, whyNothing } from '../levelWords';
import { showFromTop } from '../showFromTop';
import { columnsFor } from './whyColumns';
import styles from './WhyTab.module.css';

/** On narrow windows the headline and the matching row seldom fit together, and the headline comes first. */
const narrow = mediaQuery('(max-width: 700px)');

/** Every rule down to the one that matches, field by field, with the first field that fails. */
export function WhyTab({ row }: { row: Row }) {
  const policy = useApp((state) => state.lastGood?.reading.policy);
  const showRule = useApp((state) => state.showRule);
  const { decision, request } = row;
  const headlineRef = useRef<HTMLParagraphElement>(null);
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

  if (!policy) return null;
  const deciding = decision.rule;
  const { evaluated, attributes, wouldMatch } = explain(policy, request);
  const columns = columnsFor(
    evaluated.map(({ rule }) => rule),
    attributes,
  );

  return (
    <>
      <p className={styles.answer} ref={headlineRef}>
        <strong>{headline(row)}</strong> <span className={styles.note}>{remark(row, policy)}</span>
        {deciding !== undefined && (
          <Button look="link" onClick={() => showRule(deciding)}>
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
              {shownRows(evaluated.length).map((index) => {
                if (index === undefined) {
                  return (
                    <tr key="more">
                      <td colSpan={columns.length + 1}>
                        {(evaluated.length - rowsAtStart - rowsAtEnd).toLocaleString('en')} more
                        rules that do not match
                      </td>
                    </tr>
                  );
                }
                const { rule, fields: answers } = evaluated[index]!;
                return (
                  <tr
                    key={index}
                    data-decides={index === decision.rule}
                    data-level={isWithoutEvent(row) ? 'None' : rule.level}
                  >
                    <th scope="row">
                      {index + 1}
                      {index === decision.rule && <span className="visually-hidden"> matches</span>}
                    </th>
                    {columns.map(({ title, field }) => (
                      <td key={title}>
                        <Cell answers={answers.filter((answer) => answer.field === field)} />
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {deciding !== undefined && wouldMatch.length > 0 && (
        <p className={styles.about}>{wouldMatchToo(wouldMatch, deciding)}</p>
      )}
      {request.note !== '' && (
        <p className={styles.about}>
          <strong>About this request:</strong> {request.note}
        </p>
      )}
    </>
  );
}

/** Of many rules the first and the last are shown: the last one matches, or none does. */
const rowsAtStart = 60;
const rowsAtEnd = 20;

/** Returns the indices of the rules to show; undefined stands for all that are not. */
function shownRows(count: number): (number | undefined)[] {
  const all = [...Array(count).keys()];
  if (count <= rowsAtStart + rowsAtEnd) return all;
  return [...all.slice(0, rowsAtStart), undefined, ...all.slice(-rowsAtEnd)];
}

function Cell({ answers }: { answers: FieldAnswer[] }) {
  const asked = answers.filter(({ outcome }) => outcome !== 'any');
  if (asked.length === 0) return <span className={styles.any}>any</span>;
  return asked.map(({ field, outcome, value, wanted }) => (
    <Fragment key={field}>
      {outcome === 'not evaluated' ? (
        <span className={styles.any}>not evaluated</span>
      ) : (
        <span data-outcome={outcome} className={styles.tried} title={titleOf(field, wanted)}>
          <span aria-hidden="true">{outcome === 'match' ? '✓' : '✗'}</span>
          <span className="visually-hidden">
            {outcome === 'match' ? 'matches:' : 'fails:'}
          </span>{' '}
          {outcome === 'fail' && wanted.length === 0 ? (
            otherKind[requestKindOf(field)]
          ) : (
            <Isolated text={shown(field, value, 200)} />
          )}
          {outcome === 'fail' && wanted.length > 0 && (
            <span className={styles.wanted}>
              {field === 'userGroups' ? ' not in ' : ' is not in '}
              {shorten(field, wanted).map((text, index) => (
                <Fragment key={index}>
                  {index > 0 && ', '}
                  <Isolated text={text} />
                </Fragment>
              ))}
              {wanted.length > namedAtMost && ` +${wanted.length - namedAtMost}`}
            </span>
          )}
        </span>
      )}
    </Fragment>
  ));
}

/** Why a field fails because of the kind of request, whatever its value. */
const otherKind: Readonly<Record<RequestKind, string>> = {
  resource: 'is not a resource request',
  url: 'is a resource request',
  any: '',
};

const namedAtMost = 3;
const titledAtMost = 100;

/** Resources are described in words: there is no single value to quote. */
function shown(field: MatchField, value: string, limit: number): string {
  return field === 'resources' && value !== '' ? shownText(value, limit) : shownValue(value, limit);
}

function shorten(field: MatchField, wanted: string[]): string[] {
  return wanted.slice(0, namedAtMost).map((value) => shown(field, value, 60));
}

function titleOf(field: MatchField, wanted: string[]): string {
  const more = wanted.length > titledAtMost ? ` +${wanted.length - titledAtMost}` : '';
  return (
    wanted
      .slice(0, titledAtMost)
      .map((value) => shown(field, value, 200))
      .join(', ') + more
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
  const numbers = rules.slice(0, laterAtMost).map((index) => `${index + 1}`);
  const rest = rules.length - numbers.length;
  const last = rest > 0 ? `${rest} more` : numbers.pop();
  const names = numbers.length > 0 ? `${numbers.join(', ')} and ${last}` : last;
  return `Rule${rules.length > 1 ? 's' : ''} ${names} would match too, but rule ${deciding + 1} comes first.`;
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
