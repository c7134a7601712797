import { lazy, Suspense, useEffect, useState } from 'react';
import { Panel } from '../ui/Panel';
import { EditorBoundary } from './EditorBoundary';
import { PlainEditor } from './PlainEditor';

const MonacoEditor = lazy(() => import('./MonacoEditor'));

/** The policy as text: Monaco, and a plain text area until it is there, without it, and on phones. */
export function YamlPanel() {
  const wanted = useMonacoWanted();
  return (
    <Panel name="YAML" hint={wanted ? <TabHint /> : undefined}>
      {wanted ? (
        <EditorBoundary fallback={<PlainEditor />}>
          <Suspense fallback={<PlainEditor />}>
            <MonacoEditor />
          </Suspense>
        </EditorBoundary>
      ) : (
        <PlainEditor />
      )}
    </Panel>
  );
}

function TabHint() {
  const chord = /Mac|iPhone|iPad/.test(navigator.platform) ? 'Ctrl+Shift+M' : 'Ctrl+M';
  return `Tab moves focus: ${chord}`;
}

/** Monaco comes after the first paint, and not on phones: it is large and made for keyboards. */
function useMonacoWanted(): boolean {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const wide = matchMedia('(min-width: 701px)');
    const decide = () => setWanted(wide.matches);
    const timer = setTimeout(decide, 0);
    wide.addEventListener('change', decide);
    return () => {
      clearTimeout(timer);
      wide.removeEventListener('change', decide);
    };
  }, []);
  return wanted;
}
