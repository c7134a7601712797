import * as monaco from 'monaco-editor/editor';

const defined = new Set<string>();

/** Defines for Monaco the theme that the page has now: the tokens of the other one cannot be read without changing to it. */
export function defineTheme(): void {
  const color = tokens();
  const name = themeName();
  defined.add(name);
  monaco.editor.defineTheme(name, {
    base: name === dark ? 'vs-dark' : 'vs',
    inherit: true,
    // Monaco's own rules name the language; to override them, these must too.
    rules: [
      { token: 'type.yaml', foreground: bare(color('--accent')) },
      { token: 'string.yaml', foreground: bare(color('--good')) },
      { token: 'comment.yaml', foreground: bare(color('--muted')) },
      { token: 'number.yaml', foreground: bare(color('--metadata')) },
      { token: 'keyword.yaml', foreground: bare(color('--metadata')) },
      { token: 'operators.yaml', foreground: bare(color('--muted')) },
      { token: 'delimiter', foreground: bare(color('--muted')) },
    ],
    colors: {
      'editor.background': color('--panel'),
      'editor.foreground': color('--text'),
      'editorLineNumber.foreground': color('--faint'),
      'editorLineNumber.dimmedForeground': color('--faint'),
      'editorLineNumber.activeForeground': color('--text'),
      'editor.lineHighlightBackground': color('--sunken'),
      'editor.lineHighlightBorder': '#00000000',
      // Light enough, or dark enough, for all the colors of the text.
      'editor.selectionBackground': color('--selection'),
      'editor.inactiveSelectionBackground': color('--selection'),
      'editor.selectionHighlightBackground': color('--none-soft'),
      'editor.wordHighlightBackground': color('--none-soft'),
      'editor.wordHighlightStrongBackground': color('--none-soft'),
      'editor.wordHighlightTextBackground': color('--none-soft'),
      'editor.findMatchBackground': color('--request-soft'),
      'editor.findMatchBorder': color('--request'),
      'editor.findMatchHighlightBackground': color('--request-soft'),
      'editor.findRangeHighlightBackground': color('--sunken'),
      'editor.hoverHighlightBackground': color('--none-soft'),
      'editorBracketMatch.background': color('--none-soft'),
      'editorBracketHighlight.foreground1': color('--metadata'),
      'editorBracketHighlight.foreground2': color('--accent'),
      'editorBracketHighlight.foreground3': color('--muted'),
      'editorBracketHighlight.unexpectedBracket.foreground': color('--bad'),
      'editorCursor.foreground': color('--accent'),
      'editorGutter.background': color('--panel'),
      'editorWidget.background': color('--panel'),
      'editorWidget.border': color('--line-strong'),
      'editorIndentGuide.background1': color('--line'),
      'editorError.foreground': color('--bad'),
      'editorWarning.foreground': color('--warn'),
      'editorInfo.foreground': color('--metadata'),
      // Mark changed words, not whole lines, so that the text stays readable.
      'diffEditor.insertedLineBackground': '#00000000',
      'diffEditor.removedLineBackground': '#00000000',
      'diffEditor.insertedTextBackground': color('--good-soft'),
      'diffEditor.removedTextBackground': color('--bad-soft'),
      'diffEditorGutter.insertedLineBackground': color('--good-soft'),
      'diffEditorGutter.removedLineBackground': color('--bad-soft'),
      'menu.background': color('--panel'),
      'menu.foreground': color('--text'),
      focusBorder: color('--accent'),
    },
  });
}

const dark = 'auditorium-dark';

export const themeName = () =>
  document.documentElement.dataset['theme'] === 'dark' ? dark : 'auditorium-light';

/** Keeps Monaco's theme equal to the page's. Returns a function that stops. */
export function followTheme(): () => void {
  const follow = () => {
    if (!defined.has(themeName())) defineTheme();
    monaco.editor.setTheme(themeName());
  };
  follow();
  const observer = new MutationObserver(follow);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Reads the page's tokens. */
function tokens(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => sixDigits(style.getPropertyValue(name).trim() || '#888888');
}

/** Expands #fff, to which the build shortens #ffffff: Monaco's token colors need six digits. */
const sixDigits = (color: string) =>
  color.length === 4 ? color.replace(/[^#]/g, (digit) => digit + digit) : color;

const bare = (color: string) => color.replace('#', '');
