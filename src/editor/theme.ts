import * as monaco from 'monaco-editor/editor';

/** Defines the light and dark theme from the page's tokens. Call again after tokens change. */
export function defineThemes(): void {
  for (const theme of ['light', 'dark'] as const) {
    const color = tokensOf(theme);
    monaco.editor.defineTheme(`auditorium-${theme}`, {
      base: theme === 'dark' ? 'vs-dark' : 'vs',
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
}

export const themeName = () =>
  document.documentElement.dataset['theme'] === 'dark' ? 'auditorium-dark' : 'auditorium-light';

/** Keeps Monaco's theme equal to the page's. Returns a function that stops. */
export function followTheme(): () => void {
  const follow = () => monaco.editor.setTheme(themeName());
  follow();
  const observer = new MutationObserver(follow);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Reads the tokens of a theme from the style sheet, whichever theme is active. */
function tokensOf(theme: 'light' | 'dark'): (name: string) => string {
  const probe = document.createElement('div');
  const root = document.documentElement;
  const current = root.dataset['theme'];
  root.dataset['theme'] = theme;
  root.append(probe);
  const style = getComputedStyle(probe);
  const values = new Map<string, string>();
  for (const name of names) values.set(name, style.getPropertyValue(name).trim());
  probe.remove();
  root.dataset['theme'] = current ?? 'light';
  return (name) => sixDigits(values.get(name) || '#888888');
}

const names = [
  '--panel',
  '--text',
  '--faint',
  '--muted',
  '--accent',
  '--good',
  '--good-soft',
  '--metadata',
  '--none-soft',
  '--request',
  '--request-soft',
  '--selection',
  '--sunken',
  '--line',
  '--line-strong',
  '--bad',
  '--bad-soft',
  '--warn',
];

/** Expands #fff, to which the build shortens #ffffff: Monaco's token colors need six digits. */
const sixDigits = (color: string) =>
  color.length === 4 ? color.replace(/[^#]/g, (digit) => digit + digit) : color;

const bare = (color: string) => color.replace('#', '');
