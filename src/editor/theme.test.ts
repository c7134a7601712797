// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import * as monaco from 'monaco-editor/editor';
import { openEditor, settled } from '../testing/openEditor';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { defineTheme, followTheme, themeName } from './theme';

const root = document.documentElement;
const sheet = document.createElement('style');
sheet.textContent = `
:root { --panel: #fff; --accent: #123456; --good: #0a0; }
:root[data-theme='dark'] { --panel: #101112; --accent: #abcdef; }`;

beforeEach(() => document.head.append(sheet));
afterEach(() => {
  sheet.remove();
  delete root.dataset['theme'];
});

/** Returns the colors that Monaco currently paints with. */
function painted() {
  const css = document.querySelector('.monaco-colors')?.textContent ?? '';
  const background = /--vscode-editor-background: (#\w+);/.exec(css)?.[1];
  const tokens = [...css.matchAll(/\.mtk\d+ \{ color: (#\w+); \}/g)].map(([, color]) => color);
  return { css, background, tokens };
}

const rows: [theme: string, name: string, background: string, accent: string][] = [
  ['light', 'auditorium-light', '#ffffff', '#123456'],
  ['dark', 'auditorium-dark', '#101112', '#abcdef'],
];
it.each(rows)('%s uses the tokens of the page', (theme, name, background, accent) => {
  root.dataset['theme'] = theme;
  openEditor('');
  defineTheme();
  expect(themeName()).toBe(name);
  const stop = followTheme();
  expect(painted().background).toBe(background);
  expect(painted().tokens).toEqual(expect.arrayContaining([accent, '#00aa00']));
  // Reading the tokens of the other theme does not change the page.
  expect(root.dataset['theme']).toBe(theme);
  stop();
});

test('follows the page’s theme until it is stopped', async () => {
  root.dataset['theme'] = 'light';
  openEditor('');
  defineTheme();
  const stop = followTheme();
  root.dataset['theme'] = 'dark';
  await settled();
  expect(painted().background).toBe('#101112');
  root.dataset['theme'] = 'light';
  await settled();
  expect(painted().background).toBe('#ffffff');
  stop();
  root.dataset['theme'] = 'dark';
  await settled();
  expect(painted().background).toBe('#ffffff');
});

describe('with the tokens of the page, text can be read on every background', () => {
  const css = readFileSync('src/ui/tokens.css', 'utf8');
  const block = (selector: string) =>
    [
      ...css
        .split(`${selector} {`)[1]!
        .split('}')[0]!
        .matchAll(/--[\w-]+: #\w+;/g),
    ].join('\n');
  const tokens = `:root { ${block(':root')} } :root[data-theme='dark'] { ${block("[data-theme='dark']")} }`;

  it.each(['light', 'dark'])('%s', (theme) => {
    const used = document.createElement('style');
    used.textContent = tokens;
    document.head.append(used);
    root.dataset['theme'] = theme;
    openEditor('');
    const define = vi.spyOn(monaco.editor, 'defineTheme');
    defineTheme();
    const { rules, colors: own } = define.mock.calls.find(([name]) => name.endsWith(theme))![1];
    define.mockRestore();
    used.remove();
    followTheme()();
    // Those of Monaco that the theme does not replace, and its own, some of which belong to parts that are not loaded here.
    const colors = new Map([
      ...[...painted().css.matchAll(/--vscode-([\w-]+): (#\w+|rgba\([^)]*\));/g)].map(
        ([, name = '', color = '']) => [name, rgba(color)] as const,
      ),
      ...Object.entries(own).map(([name, color]) => [name.replace('.', '-'), rgba(color)] as const),
    ]);
    const of = (name: string) => colors.get(name) ?? [];
    const texts = new Map([
      ...rules.map(({ token, foreground }) => [token, rgba(`#${foreground}`)] as const),
      ...['editor-foreground', ...brackets].map((name) => [name, of(name)] as const),
    ]);
    const unreadable = backgrounds.flatMap((name) => {
      const under = over(
        of(name),
        over(of('editor-lineHighlightBackground'), of('editor-background')),
      );
      return [...texts].flatMap(([text, color]) => {
        const ratio = contrast(color, under);
        return ratio >= 4.5 ? [] : [`${text} on ${name}: ${ratio.toFixed(2)}`];
      });
    });
    expect(unreadable).toEqual([]);
  });

  const brackets = [1, 2, 3].map((at) => `editorBracketHighlight-foreground${at}`);
  const backgrounds = [
    'editor-background',
    'editor-selectionBackground',
    'editor-inactiveSelectionBackground',
    'editor-selectionHighlightBackground',
    'editor-wordHighlightBackground',
    'editor-wordHighlightStrongBackground',
    'editor-wordHighlightTextBackground',
    'editor-findMatchBackground',
    'editor-findMatchHighlightBackground',
    'editor-findRangeHighlightBackground',
    'editor-hoverHighlightBackground',
    'editor-rangeHighlightBackground',
    'editorBracketMatch-background',
    'diffEditor-insertedTextBackground',
    'diffEditor-removedTextBackground',
  ];

  /** Red, green and blue from 0 to 255, and the opacity. */
  function rgba(color: string): number[] {
    if (!color.startsWith('#')) return color.match(/[\d.]+/g)!.map(Number);
    const bytes = color.match(/\w\w/g)!.map((byte) => parseInt(byte, 16));
    return [...bytes.slice(0, 3), (bytes[3] ?? 255) / 255];
  }
  function over([r, g, b, opacity = 1]: number[], under: number[]): number[] {
    return [r, g, b].map((part = NaN, at) => part * opacity + under[at]! * (1 - opacity));
  }
  /** As in WCAG 2. */
  function contrast(one: number[], other: number[]): number {
    const [dark = NaN, light = NaN] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }
  function luminance(color: number[]): number {
    const [r = NaN, g = NaN, b = NaN] = color
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
});
