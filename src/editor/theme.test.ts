// @vitest-environment jsdom
import { openEditor, settled } from '../testing/openEditor';
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { defineThemes, followTheme, themeName } from './theme';

const root = document.documentElement;
const sheet = document.createElement('style');
// For every element, because jsdom does not inherit custom properties.
sheet.textContent = `
:root * { --panel: #fff; --accent: #123456; --good: #0a0; }
:root[data-theme='dark'] * { --panel: #101112; --accent: #abcdef; }`;

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
  return { background, tokens };
}

const rows: [theme: string, name: string, background: string, accent: string][] = [
  ['light', 'auditorium-light', '#ffffff', '#123456'],
  ['dark', 'auditorium-dark', '#101112', '#abcdef'],
];
it.each(rows)('%s uses the tokens of the page', (theme, name, background, accent) => {
  root.dataset['theme'] = theme;
  openEditor('');
  defineThemes();
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
  defineThemes();
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
