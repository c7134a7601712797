import { expect, test, type Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import {
  openRule,
  openStudio,
  panel,
  requestRow,
  rule,
  show,
  small,
  withoutMonaco,
} from './studio';

const secret = 'kubectl get secret db-password -n prod -o yaml';
const create = 'kubectl create -f web-1.yaml -n prod';

/** A state of the page. The states of a journey follow each other after one page load. */
interface State {
  name: string;
  arrive: (page: Page) => Promise<unknown>;
  /** What is checked: the part that changed, or with '' the whole page. */
  part: string;
}

const rules = '[data-pane="Rules"]';
const preview = '[data-pane="Preview"]';

const requestTab = (name: string): State => ({
  name: `tab ${name}`,
  part: preview,
  arrive: async (page) => {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
  },
});

/** A dialog, which hides the rest of the page from screen readers. The next one closes it. */
const dialog = (opener: string | RegExp): State => ({
  name: `dialog ${opener}`,
  part: '[role="dialog"]',
  arrive: async (page) => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('button', { name: opener }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
});

/**
 * After loading, the whole page is checked (on a phone, then its other panes), unless an earlier journey has
 * the same text. Then each state is checked.
 */
const journeys: readonly { name: string; text: string; states: readonly State[] }[] = [
  {
    name: 'rules',
    text: small,
    states: [
      {
        name: 'rule open',
        part: rules,
        arrive: async (page) => {
          await show(page, 'Rules');
          await openRule(page, 1);
        },
      },
      {
        name: 'policy fields open',
        part: rules,
        arrive: (page) => page.getByRole('button', { name: 'Omitted stages' }).click(),
      },
      {
        name: 'list open',
        // React Aria hides the rest of the page from screen readers while the list is open.
        part: '[role="listbox"]',
        arrive: async (page) => {
          await rule(page, 1).getByRole('combobox', { name: 'Verbs' }).pressSequentially('g');
          await expect(page.getByRole('listbox')).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'requests',
    text: small,
    states: [
      {
        name: 'request selected',
        part: preview,
        arrive: async (page) => {
          await show(page, 'Preview');
          await requestRow(page, secret).click();
        },
      },
      requestTab('Events'),
      {
        name: 'bodies recorded',
        part: preview,
        arrive: (page) => requestRow(page, create).click(),
      },
      requestTab('Request'),
      {
        name: 'bodies unfolded',
        part: preview,
        arrive: async (page) => {
          await page.getByText('Request body', { exact: true }).click();
          await page.getByText('Response body', { exact: true }).click();
        },
      },
      {
        name: 'nothing found',
        part: preview,
        arrive: async (page) => {
          await page.getByRole('searchbox', { name: 'Filter requests' }).pressSequentially('zzz');
          await expect(panel(page, 'Preview')).toContainText('No requests match this filter.');
        },
      },
    ],
  },
  {
    name: 'before and after',
    text: small,
    states: [
      {
        name: 'comparing, a rule open with its place',
        part: `:is(${rules}, ${preview})`,
        arrive: async (page) => {
          await show(page, 'Rules');
          await openRule(page, 2);
          await page
            .getByRole('combobox', { name: 'Position of rule 2' })
            .selectOption('1 (evaluated first)');
          await show(page, 'Preview');
          await page.getByRole('button', { name: /requests? changed from/ }).click();
          await expect(page.getByRole('group', { name: 'Before and after' })).toBeVisible();
        },
      },
      {
        name: 'requests of a rule',
        part: preview,
        arrive: (page) => page.getByRole('button', { name: 'Stop comparing' }).click(),
      },
    ],
  },
  {
    name: 'a text that is refused, and dialogs',
    text: `${small}  - level: [`,
    states: [
      dialog(/^Templates$/),
      dialog(/^Matches kube-apiserver/),
      dialog(/^Commands/),
      dialog(/^Keyboard shortcuts and symbols/),
    ],
  },
  { name: 'no text', text: '', states: [] },
];

const windows = [
  {
    name: 'wide',
    width: 1440,
    height: 900,
    hasMonaco: true,
    shows: ['Rules'],
  },
  {
    name: 'phone',
    width: 390,
    height: 844,
    hasMonaco: false,
    shows: ['YAML', 'Rules', 'Preview', 'Problems'],
  },
] as const;

for (const { name: size, width, height, hasMonaco, shows } of windows) {
  test.describe(size, () => {
    test.use({ viewport: { width, height } });
    for (const { name, text, states } of journeys) {
      // The second browser computes names and colors the same way: one journey shows that it does.
      const tag = size === 'wide' && name === 'requests' ? ['@firefox'] : [];
      test(name, { tag }, async ({ page }) => {
        // Monaco is the same in all journeys: only one loads it, the others start sooner.
        const monaco = hasMonaco && name === 'rules';
        if (!monaco) await withoutMonaco({ page });
        await openStudio(page, text);
        if (monaco) {
          await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
        }
        const isNew = journeys.find((journey) => journey.text === text)?.name === name;
        for (const [at, pane] of (isNew ? shows : []).entries()) {
          await show(page, pane);
          await expectNoViolations(page, pane, at === 0 ? '' : `[data-pane="${pane}"]`);
        }
        for (const { name, arrive, part } of states) {
          await arrive(page);
          await expectNoViolations(page, name, part);
        }
      });
    }
  });
}

test('F6 cycles through the panes, arrow keys move the selected request', async ({ page }) => {
  await openStudio(page, small);
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
  for (const pane of ['YAML', 'Rules', 'Preview', 'Problems', 'YAML']) {
    await page.keyboard.press('F6');
    await expect
      .poll(() =>
        page.evaluate(() =>
          document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'),
        ),
      )
      .toBe(pane);
  }
  await requestRow(page, 'kubectl get pods -n dev').click();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(1);
  await expect(page.getByRole('row', { selected: true })).not.toContainText(
    /^kubectl get pods -n dev[^a-z]*Met/,
  );
});
