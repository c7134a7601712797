import type * as monaco from 'monaco-editor/editor';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { Boundary, Ways } from '../ui/Boundary';
import { afterPaint } from '../ui/afterPaint';
import { mediaQuery } from '../ui/mediaQuery';
import { soon, tryAgain } from '../ui/lazy';
import { Panel } from '../ui/Panel';
import { CountLegend } from './CountLegend';
import { PlainEditor, type Caret } from './PlainEditor';
import { TabHint } from './tab/TabHint';
import { unused } from './tab/tabKey';
import styles from './YamlPanel.module.css';

type CodeEditor = monaco.editor.IStandaloneCodeEditor;

/** Whether the window has room for Monaco, which is large and made for keyboards. */
const wide = mediaQuery('(min-width: 701px)', true);

const load = () => import('./MonacoEditor');
const MonacoEditor = lazy(load);
// Whatever else is loaded early waits for it.
soon(async () => wide.matches && load());

interface Props {
  above?: ReactNode;
  /** There are templates to start from. */
  hasTemplates?: boolean;
}

/**
 * The policy as text, in Monaco, or in a plain text area while Monaco loads, if it cannot be
 * loaded, and on phones. The text area is replaced only when Monaco is ready, which takes over
 * caret and focus so that typing is not interrupted. `above` stands over the text.
 */
export function YamlPanel({ above, hasTemplates = false }: Props) {
  const { arrival, again } = useMonaco();
  const [editor, setEditor] = useState<CodeEditor>();
  const [tab, setTab] = useState(unused);
  const left = useRef<Caret>(undefined);
  const tabHintId = useId();

  useLayoutEffect(() => {
    if (editor) fill(editor);
    if (editor && left.current) takeOver(editor, left.current);
    left.current = undefined;
  }, [editor]);

  return (
    <Panel
      name="YAML"
      hint={editor ? <TabHint id={tabHintId} tab={tab} /> : undefined}
      actions={editor && <CountLegend />}
    >
      {above}
      {!editor && <PlainEditor left={left} hasTemplates={hasTemplates} />}
      {arrival === 'lost' && <Lost onAgain={again} />}
      {arrival === 'there' && (
        <Boundary fallback={<Lost onAgain={again} />}>
          <div className={styles.monaco} data-ready={editor !== undefined}>
            <Suspense>
              <MonacoEditor tabHintId={tabHintId} onReady={setEditor} onTab={setTab} />
            </Suspense>
          </div>
        </Boundary>
      )}
    </Panel>
  );
}

/** Draws the lines of the whole pane at once: Monaco was made in a smaller place, and follows a frame later. */
function fill(editor: CodeEditor) {
  editor.layout();
  editor.render(true);
}

/** Restores caret, scroll position and focus of the text area. */
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

/** Shown below the text area, so that nothing moves while somebody types. */
function Lost({ onAgain }: { onAgain: () => void }) {
  return (
    <div role="note" className={styles.lost}>
      <span>The full editor could not be loaded. You can edit in this text area instead.</span>
      <Ways onAgain={onAgain} />
    </div>
  );
}

/**
 * Loads Monaco and returns its state: `unwanted` on phones;
 * `lost` if loading failed (offline, an old cache), until the network is back or the user retries.
 */
function useMonaco() {
  const [arrival, setArrival] = useState<'coming' | 'there' | 'lost'>('coming');
  const [isWide, setWide] = useState(() => wide.matches);
  useEffect(() => {
    const follow = () => setWide(wide.matches);
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);
  const ask = useCallback(() => {
    load().then(
      () => setArrival('there'),
      () => setArrival('lost'),
    );
  }, []);
  useEffect(() => {
    if (!isWide) return;
    // The text is painted first: both would use the processor.
    afterPaint(ask);
  }, [isWide, ask]);
  useEffect(() => {
    if (arrival !== 'lost') return;
    window.addEventListener('online', ask);
    return () => window.removeEventListener('online', ask);
  }, [arrival, ask]);
  const again = () => {
    tryAgain();
    ask();
  };
  return { arrival: isWide ? arrival : 'unwanted', again } as const;
}
