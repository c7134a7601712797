import type * as monaco from 'monaco-editor/editor';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Boundary } from '../ui/Boundary';
import { Panel } from '../ui/Panel';
import { PlainEditor, type Caret } from './PlainEditor';
import { TabHint } from './TabHint';
import styles from './YamlPanel.module.css';

type CodeEditor = monaco.editor.IStandaloneCodeEditor;

const load = () => import('./MonacoEditor');
const MonacoEditor = lazy(load);

/**
 * The policy as text: Monaco, and a plain text area until it is there, without it, and on
 * phones. The text area gives way only when Monaco stands ready behind it, and hands over caret
 * and focus, so that somebody typing notices nothing.
 */
export function YamlPanel() {
  const loaded = useMonacoLoaded();
  const [editor, setEditor] = useState<CodeEditor>();
  const [tabMoves, setTabMoves] = useState(false);
  const left = useRef<Caret>(undefined);

  useLayoutEffect(() => {
    if (editor && left.current) takeOver(editor, left.current);
    left.current = undefined;
  }, [editor]);

  return (
    <Panel name="YAML" hint={editor ? <TabHint moves={tabMoves} /> : undefined}>
      {!editor && <PlainEditor left={left} />}
      {loaded && (
        <Boundary fallback={null}>
          <div className={styles.monaco} data-ready={editor !== undefined}>
            <Suspense>
              <MonacoEditor onReady={setEditor} onTabMoves={setTabMoves} />
            </Suspense>
          </div>
        </Boundary>
      )}
    </Panel>
  );
}

/** Goes on where the text area was left. */
function takeOver(editor: CodeEditor, { start, end, scrollTop }: Caret) {
  const model = editor.getModel();
  if (!model) return;
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  editor.setSelection({
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  });
  editor.setScrollTop(scrollTop);
  editor.focus();
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
