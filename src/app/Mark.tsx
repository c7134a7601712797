/** The house mark: rows of an auditorium, seen from the stage. */
export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true" style={{ flex: 'none' }}>
      <g stroke="var(--accent)" strokeWidth="3" strokeLinecap="round">
        <path d="M10.5 5.5h3" />
        <path d="M7.5 12h9" opacity=".8" />
        <path d="M4.5 18.5h15" opacity=".6" />
      </g>
    </svg>
  );
}
