import type * as monaco from 'monaco-editor/editor';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Boundary } from '../ui/Boundary';
import { Panel } from '../ui/Panel';
import { PlainEditor } from './PlainEditor';
import styles from './YamlPanel.module.css';

const load = () => import('./MonacoEditor');
const MonacoEditor = lazy(load);

/**
 * The policy as text: Monaco, and a plain text area until it is there, without it, and on
 * phones. The text area gives way only when Monaco stands ready behind it, and hands over caret
 * and focus, so that somebody typing notices nothing.
 */
export function YamlPanel() {
  const loaded = useMonacoLoaded();
  const [ready, setReady] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = loaded && ready;

  return (
    <Panel name="YAML" hint={shown ? <TabHint /> : undefined}>
      {!shown && <PlainEditor ref={area} />}
      {loaded && (
        <Boundary fallback={<PlainEditor ref={area} />}>
          <div className={styles.monaco} data-ready={ready}>
            <Suspense>
              <MonacoEditor
                onReady={(editor) => {
                  handOver(area.current, editor);
                  setReady(true);
                }}
              />
            </Suspense>
          </div>
        </Boundary>
      )}
    </Panel>
  );
}

function handOver(area: HTMLTextAreaElement | null, editor: monaco.editor.IStandaloneCodeEditor) {
  const model = editor.getModel();
  if (!area || !model || document.activeElement !== area) return;
  const start = model.getPositionAt(area.selectionStart);
  const end = model.getPositionAt(area.selectionEnd);
  editor.setSelection({
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  });
  editor.setScrollTop(area.scrollTop);
  editor.focus();
}

function TabHint() {
  const chord = /Mac|iPhone|iPad/.test(navigator.platform) ? 'Ctrl+Shift+M' : 'Ctrl+M';
  return `Tab moves focus: ${chord}`;
}

/**
 * Whether Monaco is loaded and wanted: not on phones, because it is large and made for keyboards,
 * and not when it cannot be loaded (offline, an old cache).
 */
function useMonacoLoaded(): boolean {
  const [loaded, setLoaded] = useState(false);
  const [isWide, setWide] = useState(() => wide.matches);
  useEffect(() => {
    const follow = () => setWide(wide.matches);
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);
  useEffect(() => {
    if (!isWide) return;
    // The text area stays when this fails; there is nothing else to do.
    load().then(
      () => setLoaded(true),
      () => {},
    );
  }, [isWide]);
  return isWide && loaded;
}

const wide = matchMedia('(min-width: 701px)');
