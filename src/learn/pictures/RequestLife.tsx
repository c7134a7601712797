import styles from './Picture.module.css';

/** Where in the life of a request something happens, in the picture's width of 360. */
const places = { arrives: 60, starts: 186, ends: 302 } as const;
type Place = keyof typeof places;

interface Life {
  title: string;
  /** The stages that have an event, and where. */
  events: Partial<Record<Place, string>>;
  /** Where the line begins to be a stream. */
  streamsFrom?: Place;
  until: Place;
}

const lives: readonly Life[] = [
  {
    title: 'Most requests',
    events: { arrives: 'RequestReceived', ends: 'ResponseComplete' },
    until: 'ends',
  },
  {
    title: 'Long-running: watch, exec, logs …',
    events: { arrives: 'RequestReceived', starts: 'ResponseStarted', ends: 'ResponseComplete' },
    streamsFrom: 'starts',
    until: 'ends',
  },
  {
    title: 'Authentication fails (401)',
    events: { starts: 'ResponseStarted' },
    until: 'starts',
  },
  {
    title: 'The API server’s handler crashes',
    events: { arrives: 'RequestReceived', starts: 'Panic' },
    until: 'starts',
  },
];

const rowHeight = 58;
const heading = 22;

/** Four lives of a request, from left to right, with the stages that have an event. */
export function RequestLife() {
  return (
    <figure className={styles.picture}>
      <svg
        viewBox={`0 0 360 ${heading + lives.length * rowHeight}`}
        role="img"
        aria-label={lives.map(inWords).join(' ')}
      >
        <g className={styles.head} textAnchor="middle">
          <text x={places.arrives} y={12}>
            it arrives
          </text>
          <text x={places.starts} y={12}>
            response starts
          </text>
          <text x={places.ends} y={12}>
            response ends
          </text>
        </g>
        {lives.map((life, index) => (
          <OneLife key={life.title} life={life} top={heading + index * rowHeight} />
        ))}
      </svg>
    </figure>
  );
}

const inWords = ({ title, events }: Life) => `${title}: ${Object.values(events).join(', ')}.`;

function OneLife({ life, top }: { life: Life; top: number }) {
  const { title, events, streamsFrom, until } = life;
  const y = top + 30;
  const end = places[until];
  const middle = streamsFrom ? places[streamsFrom] : end;
  return (
    <g>
      <text x={0} y={top + 14} className={styles.title}>
        {title}
      </text>
      <line x1={places.arrives} x2={middle} y1={y} y2={y} className={styles.line} />
      {streamsFrom && <line x1={middle} x2={end} y1={y} y2={y} className={styles.stream} />}
      {Object.entries(places).map(([place, x]) => {
        const stage = events[place as Place];
        return (
          stage && (
            <g key={place}>
              <circle cx={x} cy={y} r={6} className={styles.event} data-panic={stage === 'Panic'} />
              <text x={x} y={y + 19} textAnchor="middle" className={styles.stage}>
                {stage}
              </text>
            </g>
          )
        );
      })}
    </g>
  );
}
