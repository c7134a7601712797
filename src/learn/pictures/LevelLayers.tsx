import { levels, type Level } from '../../audit/types';
import styles from './Picture.module.css';

/** What an event can hold, and the first level that records it. */
const layers: readonly { from: Level; lines: readonly string[] }[] = [
  { from: 'Metadata', lines: ['who, what,', 'when, result'] },
  { from: 'Request', lines: ['object', 'sent'] },
  { from: 'RequestResponse', lines: ['object', 'returned'] },
];

const left = 118;
const width = 76;
const gap = 6;
const rowHeight = 30;
const heading = 36;

const has = (level: Level, from: Level) => levels.indexOf(level) >= levels.indexOf(from);

/** The levels as layers of one event: each adds one to the level before it. */
export function LevelLayers() {
  return (
    <figure className={styles.picture}>
      <svg
        viewBox={`0 0 360 ${heading + levels.length * rowHeight}`}
        role="img"
        aria-label={levels.map(inWords).join(' ')}
      >
        {layers.map(({ from, lines }, column) => (
          <g key={from} className={styles.head} textAnchor="middle">
            {lines.map((line, index) => (
              <text key={line} x={left + column * (width + gap) + width / 2} y={12 + index * 14}>
                {line}
              </text>
            ))}
          </g>
        ))}
        {levels.map((level, row) => {
          const y = heading + row * rowHeight;
          return (
            <g key={level}>
              <text x={0} y={y + 16} className={styles.title}>
                {level}
              </text>
              {layers.map(({ from }, column) => (
                <rect
                  key={from}
                  x={left + column * (width + gap)}
                  y={y}
                  width={width}
                  height={rowHeight - 6}
                  rx={4}
                  className={styles.layer}
                  data-level={has(level, from) ? from : undefined}
                />
              ))}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function inWords(level: Level): string {
  const found = layers.filter(({ from }) => has(level, from)).map(({ lines }) => lines.join(' '));
  return `${level}: ${found.join('; ') || 'nothing'}.`;
}
