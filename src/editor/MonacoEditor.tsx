// First: Monaco reads it while it loads.
import './environment';
import { Editor } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useAppStore, useNotedStore } from '../state/useApp';
import { afterPaint } from '../ui/afterPaint';
import { acceptByTab } from './tab/acceptByTab';
import { bindText } from './bindText';
import { serveStore } from './editorStore';
import { passEmptyPaste } from './emptyPaste';
import { followTheme, themeName } from './theme';
import { followTab } from './tab/tabFocus';
import type { TabKey } from './tab/tabKey';
import { language } from './monaco';
import { showMarkers } from './markers';
import { moveRulesByKey } from './moveRules';
import { showRules } from './ruleMarks';
import styles from './MonacoEditor.module.css';

type CodeEditor = monaco.editor.IStandaloneCodeEditor;

interface Props {
  onReady: (editor: CodeEditor | undefined) => void;
  /** The id of the hint that says what Tab does. */
  tabHintId: string;
  /** Called with what Tab does. */
  onTab: (tab: TabKey) => void;
}

/** Monaco for the text of the store. It has no `value`, because bindText keeps both in sync. */
export default function MonacoEditor({ tabHintId, onReady, onTab }: Props) {
  const store = useAppStore();
  const noted = useNotedStore();
  const [editor, setEditor] = useState<CodeEditor>();
  const [opened, setOpened] = useState(0);
  /** Caret, selection and scroll position of the editor that was closed, and its text. */
  const left = useRef<{ text: string; view: monaco.editor.ICodeEditorViewState | null }>(undefined);

  const ready = useEffectEvent(onReady);
  const tell = useEffectEvent(onTab);

  useEffect(() => {
    if (!editor) return;
    moveRulesByKey(editor, store);
    acceptByTab(editor);
    const stops = [
      bindText(editor, store),
      showMarkers(editor, noted),
      showRules(editor, noted),
      followTheme(),
      passEmptyPaste(editor),
      serveStore(editor, store),
      followTab(editor, tabHintId, (tab) => tell(tab)),
    ];
    const { text, view } = left.current ?? {};
    if (view && text === store.getState().text) editor.restoreViewState(view);
    ready(editor);
    return () => {
      left.current = { text: store.getState().text, view: editor.saveViewState() };
      ready(undefined);
      stops.forEach((stop) => stop());
    };
  }, [editor, store, noted, tabHintId]);

  // Where the studio is hidden behind Learn, the wrapper closes Monaco and would then use the closed one.
  useEffect(
    () => () => {
      setEditor(undefined);
      setOpened((before) => before + 1);
    },
    [],
  );

  /** Makes the editor and shows its text in two tasks: each takes 50 ms on a slow machine. */
  const fill = (made: CodeEditor) =>
    afterPaint(() => {
      const empty = made.getModel();
      // The page may have closed it meanwhile.
      if (!empty) return;
      made.setModel(monaco.editor.createModel(store.getState().text, language));
      empty.dispose();
      setEditor(made);
    });

  return (
    <div className={styles.editor}>
      <Editor
        key={opened}
        defaultLanguage={language}
        theme={themeName()}
        loading={null}
        options={options}
        onMount={fill}
      />
    </div>
  );
}

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  // Enter accepts what an arrow key has selected, if that changes the text. Else it is a newline.
  acceptSuggestionOnEnter: 'smart',
  suggest: { selectionMode: 'never' },
  ariaLabel: 'Policy YAML',
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  editContext: false,
  fixedOverflowWidgets: true,
  folding: false,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontLigatures: false,
  fontSize: 12.5,
  glyphMargin: true,
  lineDecorationsWidth: 10,
  lineHeight: 20,
  lineNumbersMinChars: 4,
  minimap: { enabled: false },
  overviewRulerLanes: 2,
  padding: { top: 6, bottom: 24 },
  quickSuggestions: { other: true, comments: false, strings: true },
  renderLineHighlight: 'line',
  // The horizontal scrollbar covers the end of the last line in view; the line of the caret stays above it.
  cursorSurroundingLines: 1,
  scrollbar: { horizontalScrollbarSize: 6 },
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  stickyScroll: { enabled: false },
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
  unusualLineTerminators: 'off',
  // The colors of a theme do not reach into a shadow DOM: its context menu was transparent.
  useShadowDOM: false,
  wordBasedSuggestions: 'off',
  wordWrap: 'off',
};
