import type { Level } from '../../audit/types';
import styles from './Picture.module.css';

const rules: readonly { matches: string; level: Level }[] = [
  { matches: 'secrets', level: 'Metadata' },
  { matches: 'get, list', level: 'None' },
  { matches: 'everything', level: 'Request' },
];

/** Requests, and the rule that each stops at. */
const requests: readonly { lines: readonly string[]; stopsAt: number }[] = [
  { lines: ['get', 'secret'], stopsAt: 0 },
  { lines: ['get', 'pod'], stopsAt: 1 },
  { lines: ['create', 'pod'], stopsAt: 2 },
];

const left = 200;
const step = 56;
const rowHeight = 44;
const heading = 36;

/** Rules as sieves, one below the other: a request stops at the first that matches, and goes no further. */
export function RuleSieve() {
  return (
    <figure className={styles.picture}>
      <svg
        viewBox={`0 0 360 ${heading + rules.length * rowHeight}`}
        role="img"
        aria-label={requests.map(inWords).join(' ')}
      >
        {rules.map(({ matches, level }, index) => {
          const y = heading + index * rowHeight + 24;
          return (
            <g key={matches}>
              <line x1={0} x2={360} y1={y} y2={y} className={styles.sieve} />
              <text x={0} y={y - 7} className={styles.title}>
                {index + 1}. {matches} → {level}
              </text>
            </g>
          );
        })}
        {requests.map(({ lines, stopsAt }, index) => {
          const x = left + index * step + step / 2;
          const y = heading + stopsAt * rowHeight + 24;
          return (
            <g key={lines.join(' ')}>
              <g className={styles.head} textAnchor="middle">
                {lines.map((line, number) => (
                  <text key={line} x={x} y={12 + number * 14}>
                    {line}
                  </text>
                ))}
              </g>
              <line x1={x} x2={x} y1={heading - 2} y2={y} className={styles.fall} />
              <circle
                cx={x}
                cy={y}
                r={7}
                className={styles.caught}
                data-level={rules[stopsAt]?.level}
              />
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function inWords({ lines, stopsAt }: (typeof requests)[number]): string {
  const level = rules[stopsAt]?.level ?? 'None';
  return `${lines.join(' ')} stops at rule ${stopsAt + 1}: ${level}.`;
}
