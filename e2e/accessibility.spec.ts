import { expect, test, type Page } from './test';
import { expectNoViolations } from './axe';
import { field, options } from './commands';
import {
  grid,
  openRule,
  openStudio,
  panel,
  replaceInMonaco,
  requestRow,
  rule,
  savedText,
  show,
  small,
  verdict,
  withoutMonaco,
} from './studio';

const secret = 'kubectl get secret db-password -n prod -o yaml';
const create = 'kubectl create -f web-1.yaml -n prod';

/** A state of the page. The states of a journey follow each other after one page load. */
interface State {
  name: string;
  arrive: (page: Page) => Promise<unknown>;
  /** What is checked: the part that changed. */
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

/** Shows only some requests: axe takes seconds for all seventy rows, which differ only in their words. */
async function filter(page: Page, words: string) {
  const box = page.getByRole('searchbox', { name: 'Filter requests' });
  await box.fill(words);
  await expect(panel(page, 'Preview')).toContainText(/\d+ of \d+ requests shown/);
}

/** Closes what is open over the page. */
async function close(page: Page) {
  await page.keyboard.press('Escape');
  // Monaco's light bulb is a list to it as well, and comes when it likes.
  const list = page.locator('[role=listbox]:not(.lightBulbWidget)');
  await expect(page.getByRole('dialog').or(list)).toBeHidden();
}

/** Closes the details; where they are shown instead of the list, it is visible again. */
async function closeRequest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close the request' }).click();
  await expect(grid(page)).toBeVisible();
}

