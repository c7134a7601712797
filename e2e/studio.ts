import { expect, type Locator, type Page, type TestInfo } from '@playwright/test';

/** Opens the studio with a text of ours, as if it had been saved on an earlier visit. */
export async function openStudio(page: Page, text?: string, kubernetes = '1.37'): Promise<void> {
  await page.addInitScript(
    ([savedText, version]) => {
      // The empty page between two has no storage.
      if (window.origin === 'null') return;
      if (localStorage.getItem('auditorium.hint') === null) {
        localStorage.setItem('auditorium.hint', 'dismissed');
        if (savedText !== undefined) {
          const saved = { version: 1, text: savedText, kubernetes: version };
          localStorage.setItem('auditorium.workspace', JSON.stringify(saved));
        }
      }
    },
    [text, kubernetes] as const,
  );
  // Not "load": that waits for Monaco's script, which the text area stands in for.
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await expect(verdict(page)).toBeVisible();
}

/**
 * Monaco never comes: the text area stays, as on phones. For stories that Monaco has no part in,
 * because reading its script is half of the time that opening the page takes. Before each test of a
 * file it leaves those alone that are tagged as having Monaco.
 */
export async function withoutMonaco({ page }: { page: Page }, info?: TestInfo): Promise<void> {
  if (info?.tags.includes('@monaco')) return;
  await page.route(/\/(MonacoEditor|monaco)-[^/]*$/, () => undefined);
}

export const verdict = (page: Page) => page.getByRole('status', { name: 'Verdict' });
export const panel = (page: Page, name: 'YAML' | 'Rules' | 'Preview' | 'Problems') =>
  page.getByRole('region', { name, exact: true });

/** Brings a pane into view; on narrow windows one is shown at a time. */
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

/** The text as the studio keeps it. */
export async function savedText(page: Page): Promise<string> {
  const raw = await page.evaluate(() => localStorage.getItem('auditorium.workspace'));
  return raw === null ? '' : (JSON.parse(raw) as { text: string }).text;
}

/** Waits for Monaco and puts the caret at the end of its text. */
export async function focusMonaco(page: Page): Promise<void> {
  const lines = panel(page, 'YAML').locator('.monaco-editor .view-lines');
  await expect(lines).toBeVisible();
  await lines.click();
  await page.keyboard.press('ControlOrMeta+End');
}

/** Replaces the whole text in Monaco from the clipboard, as a user would. */
export async function pasteIntoMonaco(page: Page, text: string): Promise<void> {
  await focusMonaco(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.keyboard.press('ControlOrMeta+V');
}

export const small = `apiVersion: audit.k8s.io/v1
kind: Policy
# nothing on arrival
omitStages:
  - "RequestReceived"
rules:
  # secrets never with bodies
  - level: Metadata # keep
    resources:
      - group: "" # core
        resources: ["secrets"]
  # the rest
  - level: None
`;

export const three = `${small}  - level: Request\n`;

/** A policy of these rules. */
export const policyOf = (rules: string) =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${rules}`;

/** Gives the plain text area a long text at once; typing it would take the browser minutes. */
export async function pasteIntoArea(area: Locator, text: string): Promise<void> {
  await area.evaluate((element: HTMLTextAreaElement, pasted) => {
    // React watches the element's own property: the prototype's setter goes past it.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(
      element,
      pasted,
    );
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
}
