import type { Page } from '@playwright/test';
import { focusMonaco, openStudio, pasteIntoMonaco } from './studio';

export const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
export const offered = (page: Page) =>
  page.locator('.suggest-widget.visible .monaco-list-row .label-name').allTextContents();

/**
 * Types key by key, with Enter as Enter. Monaco opens its list 10 ms after a key, and the timers of a page
 * fire in order however busy the machine is: the key after a word comes when the word's list is open.
 */
export async function typeSlowly(page: Page, text: string): Promise<void> {
  for (const [at, char] of text.split('').entries()) {
    await page.keyboard.press(char === '\n' ? 'Enter' : char === ' ' ? 'Space' : char);
    const isInWord = /^\w\w/.test(text.slice(at));
    if (!isInWord) await page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
  }
}

/** Opens the studio with the caret in Monaco at `|`. */
export async function openAt(page: Page, marked: string, kubernetes = '1.37'): Promise<void> {
  const offset = marked.indexOf('|');
  await openStudio(page, marked.replace('|', ''), kubernetes);
  await focusMonaco(page);
  await moveTo(page, marked.slice(0, offset));
}

/** Puts a text in place of the whole text, with the caret at `|`. */
export async function setAt(page: Page, marked: string): Promise<void> {
  await pasteIntoMonaco(page, marked.replace('|', ''));
  await moveTo(page, marked.slice(0, marked.indexOf('|')));
}

/** Moves the caret to the end of the text `before`. */
export async function moveTo(page: Page, before: string): Promise<void> {
  const lines = before.split('\n');
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < lines.length; line++) await page.keyboard.press('ArrowDown');
  const last = lines.at(-1) ?? '';
  for (let column = 0; column < last.length; column++) await page.keyboard.press('ArrowRight');
}
