import { useApp } from '../state/useApp';

/** Shown when rendering fails: the text, to be copied. */
export function LastResort() {
  const text = useApp((state) => state.text);
  return (
    <main style={{ padding: 24, display: 'grid', gap: 12 }}>
      <h1>Auditorium has crashed</h1>
      <p>This is a bug in Auditorium. Copy your policy below, then reload the page.</p>
      <textarea readOnly aria-label="Policy YAML" rows={24} value={text} />
    </main>
  );
}
