import { DiffEditor } from '@monaco-editor/react';
import type * as monaco from 'monaco-editor/editor';
import { language } from './monaco';
import { followTheme, themeName } from './theme';
import { useEffect } from 'react';

interface Props {
  before: string;
  after: string;
}

/** Two texts side by side, or one below the other where there is little room. */
export default function TextDiff({ before, after }: Props) {
  useEffect(() => followTheme(), []);
  return (
    <DiffEditor
      original={before}
      modified={after}
      language={language}
      theme={themeName()}
      loading={null}
      options={options}
    />
  );
}

const options: monaco.editor.IStandaloneDiffEditorConstructionOptions = {
  ariaLabel: 'What differs',
  automaticLayout: true,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize: 12.5,
  lineHeight: 20,
  minimap: { enabled: false },
  originalAriaLabel: 'Mine',
  modifiedAriaLabel: 'Shared',
  readOnly: true,
  renderSideBySide: true,
  scrollBeyondLastLine: false,
  useInlineViewWhenSpaceIsLimited: true,
};
