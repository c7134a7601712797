import { Suspense, useState } from 'react';
import { addresses } from '../../course/addresses';
import { moreLikeIt } from '../../engine/problemList';
import { useApp } from '../../state/useApp';
import { learnLink } from '../../storage/learnLink';
import { Boundary } from '../../ui/Boundary';
import { Button } from '../../ui/Button';
import { lazy } from '../../ui/lazy';
import { Message } from '../../ui/Message';
import { severityMarks } from '../../ui/severityMarks';
import type { ProblemGroup } from './grouped';
import { LongText } from './LongText';
import styles from './ProblemItem.module.css';
import { thousands } from '../../ui/counted';

const LearnMore = lazy(() => import('./LearnMore'), 'early');

/** One problem with its lines, code and fix. */
export function ProblemItem({ group }: { group: ProblemGroup }) {
  const { problem, places } = group;
  const more = moreLikeIt(problem);
  const showPlace = useApp((state) => state.showPlace);
  const applyFix = useApp((state) => state.applyFix);
  const { code, severity, source, message, advice, fix } = problem;
  const [first, ...others] = places;
  return (
    <li className={styles.problem} data-severity={severity} data-code={code}>
      <span className={styles.mark} aria-hidden="true">
        {severityMarks[severity]}
      </span>
      {first && (
        <button
          type="button"
          className={styles.line}
          data-start={first.range.start}
          onClick={() => showPlace(first.range)}
        >
          line {first.line}
        </button>
      )}
      <span className={styles.words}>
        <span className="visually-hidden">{severity}: </span>
        {source === 'kube-apiserver' ? <LongText text={message} /> : <Message text={message} />}
        {advice !== '' && (
          <span className={styles.advice}>
            {' '}
            <Message text={advice} />
          </span>
        )}
        <a className={styles.code} {...learnLink(addresses.check(code))}>
          <code>{code}</code>
        </a>
        <Boundary fallback={null}>
          <Suspense>
            <LearnMore code={code} />
          </Suspense>
        </Boundary>
        {others.length > 0 && <OtherPlaces places={others} more={group.morePlaces} />}
        {more !== '' && <span className={styles.others}>{more}</span>}
      </span>
      {fix && (
        <Button
          look="link"
          onClick={(event) => {
            // The button disappears with its problem, so the list takes the focus.
            const list = event.currentTarget.closest<HTMLElement>('[role="group"]');
            if (applyFix(fix)) list?.focus();
          }}
        >
          <Message text={fix.title} />
        </Button>
      )}
    </li>
  );
}

const listedAtFirst = 3;

/** "also on lines 12, 19, 31 and 24 more". */
function OtherPlaces({ places, more }: { places: ProblemGroup['places']; more: number }) {
  const showPlace = useApp((state) => state.showPlace);
  const [isOpen, setOpen] = useState(false);
  // A button for a single further line would take as much room as the line.
  const canOpen = places.length > listedAtFirst + 1;
  const listed = canOpen && !isOpen ? places.slice(0, listedAtFirst) : places;
  return (
    <span className={styles.others}>
      also on {places.length === 1 ? 'line' : 'lines'}
      {listed.map(({ line, range }, index) => (
        <span key={line}>
          {separator(index, listed.length, listed.length === places.length && more === 0)}
          <button
            type="button"
            className={styles.line}
            aria-label={`line ${line}`}
            data-start={range.start}
            onClick={() => showPlace(range)}
          >
            {line}
          </button>
        </span>
      ))}
      {canOpen && (
        <>
          {isOpen ? ' ' : ' and '}
          <Button look="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Show less' : `${thousands(places.length + more - listedAtFirst)} more`}
          </Button>
        </>
      )}
      {isOpen && more > 0 && ` and ${thousands(more)} more`}
    </span>
  );
}

function separator(index: number, length: number, isWhole: boolean): string {
  if (index === 0) return ' ';
  return isWhole && index === length - 1 ? ' and ' : ', ';
}
