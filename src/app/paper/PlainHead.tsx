import { useApp } from '../../state/useApp';

/** What a printout begins with before the handout is loaded, or without it: the name and the policy. */
export function PlainHead() {
  const name = useApp(({ workspace }) => workspace.name);
  const text = useApp((state) => state.text);
  return (
    <header data-paper>
      <h1 style={{ font: '700 20px/1.5 var(--ui)' }}>{name}</h1>
      <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</pre>
    </header>
  );
}
