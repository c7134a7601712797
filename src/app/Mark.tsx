import mark from './mark.json';

/** The logo: a stage and the rows of an auditorium. `npm run pictures` generates the icons from it. */
export function Mark() {
  return (
    <svg
      width="22"
      height="22"
      viewBox={mark.viewBox}
      fill="none"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <g stroke="var(--accent)" strokeWidth={mark.strokeWidth} strokeLinecap="round">
        {mark.rows.map(({ d, opacity }) => (
          <path key={d} d={d} opacity={opacity} />
        ))}
      </g>
    </svg>
  );
}
