import type * as monaco from 'monaco-editor/editor';
import { useEffect, useRef, useState, type ComponentType } from 'react';
import { Boundary } from '../ui/Boundary';
import { Panel } from '../ui/Panel';
import { PlainEditor } from './PlainEditor';
import styles from './YamlPanel.module.css';

interface MonacoProps {
  onReady: (editor: monaco.editor.IStandaloneCodeEditor) => void;
}

/**
 * The policy as text: Monaco, and a plain text area until it is there, without it, and on
 * phones. The text area gives way only when Monaco stands ready behind it, and hands over caret
 * and focus, so that somebody typing notices nothing.
 */
export function YamlPanel() {
  const Monaco = useMonaco();
  const [ready, setReady] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = Monaco !== undefined && ready;

  return (
    <Panel name="YAML" hint={shown ? <TabHint /> : undefined}>
      {!shown && <PlainEditor ref={area} />}
      {Monaco && (
        <Boundary fallback={<PlainEditor ref={area} />}>
          <div className={styles.monaco} data-ready={ready}>
            <Monaco
              onReady={(editor) => {
                handOver(area.current, editor);
                setReady(true);
              }}
            />
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
 * Monaco, once it is loaded; undefined on phones, because it is large and made for keyboards, and
 * when it cannot be loaded (offline, an old cache).
 */
function useMonaco(): ComponentType<MonacoProps> | undefined {
  const [Monaco, setMonaco] = useState<ComponentType<MonacoProps>>();
  const [isWide, setWide] = useState(() => wide.matches);
  useEffect(() => {
    const follow = () => setWide(wide.matches);
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);
  useEffect(() => {
    if (!isWide) return;
    // The text area stays when this fails; there is nothing else to do.
    import('./MonacoEditor').then(
      (module) => setMonaco(() => module.default),
      () => {},
    );
  }, [isWide]);
  return isWide ? Monaco : undefined;
}

const wide = matchMedia('(min-width: 701px)');
