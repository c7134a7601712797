import { Fragment } from 'react';
import { requestKindOf, type RequestKind } from '../../../audit/match';
import { shownText, shownValue } from '../../../audit/shownValue';
import type { MatchField } from '../../../audit/types';
import type { FieldAnswer } from '../../../engine/explain';
import { Isolated } from '../../../ui/Isolated';
import styles from './WhyTab.module.css';

/** How the fields of one column matched, or why the first of them failed. */
export function WhyCell({ answers }: { answers: FieldAnswer[] }) {
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
