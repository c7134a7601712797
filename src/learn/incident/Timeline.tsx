import { clockText } from '../../course/incident/auditLog';
import type { Bucket } from '../../course/incident/filter';
import { counted } from '../../ui/counted';
import styles from './Reader.module.css';

interface Props {
  buckets: readonly Bucket[];
  /** The time of the request that is selected. */
  picked: number | undefined;
  onSpan: (from: number, to: number) => void;
}

const height = 40;

/** How many requests came when; a click on a bar shows those of its time. The fields From and To do the same. */
export function Timeline({ buckets, picked, onSpan }: Props) {
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return null;
  const place = picked === undefined ? -1 : (picked - first.from) / (last.to - first.from);
  // Few requests are seen beside many.
  const sizeOf = (count: number) => (count === 0 ? 0 : 3 + (height - 3) * Math.sqrt(count / most));
  return (
    <figure className={styles.timeline}>
      <svg
        role="img"
        aria-label={textOf(buckets)}
        viewBox={`0 0 ${buckets.length} ${height}`}
        preserveAspectRatio="none"
      >
        {buckets.map(({ from, to, count, denied }, index) => (
          // The fields From and To are for the keyboard.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <g key={from} onClick={() => onSpan(from, to)}>
            <title>{`${clockText(from)}: ${counted(count, 'request')}, ${denied} denied`}</title>
            <rect x={index} y={0} width={1} height={height} className={styles.span} />
            <rect
              x={index + 0.1}
              y={height - sizeOf(count)}
              width={0.8}
              height={sizeOf(count)}
              className={styles.bar}
            />
            <rect
              x={index + 0.1}
              y={height - sizeOf(denied)}
              width={0.8}
              height={sizeOf(denied)}
              className={styles.denied}
            />
          </g>
        ))}
        {place >= 0 && (
          <rect
            x={place * buckets.length - 0.1}
            y={0}
            width={0.2}
            height={height}
            className={styles.now}
          />
        )}
      </svg>
      <figcaption>
        <span>{clockText(first.from)}</span>
        <span className={styles.legend}>
          requests, <span className={styles.deniedWord}>denied</span>
        </span>
        <span>{clockText(last.to)}</span>
      </figcaption>
    </figure>
  );
}

function textOf(buckets: readonly Bucket[]): string {
  const sum = (key: 'count' | 'denied') => buckets.reduce((all, each) => all + each[key], 0);
  const most = buckets.reduce<Bucket | undefined>(
    (found, each) => (found && found.count >= each.count ? found : each),
    undefined,
  );
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last || !most) return 'No requests';
  const peak = most.count === 0 ? '' : `; most, ${most.count}, at ${clockText(most.from)}`;
  return `Timeline: ${counted(sum('count'), 'request')} from ${clockText(first.from)} to ${clockText(last.to)}${peak}; ${sum('denied')} denied`;
}
