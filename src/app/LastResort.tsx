import { useApp } from '../state/useApp';

/** When nothing can be shown any more: the text as it is, to be copied. */
export function LastResort() {
  const text = useApp((state) => state.text);
  return (
    <main style={{ padding: 24, display: 'grid', gap: 12 }}>
      <h1>Auditorium stopped working</h1>
      <p>This is our fault. Here is your text; copy it, then reload the page.</p>
      <textarea readOnly aria-label="Policy YAML" rows={24} value={text} />
    </main>
  );
}
