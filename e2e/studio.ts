import { expect, type Locator, type Page, type TestInfo } from '@playwright/test';

export { everyLevel, policyOf, small, three } from '../src/testing/policies';

const opened = new WeakSet<Page>();

/**
 * Opens the studio with a text, as if saved on an earlier visit. A page that had it open before forgets all
 * that it stored, and starts anew in half the time that another page needs.
 */
export async function openStudio(page: Page, text?: string, kubernetes = '1.37'): Promise<void> {
  const saved = text === undefined ? '' : JSON.stringify({ version: 1, text, kubernetes });
  if (opened.has(page)) {
    // A document without scripts, because the studio saves while it is closed.
    await page.goto('/robots.txt');
    await page.evaluate(forget);
    await page.evaluate(remember, saved);
  } else {
    await page.addInitScript(remember, saved);
  }
  opened.add(page);
  // Not "load", which waits for Monaco's script; the text area works without it.
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await expect(verdict(page)).toBeVisible();
}

/** Runs in the page: stores a workspace, unless the studio has been open. */
function remember(workspace: string): void {
  // about:blank has no storage.
  if (window.origin === 'null' || localStorage.getItem('auditorium.hint') !== null) return;
  localStorage.setItem('auditorium.hint', 'dismissed');
  if (workspace) localStorage.setItem('auditorium.workspace', workspace);
}

/** Runs in the page: deletes all that the studio has stored. */
async function forget(): Promise<void> {
  for (const { name = '' } of await indexedDB.databases()) {
    await new Promise((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase(name);
      deletion.addEventListener('success', resolve);
      deletion.addEventListener('error', reject);
    });
  }
  sessionStorage.clear();
  localStorage.clear();
}

/**
 * Blocks Monaco, so that the text area remains, as on phones. For tests that do not need it: evaluating
 * its script is half the time of opening the page. As a `beforeEach` it skips tests tagged @monaco.
 */
export async function withoutMonaco({ page }: { page: Page }, info?: TestInfo): Promise<void> {
  if (info?.tags.includes('@monaco')) return;
  if (page.context().browser()?.browserType().name() !== 'chromium') {
    await page.route(/\/(MonacoEditor|monaco)-[^/]*$/, () => undefined);
    return;
  }
  // A route would switch off the browser's cache of all other files too.
  const session = await page.context().newCDPSession(page);
  const patterns = ['MonacoEditor', 'monaco'].map((name) => ({ urlPattern: `*/${name}-*` }));
  await session.send('Fetch.enable', { patterns });
}

export const verdict = (page: Page) => page.getByRole('status', { name: 'Verdict' });
export const panel = (page: Page, name: 'YAML' | 'Rules' | 'Preview' | 'Problems') =>
  page.getByRole('region', { name, exact: true });

/** Shows a pane; narrow windows show one at a time. */
export async function show(page: Page, name: Parameters<typeof panel>[1]): Promise<void> {
  if (!(await panel(page, name).isVisible())) {
    await page.getByRole('button', { name, exact: true }).click();
  }
  await expect(panel(page, name)).toBeVisible();
}

export const grid = (page: Page) => page.getByRole('grid', { name: 'Requests' });
export const requestRow = (page: Page, command: string) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: command, exact: true }) });
export const rule = (page: Page, number: number) =>
  panel(page, 'Rules').getByRole('listitem', { name: `Rule ${number}`, exact: true });

export const ruleHead = (page: Page, number: number) =>
  rule(page, number).getByRole('button').first();
export const addRule = (page: Page) =>
  panel(page, 'Rules').getByRole('button', { name: 'Add rule' });

export async function openRule(page: Page, number: number) {
  await ruleHead(page, number).click();
  await expect(rule(page, number).getByRole('radiogroup', { name: 'Level' })).toBeVisible();
}

/** Returns the saved text. */
export async function savedText(page: Page): Promise<string> {
  const raw = await page.evaluate(() => localStorage.getItem('auditorium.workspace'));
  return raw === null ? '' : (JSON.parse(raw) as { text: string }).text;
}

/** The same, but the studio saves now, as when its page is left, and not after a pause. */
export async function savedNow(page: Page): Promise<string> {
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  return savedText(page);
}

/** Waits for Monaco and moves the caret to the end of its text. */
export async function focusMonaco(page: Page): Promise<void> {
  const lines = panel(page, 'YAML').locator('.monaco-editor .view-lines');
  await expect(lines).toBeVisible();
  const hasFocus = () =>
    page.evaluate(() => Boolean(document.activeElement?.closest('.monaco-editor')));
  // On a busy machine, a click can come before the editor listens: keys would reach nothing.
  await expect(async () => {
    await lines.click();
    expect(await hasFocus()).toBe(true);
  }).toPass();
  await page.keyboard.press('ControlOrMeta+End');
}

/** Puts a text into Monaco in place of the whole text, by keyboard. An empty text cannot be pasted. */
export async function replaceInMonaco(page: Page, text: string): Promise<void> {
  if (text) return pasteIntoMonaco(page, text);
  await focusMonaco(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
}

/** Pastes a text into Monaco in place of the whole text, as a user would. */
export async function pasteIntoMonaco(page: Page, text: string): Promise<void> {
  await focusMonaco(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.keyboard.press('ControlOrMeta+V');
}

/** Sets a long text in the plain text area at once; typing it would take minutes. */
export async function pasteIntoArea(area: Locator, text: string): Promise<void> {
  await area.evaluate((element: HTMLTextAreaElement, pasted) => {
    // React overrides the element's own property; the prototype's setter bypasses it.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(
      element,
      pasted,
    );
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
}
