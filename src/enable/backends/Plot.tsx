import styles from './Chart.module.css';
import { roundTicks, timeTicks } from './ticks';

export interface Series {
  name: string;
  look: 'queue' | 'sent' | 'events' | 'delivered' | 'dropped' | 'lost';
  /** At even distances, from the start to the end. */
  values: readonly number[];
}

interface Props {
  title: string;
  /** What there is to see, in words. */
  label: string;
  series: readonly Series[];
  /** Writes a value beside its line. */
  format: (value: number) => string;
  /** Times in which nothing is received: from 0 to 1. */
  spans: readonly { from: number; to: number }[];
  seconds: number;
  /** Shown if the values come near it. */
  limit?: { at: number; name: string };
}

const width = 1000;
const height = 100;

/** A line chart that is as wide as its place; its words keep their size. */
export function Plot({ title, label, series, format, spans, seconds, limit }: Props) {
  const highest = Math.max(1, ...series.flatMap(({ values }) => values));
  const isNear = limit !== undefined && highest > limit.at / 3;
  const top = (isNear ? Math.max(highest, limit.at) : highest) * 1.05;
  const up = (value: number) => `${(value / top) * 100}%`;
  const y = (value: number) => height * (1 - value / top);
  return (
    <figure className={styles.plot}>
      <figcaption>
        <strong>{title}</strong>
        {series.map(({ name, look }) => (
          <span key={name} className={styles.key}>
            <Sample look={look} />
            {name}
          </span>
        ))}
        {isNear && (
          <span className={styles.key}>
            <Sample look="limit" />
            {limit.name}
          </span>
        )}
        {spans.length > 0 && (
          <span className={styles.key}>
            <span className={styles.outage} />
            outage
          </span>
        )}
      </figcaption>
      <div className={styles.area}>
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
        >
          {spans.map(({ from, to }) => (
            <rect
              key={from}
              x={from * width}
              width={(to - from) * width}
              y={0}
              height={height}
              data-look="outage"
            />
          ))}
          {roundTicks(top, 3).map((tick) => (
            <path key={tick} d={`M0 ${y(tick)}H${width}`} data-look="grid" />
          ))}
          {isNear && <path d={`M0 ${y(limit.at)}H${width}`} data-look="limit" />}
          {series.map(({ name, look, values }) => (
            <path key={name} d={lineOf(values, y)} data-look={look} />
          ))}
        </svg>
        <div aria-hidden="true">
          {roundTicks(top, 3).map((tick) => (
            <span key={tick} className={styles.across} style={{ bottom: up(tick) }}>
              {format(tick)}
            </span>
          ))}
          {timeTicks(seconds, 5).map((tick) => (
            <span
              key={tick}
              className={styles.along}
              style={{ left: `${(tick / seconds) * 100}%` }}
            >
              {tick > 0 && tick % 60 === 0 ? `${tick / 60} min` : `${tick} s`}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}

function Sample({ look }: { look: Series['look'] | 'limit' }) {
  return (
    <svg width="22" height="8" aria-hidden="true">
      <path d="M0 4H22" data-look={look} />
    </svg>
  );
}

const lineOf = (values: readonly number[], y: (value: number) => number) =>
  values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * width;
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y(value).toFixed(2)}`;
    })
    .join('');