/** A dialog, which hides the rest of the page from screen readers. On phones its button may be in the File menu. */
const dialog = (opener: string | RegExp, item = opener): State => ({
  name: `dialog ${opener}`,
  part: '[role="dialog"]',
  arrive: async (page) => {
    await close(page);
    const button = page.getByRole('button', { name: opener });
    if (await button.isVisible()) await button.click();
    else {
      await page.getByRole('button', { name: 'File', exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
    }
    await expect(page.getByRole('dialog')).toBeVisible();
  },
});

const ruleStates: readonly State[] = [
  {
    name: 'rule open',
    part: rules,
    arrive: async (page) => {
      await show(page, 'Rules');
      await openRule(page, 1);
    },
  },
  {
    name: 'help open',
    part: '[role="dialog"]',
    arrive: async (page) => {
      await rule(page, 1).getByRole('button', { name: 'Help: Level' }).click();
      await expect(page.getByRole('dialog', { name: 'Help: level' })).toBeVisible();
    },
  },
  {
    name: 'text that is not added',
    part: rules,
    arrive: async (page) => {
      await close(page);
      await rule(page, 1).getByRole('combobox', { name: 'Resources', exact: true }).fill('conf');
      await rule(page, 1).getByPlaceholder('anyone').click();
      await expect(rule(page, 1).getByRole('status')).toContainText('Not in the policy yet.');
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
      const verbs = rule(page, 1).getByRole('combobox', { name: 'Verbs' });
      // The list closes when the form scrolls, which it does when the field gets the focus.
      await expect(async () => {
        await verbs.fill('');
        await verbs.pressSequentially('g');
        await expect(page.getByRole('listbox')).toBeVisible({ timeout: 3000 });
      }).toPass();
    },
  },
  dialog(/^Templates$/),
  dialog(/^Matches kube-apiserver/, /^Verified against/),
  dialog(/^Keyboard shortcuts and symbols/),
  {
    name: 'menu File',
    part: '[role="menu"]',
    arrive: async (page) => {
      await close(page);
      await page.getByRole('button', { name: 'File', exact: true }).click();
      await expect(page.getByRole('menu', { name: 'File' })).toBeVisible();
    },
  },
  {
    name: 'dialog About',
    part: '[role="dialog"]',
    arrive: async (page) => {
      await page.getByRole('menuitem', { name: 'About Auditorium…' }).click();
      await expect(page.getByRole('dialog', { name: 'About Auditorium' })).toBeVisible();
    },
  },
  dialog(/^Commands/),
  {
    name: 'commands found',
    part: '[role="dialog"]',
    arrive: async (page) => {
      await field(page).fill('rule');
      await expect(options(page).first()).toHaveAccessibleName(/^Rule 1/);
    },
  },
];

const requestStates: readonly State[] = [
  {
    name: 'request selected',
    part: preview,
    arrive: async (page) => {
      await show(page, 'Preview');
      await filter(page, 'db-pass');
      await requestRow(page, secret).click();
    },
  },
  requestTab('Events'),
  {
    name: 'bodies recorded',
    part: preview,
    arrive: async (page) => {
      await closeRequest(page);
      await filter(page, 'web-1.yaml');
      await requestRow(page, create).click();
      await expect(page.getByRole('tabpanel', { name: 'Events' })).toBeVisible();
    },
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
    name: 'an expectation that fails',
    part: preview,
    arrive: async (page) => {
      await page.getByRole('tab', { name: 'Expect' }).click();
      await page.getByRole('button', { name: 'this request' }).click();
      await expect(page.getByText('As expected.', { exact: true })).toBeVisible();
      const level = page.getByRole('radiogroup', { name: 'Expected level' });
      await level.getByRole('radio', { name: 'RequestResponse' }).check();
      await expect(page.getByText('Not as expected.')).toBeVisible();
    },
  },
  {
    name: 'what the expectations notice',
    part: '[role="dialog"]',
    arrive: async (page) => {
      await closeRequest(page);
      await page.getByRole('button', { name: 'What they notice…' }).click();
      await expect(page.getByRole('region', { name: 'Rule 1' })).toBeVisible();
    },
  },
  {
    name: 'comparing, a rule open with its place',
    part: `:is(${rules}, ${preview})`,
    arrive: async (page) => {
      await close(page);
      await filter(page, 'secret');
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
  {
    name: 'nothing found',
    part: preview,
    arrive: async (page) => {
      await filter(page, 'zzz');
      await expect(panel(page, 'Preview')).toContainText('No requests match this filter.');
    },
  },
];

const inDialog = '[role="dialog"]';

const ownStates: readonly State[] = [
  {
    name: 'own requests, none',
    part: preview,
    arrive: async (page) => {
      await show(page, 'Preview');
      await page.getByRole('button', { name: 'Yours', exact: true }).click();
      await expect(page.getByText('Ask about your own requests')).toBeVisible();
    },
  },
  {
    name: 'dialog Add requests',
    part: inDialog,
    arrive: async (page) => {
      await panel(page, 'Preview').getByRole('button', { name: 'Add requests' }).click();
      await page
        .getByRole('textbox', { name: /^kubectl or curl/ })
        .fill('kubectl exec web-0 -n dev -- sh\nkubectl get gadgets\nwhat?\nGET /api');
      await page.getByRole('combobox', { name: 'Group' }).fill('Shells');
      await expect(page.getByRole('list', { name: 'Not read' })).toBeVisible();
    },
  },
  {
    name: 'own requests, in groups',
    part: preview,
    arrive: async (page) => {
      await page.getByRole('button', { name: /^Add \d/ }).click();
      await expect(grid(page).getByRole('row').filter({ hasText: 'exec' }).first()).toBeFocused();
    },
  },
  {
    name: 'dialog Groups',
    part: inDialog,
    arrive: async (page) => {
      await page.getByRole('button', { name: 'Groups of your requests' }).click();
      await expect(page.getByRole('textbox', { name: 'Name of Shells' })).toBeVisible();
    },
  },
  {
    name: 'dialog Callers',
    part: inDialog,
    arrive: async (page) => {
      await close(page);
      await expect(page.getByRole('button', { name: 'Groups of your requests' })).toBeFocused();
      await page.getByRole('button', { name: 'Callers of your own' }).click();
      await expect(page.getByRole('dialog', { name: 'Callers' })).toBeVisible();
    },
  },
  {
    name: 'dialog New caller',
    part: inDialog,
    arrive: async (page) => {
      await page.getByRole('button', { name: 'Add caller' }).click();
      await page.getByRole('textbox', { name: 'User name' }).press('Tab');
      await expect(page.getByText('Enter a user name.')).toBeVisible();
    },
  },
  {
    name: 'dialog API of your cluster',
    part: inDialog,
    arrive: async (page) => {
      await close(page);
      await page.getByRole('button', { name: 'Add request', exact: true }).click();
      await page.getByRole('textbox', { name: /^kubectl or curl/ }).fill('kubectl get gadgets');
      await page.getByRole('button', { name: 'paste the API of your cluster' }).click();
      await page.getByRole('textbox', { name: /^Output of/ }).fill('a v1 true B\nx');
      await expect(page.getByRole('list', { name: 'Not read' })).toBeVisible();
    },
  },
  {
    name: 'dialog New request',
    part: inDialog,
    arrive: async (page) => {
      // Back to where it was opened.
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Fill in a form instead' }).click();
      const form = page.getByRole('dialog', { name: 'New request' });
      const summaries = form.locator('summary');
      for (const summary of await summaries.all()) await summary.click();
      await form.getByRole('textbox', { name: 'Path and query' }).fill('api');
      await expect(form.getByText('Begin the path with a slash.')).toBeVisible();
    },
  },
];

/** Texts that follow each other in the editor. */
const texts: readonly [name: string, text: string, says: RegExp][] = [
  ['rejected', `${small}  - level: [`, /^Rejected/],
  ['no text', '', /^Rejected/],
];

const windows = [
  { name: 'wide', width: 1440, height: 900, shows: ['Rules'] },
  { name: 'phone', width: 390, height: 844, shows: ['YAML', 'Rules', 'Preview', 'Problems'] },
] as const;

for (const { name: size, width, height, shows } of windows) {
  test.describe(size, () => {
    test.use({ viewport: { width, height } });
    const isWide = size === 'wide';
    const arriveAt = async (page: Page, states: readonly State[]) => {
      for (const { name, arrive, part } of states) {
        await arrive(page);
        await expectNoViolations(page, name, part, isWide);
      }
    };

    test('rules, dialogs and texts', async ({ page }) => {
      await openStudio(page, small);
      if (isWide) {
        await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
        await filter(page, 'prod');
      }
      for (const [at, pane] of shows.entries()) {
        await show(page, pane);
        await expectNoViolations(page, pane, at === 0 ? '' : `[data-pane="${pane}"]`);
      }
      await arriveAt(page, ruleStates);
      for (const [name, text, says] of texts) {
        await close(page);
        await show(page, 'YAML');
        if (isWide) await replaceInMonaco(page, text);
        else await page.getByRole('textbox', { name: 'Policy YAML' }).fill(text);
        await expect(verdict(page)).toHaveText(says);
        await expect.poll(() => savedText(page)).toBe(text);
        for (const pane of shows) {
          await show(page, pane);
          await expectNoViolations(page, `${name}, ${pane}`, ':is(header, [data-pane])', isWide);
        }
      }
    });

    test('requests', async ({ page }) => {
      await withoutMonaco({ page });
      await openStudio(page, small);
      await arriveAt(page, requestStates);
    });

    test('own requests', async ({ page }) => {
      await withoutMonaco({ page });
      await openStudio(page, small);
      await arriveAt(page, ownStates);
    });
  });
}
