import 'monaco-editor/features/diffEditor/register';
import { DiffEditor } from '@monaco-editor/react';
import type * as monaco from 'monaco-editor/editor';
import { language } from './monaco';
import { followTheme, themeName } from './theme';
import { useEffect, useState } from 'react';
import { releaseModels } from './releaseModels';

interface Props {
  before: string;
  after: string;
}

/** Two texts side by side, or inline if there is little room. */
export default function TextDiff({ before, after }: Props) {
  const [editor, setEditor] = useState<monaco.editor.IStandaloneDiffEditor>();
  useEffect(() => followTheme(), []);
  useEffect(() => {
    if (!editor) return;
    nameSides(editor);
    return () => releaseModels(editor);
  }, [editor]);
  return (
    <DiffEditor
      original={before}
      modified={after}
      language={language}
      theme={themeName()}
      loading={null}
      options={options}
      onMount={setEditor}
    />
  );
}

/** Names both sides; the diff editor's own option cannot name them separately. */
function nameSides(editor: monaco.editor.IStandaloneDiffEditor) {
  editor.getOriginalEditor().updateOptions({ ariaLabel: 'Before' });
  editor.getModifiedEditor().updateOptions({ ariaLabel: 'After' });
}

const options: monaco.editor.IStandaloneDiffEditorConstructionOptions = {
  automaticLayout: true,
  editContext: false,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize: 12.5,
  lineHeight: 20,
  minimap: { enabled: false },
  readOnly: true,
  renderOverviewRuler: false,
  renderSideBySide: true,
  // The dialog scrolls on where the texts end.
  scrollbar: {
    alwaysConsumeMouseWheel: false,
    horizontalScrollbarSize: 6,
    verticalScrollbarSize: 10,
  },
  scrollBeyondLastLine: false,
  useInlineViewWhenSpaceIsLimited: true,
};
