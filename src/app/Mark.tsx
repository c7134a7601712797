import mark from './mark.json';

/** The house mark: a stage and the rows of an auditorium before it. `npm run pictures` makes the icons of it. */
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
