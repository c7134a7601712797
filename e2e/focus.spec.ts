import { expect, test, type Locator, type Page } from '@playwright/test';
import { grid, openStudio, panel, requestRow, rule, small, verdict } from './studio';

const three = `${small}  - level: Request
`;
const head = (page: Page, number: number) => rule(page, number).getByRole('button').first();
const tool = (page: Page, number: number, name: string) =>
  rule(page, number)
    .getByRole('group', { name: `Rule ${number} actions` })
    .getByRole('button', { name });
const addRule = (page: Page) => panel(page, 'Rules').getByRole('button', { name: 'Add rule' });
const monaco = (page: Page) => panel(page, 'YAML').getByRole('textbox', { name: 'Policy YAML' });

async function openRule(page: Page, number: number) {
  await head(page, number).click();
  await expect(rule(page, number).getByRole('radiogroup', { name: 'Level' })).toBeVisible();
}

async function monacoIsThere(page: Page) {
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
}

test.describe('the focus goes on with the rule', () => {
  const rows: [did: string, open: number, press: string, focused: (page: Page) => Locator][] = [
    ['moved down', 1, 'Move down', (page) => tool(page, 2, 'Move down')],
    ['moved up', 3, 'Move up', (page) => tool(page, 2, 'Move up')],
    ['moved to the top', 2, 'Move up', (page) => tool(page, 1, 'Move down')],
    ['moved to the end', 2, 'Move down', (page) => tool(page, 3, 'Move up')],
    ['duplicated', 1, 'Duplicate rule', (page) => head(page, 2)],
    ['deleted', 1, 'Delete rule', (page) => head(page, 1)],
    ['deleted at the end', 3, 'Delete rule', (page) => head(page, 2)],
  ];
  for (const [did, number, press, focused] of rows) {
    test(did, async ({ page }) => {
      await openStudio(page, three);
      await openRule(page, number);
      await tool(page, number, press).press('Enter');
      await expect(focused(page)).toBeFocused();
    });
  }

  test('added, and the only one deleted', async ({ page }) => {
    await openStudio(page, '');
    await addRule(page).press('Enter');
    await expect(head(page, 1)).toBeFocused();
    await expect(head(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await tool(page, 1, 'Delete rule').press('Enter');
    await expect(addRule(page)).toBeFocused();
  });

  test('moved with Alt and an arrow key', async ({ page }) => {
    await openStudio(page, three);
    await head(page, 1).press('Alt+ArrowUp');
    await expect(head(page, 1)).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(head(page, 2)).toBeFocused();
    await expect(head(page, 2)).toContainText('secrets');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(head(page, 3)).toContainText('secrets');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(head(page, 2)).toBeFocused();
    await expect(head(page, 2)).toContainText('secrets');
  });

  test('an open rule stays the open one while another moves past it', async ({ page }) => {
    await openStudio(page, three);
    await openRule(page, 2);
    await head(page, 1).press('Alt+ArrowDown');
    await expect(head(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await expect(head(page, 2)).toHaveAttribute('aria-expanded', 'false');
    await expect(head(page, 2)).toBeFocused();
  });
});

test('F6 goes round the panes while the text is broken', async ({ page }) => {
  await openStudio(page, `${small}  - level: [`);
  await monacoIsThere(page);
  await expect(verdict(page)).toHaveText(/^refused/);
  for (let round = 0; round < 2; round++) {
    for (const name of ['YAML', 'Rules', 'Preview', 'Problems'] as const) {
      await page.keyboard.press('F6');
      await expect(panel(page, name).locator(':focus').or(panel(page, name))).not.toHaveCount(0);
      await expect
        .poll(() =>
          page.evaluate(() =>
            document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'),
          ),
        )
        .toBe(name);
      if (name === 'YAML') await expect(monaco(page)).toBeFocused();
    }
  }
});

for (const width of [1400, 900, 390]) {
  test(`"Go to line" puts the caret there, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openStudio(page, `${small}  - level: [`);
    if (width > 700) await expect(page.locator('.monaco-editor')).toBeAttached();
    if (width < 1100) await page.getByRole('button', { name: 'Rules', exact: true }).click();
    await panel(page, 'Rules')
      .getByRole('button', { name: /^Go to line/ })
      .click();
    await expect(monaco(page)).toBeFocused();
  });
}

test('a text area that comes later does not steal the focus', async ({ page }) => {
  await openStudio(page, `${small}  - level: [`);
  await monacoIsThere(page);
  await panel(page, 'Rules')
    .getByRole('button', { name: /^Go to line/ })
    .click();
  await expect(monaco(page)).toBeFocused();
  await page.getByRole('button', { name: 'Templates' }).focus();
  await page.setViewportSize({ width: 650, height: 800 });
  await expect(page.locator('textarea[placeholder]')).toBeAttached();
  await page.getByRole('button', { name: 'YAML', exact: true }).click();
  await expect(monaco(page)).toBeVisible();
  await expect(monaco(page)).not.toBeFocused();
});

test.describe('the grid of requests', () => {
  const selected = (page: Page) => grid(page).getByRole('row', { selected: true });

  test('a row picked low in the grid stays in sight when the detail opens', async ({ page }) => {
    await openStudio(page, small);
    const box = await grid(page).locator('..').boundingBox();
    if (!box) throw new Error('no grid');
    await page.mouse.click(box.x + 60, box.y + box.height - 10);
    await expect(page.getByRole('tab', { name: 'Why' })).toBeVisible();
    const after = await grid(page).locator('..').boundingBox();
    expect(after?.height).toBeLessThan(box.height - 100);
    await expect(selected(page)).toBeInViewport({ ratio: 0.9 });
  });

  test('going up, the sticky header covers no row', async ({ page }) => {
    await openStudio(page, small);
    await grid(page).getByRole('row').nth(1).click();
    await page.keyboard.press('End');
    await expect(selected(page)).toBeInViewport({ ratio: 0.9 });
    for (let step = 0; step < 25; step++) await page.keyboard.press('ArrowUp');
    const header = await grid(page).getByRole('columnheader').first().boundingBox();
    const row = await selected(page).boundingBox();
    expect(row?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0) - 1);
  });

  test('Tab selects nothing; Enter, Space and arrow keys do; Escape keeps the place', async ({
    page,
  }) => {
    await openStudio(page, small);
    await page.getByRole('searchbox', { name: 'Filter requests' }).focus();
    await page.keyboard.press('Tab');
    const row = (number: number) => grid(page).getByRole('row').nth(number);
    await expect(row(1)).toBeFocused();
    await expect(selected(page)).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(row(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(row(3)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(selected(page)).toHaveCount(0);
    await expect(row(3)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(row(3)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await expect(row(4)).toBeFocused();
    await expect(row(4)).toHaveAttribute('aria-selected', 'true');
  });
});

/** What can be clicked in a pane and is smaller than it should be: role or tag, name, size. */
function tooSmall(pane: Locator, least: number): Promise<string[]> {
  return pane.evaluate((element, pixels) => {
    const clickable = 'button, summary, label, input:not([type="radio"]), [aria-selected]';
    return [...element.querySelectorAll<HTMLElement>(clickable)].flatMap((each) => {
      // A box within a label is clicked with it.
      if (each.matches('input') && each.closest('label')) return [];
      const { width, height } = each.getBoundingClientRect();
      if (width <= 1 || (height >= pixels - 0.5 && width >= pixels - 0.5)) return [];
      const name = each.getAttribute('aria-label') ?? each.textContent;
      return [`${each.tagName} ${name}: ${Math.round(width)} × ${Math.round(height)}`];
    });
  }, least);
}

for (const [width, least] of [
  [390, 44],
  [1400, 24],
] as const) {
  test(`what can be clicked is ${least} px high and wide at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openStudio(page, three);
    const show = async (name: 'Rules' | 'Preview') => {
      if (width < 1100) await page.getByRole('button', { name, exact: true }).click();
      await expect(panel(page, name)).toBeVisible();
    };
    await show('Rules');
    await openRule(page, 1);
    await panel(page, 'Rules').getByRole('button', { name: 'Never record' }).click();
    expect(await tooSmall(panel(page, 'Rules'), least)).toEqual([]);
    await show('Preview');
    await requestRow(page, 'kubectl get secret db-password -n prod -o yaml').click();
    await expect(panel(page, 'Preview').getByRole('button', { name: 'Show rule 1' })).toBeVisible();
    for (const tab of ['Why', 'Events', 'Request']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
      expect(await tooSmall(panel(page, 'Preview'), least)).toEqual([]);
    }
  });
}

test('forced colours show what is selected, pressed and open', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openStudio(page, small);
  const style = (element: Locator, name: string) =>
    element.evaluate((each, property) => getComputedStyle(each).getPropertyValue(property), name);
  await openRule(page, 1);
  await requestRow(page, 'kubectl get pods -n dev').click();
  await addRule(page).focus();
  expect(await style(rule(page, 1), 'outline-style')).toBe('solid');
  expect(await style(rule(page, 2), 'outline-style')).toBe('none');
  expect(await style(requestRow(page, 'kubectl get pods -n dev'), 'outline-style')).toBe('solid');
  const differs = async (one: Locator, other: Locator, property: string) =>
    expect(await style(one, property)).not.toBe(await style(other, property));
  const kinds = page.getByRole('group', { name: 'Kind of request' });
  const kind = (pressed: boolean) => kinds.getByRole('button', { pressed }).first();
  await differs(kind(true), kind(false), 'background-color');
  const tab = (name: string) => page.getByRole('tab', { name });
  await differs(tab('Why'), tab('Request'), 'border-bottom-color');
});

test('names without resources, and stages that are none, can be removed', async ({ page }) => {
  await openStudio(
    page,
    `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
    omitStages: [RequestStarted, Panic]
    resources:
      - group: ""
        resourceNames: [one]
`,
  );
  await openRule(page, 1);
  const entry = rule(page, 1).getByRole('group', { name: 'Resources entry 1' });
  await expect(entry.getByRole('combobox', { name: 'Resource names' })).toBeEnabled();
  await entry.getByRole('button', { name: /Remove one/ }).click();
  await expect(entry.getByRole('row', { name: 'one' })).toHaveCount(0);

  const stages = rule(page, 1).getByRole('group', { name: 'Omit stages' });
  await expect(stages.getByRole('checkbox', { checked: true })).toHaveCount(2);
  const strange = stages.getByRole('checkbox', { name: /^RequestStarted/ });
  await strange.press('Space');
  await expect(strange).toHaveCount(0);
  await expect(stages.getByRole('checkbox', { name: 'Panic' })).toBeChecked();
  await expect(stages.getByRole('checkbox', { name: 'RequestReceived' })).toBeFocused();
});

for (const [width, height] of [
  [1100, 800],
  [320, 640],
] as const) {
  test(`nothing of a rule is cut at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openStudio(page, three);
    if (width < 1100) await page.getByRole('button', { name: 'Rules', exact: true }).click();
    await panel(page, 'Rules').getByRole('button', { name: 'Never record' }).click();
    await openRule(page, 1);
    const cut = await panel(page, 'Rules').evaluate((element) => {
      const { right } = element.getBoundingClientRect();
      return [...element.querySelectorAll<HTMLElement>('*')]
        .filter((each) => each.getBoundingClientRect().right > right + 0.5)
        .map((each) => each.outerHTML.slice(0, 80));
    });
    expect(cut).toEqual([]);
  });
}

test('removing resources: the focus stays, and a rule that becomes wider says so', async ({
  page,
}) => {
  await openStudio(
    page,
    `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
    resources:
      - group: ""
        resources: [pods]
      - group: apps
        resources: [deployments]
`,
  );
  await openRule(page, 1);
  const first = rule(page, 1).getByRole('group', { name: 'Resources entry 1' });
  await first.getByRole('button', { name: 'Remove pods' }).click();
  await expect(page.getByText('The rule now covers everything in the core group.')).toBeVisible();

  const removeFirst = rule(page, 1).getByRole('button', { name: 'Remove entry 1' });
  await removeFirst.press('Enter');
  await expect(removeFirst).toBeFocused();
  await expect(first.getByLabel('API group')).toHaveValue('apps');
  await removeFirst.press('Enter');
  await expect(rule(page, 1).getByRole('button', { name: 'Limit to resources' })).toBeFocused();
});
