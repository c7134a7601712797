import { expect, test } from '@playwright/test';
import {
  focusMonaco,
  grid,
  openStudio,
  panel,
  pasteIntoMonaco,
  requestRow,
  rule,
  savedText,
  small,
  verdict,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

const getSecret = 'kubectl get secret db-password -n prod -o yaml';

test('first visit: the starter policy with its preview @monaco', async ({ page }) => {
  const away: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') away.push(request.url());
  });
  await page.goto('/');
  await expect(verdict(page)).toHaveText(/^Accepted/);
  expect(await grid(page).getByRole('row').count()).toBeGreaterThanOrEqual(66);
  await expect(page.getByRole('complementary', { name: 'First steps' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss first steps' }).click();
  await page.reload();
  await expect(verdict(page)).toHaveText(/^Accepted/);
  await expect(page.getByRole('complementary', { name: 'First steps' })).toBeHidden();
  await focusMonaco(page);
  expect(away).toEqual([]);
});

test('the text, the form and the preview show one policy @monaco', async ({ page }) => {
  await test.step('typing updates the preview', async () => {
    await openStudio(page, small);
    await expect(requestRow(page, getSecret).getByRole('gridcell', { name: 'level' })).toHaveText(
      'Metadata',
    );
    await pasteIntoMonaco(page, small.replace('Metadata # keep', 'Request # keep'));
    await expect(requestRow(page, getSecret).getByRole('gridcell', { name: 'level' })).toHaveText(
      'Request',
    );
    await expect(requestRow(page, getSecret).getByRole('gridcell', { name: 'rule' })).toHaveText(
      '1',
    );
    await expect(
      requestRow(page, 'kubectl get pods -n dev').getByRole('gridcell', { name: 'level' }),
    ).toHaveText('None');
  });

  await test.step('a YAML error locks the form and marks the preview, and nothing is lost', async () => {
    await openStudio(page, small);
    await focusMonaco(page);
    await page.keyboard.insertText('  - level: [');
    await expect(verdict(page)).toHaveText(/^Rejected/);
    await expect(panel(page, 'Rules').getByRole('note')).toContainText('Read-only');
    await expect(panel(page, 'Preview').getByRole('note')).toContainText('Last valid version');
    await expect(requestRow(page, getSecret).getByRole('gridcell', { name: 'level' })).toHaveText(
      'Metadata',
    );
    await expect(page.getByRole('button', { name: 'Add rule' })).toBeDisabled();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(verdict(page)).toHaveText(/^Accepted/);
    await expect(panel(page, 'Rules').getByRole('note')).toBeHidden();
  });

  await test.step('undo covers typing, form and template', async () => {
    await openStudio(page, small);
    await focusMonaco(page);
    // In one event: on a busy machine, keys can be more than 700 ms apart, and then each is an undo step.
    await page.keyboard.insertText('# typed');
    await expect.poll(() => savedText(page)).toBe(`${small}# typed`);
    await rule(page, 2).getByRole('button', { expanded: false }).click();
    await rule(page, 2).getByRole('radio', { name: 'Metadata' }).check({ force: true });
    await expect.poll(() => savedText(page)).toContain('- level: Metadata\n# typed');
    await page.getByRole('button', { name: 'Templates' }).click();
    await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
    await expect.poll(() => savedText(page)).not.toContain('# typed');
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => savedText(page)).toContain('- level: Metadata\n# typed');
    await focusMonaco(page);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => savedText(page)).toBe(`${small}# typed`);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => savedText(page)).toBe(small);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => savedText(page)).toBe(`${small}# typed`);
  });

  await test.step('text and version survive a reload', async () => {
    await openStudio(page, small);
    await pasteIntoMonaco(page, small.replace('secrets never', 'changed 🎭 by hand'));
    await page.getByRole('combobox', { name: 'Kubernetes version' }).selectOption('1.33');
    await page.reload();
    await expect(page.getByRole('combobox', { name: 'Kubernetes version' })).toHaveValue('1.33');
    await expect(panel(page, 'YAML')).toContainText('changed 🎭 by hand');
  });
});

test('the form edits the text', async ({ page }) => {
  await test.step('a form edit changes the YAML and keeps the comments', async () => {
    await openStudio(page, small);
    await rule(page, 1).getByRole('button', { expanded: false }).click();
    await rule(page, 1).getByRole('radio', { name: 'RequestResponse' }).check({ force: true });
    await expect
      .poll(() => savedText(page))
      .toBe(small.replace('Metadata # keep', 'RequestResponse # keep'));
    await rule(page, 1).getByRole('combobox', { name: 'Verbs' }).fill('get');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => savedText(page))
      .toBe(small.replace('Metadata # keep\n', 'RequestResponse # keep\n    verbs: ["get"]\n'));
    await expect(panel(page, 'YAML')).toContainText('verbs');
  });

  await test.step('rules are added, moved, duplicated and deleted with their comments', async () => {
    await openStudio(page, small);
    await rule(page, 1).getByRole('button', { expanded: false }).click();
    await rule(page, 1).getByRole('button', { name: 'Move down' }).click();
    await expect
      .poll(() => savedText(page))
      .toMatch(
        /# the rest\n {2}- level: None\n {2}# secrets never with bodies\n {2}- level: Metadata # keep/,
      );
    await expect(rule(page, 2).getByRole('button', { expanded: true })).toBeVisible();
    await rule(page, 2).getByRole('button', { name: 'Duplicate rule' }).click();
    await expect(rule(page, 3)).toBeVisible();
    await rule(page, 2).getByRole('button', { name: 'Delete rule' }).click();
    await expect(rule(page, 3)).toBeHidden();
    await expect.poll(async () => (await savedText(page)).match(/- level/g)).toHaveLength(2);
    const before = await savedText(page);
    // Below rule 1, which matches every request, it would never be reached.
    await page.getByRole('button', { name: 'Add rule' }).click();
    await expect(rule(page, 1).getByRole('radio', { name: 'Metadata' })).toBeChecked();
    await expect(page.getByText('Added rule 1 above rule 2, which matches every')).toBeVisible();
    await expect
      .poll(() => savedText(page))
      .toMatch(/rules:\n {2}- level: Metadata\n {2}# the rest\n {2}- level: None\n/);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => savedText(page)).toBe(before);
    await expect.poll(() => savedText(page)).toContain('# keep');
  });

  await test.step('an impossible edit is refused with a reason', async () => {
    const aliased =
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - &a\n    level: Metadata\n    users: ["x"]\n  - *a\n';
    await openStudio(page, aliased);
    await expect(verdict(page)).toHaveText(/^Accepted/);
    await rule(page, 2).getByRole('button', { expanded: false }).click();
    await rule(page, 2).getByRole('radio', { name: 'None', exact: true }).click({ force: true });
    await expect(page.getByText(/alias/i).last()).toBeVisible();
    await expect.poll(() => savedText(page)).toBe(aliased);
  });

  await test.step('the empty namespace, a new API group and Ctrl+Z after a click in the form', async () => {
    await openStudio(page, small);
    await rule(page, 2).getByRole('button', { expanded: false }).click();
    await rule(page, 2).getByRole('combobox', { name: 'Namespaces' }).fill('""');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedText(page)).toBe(`${small}    namespaces: [""]\n`);
    await rule(page, 2).getByRole('button', { name: 'Limit to resources' }).click();
    await expect.poll(() => savedText(page)).toBe(`${small}    namespaces: [""]\n`);
    await rule(page, 2).getByRole('combobox', { name: 'API group' }).fill('apps');
    await page.keyboard.press('Enter');
    await rule(page, 2).getByRole('combobox', { name: 'Resources' }).fill('deployments');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => savedText(page))
      .toBe(
        `${small}    resources:\n      - group: "apps"\n        resources: ["deployments"]\n    namespaces: [""]\n`,
      );
    await rule(page, 2).getByRole('checkbox', { name: 'Panic' }).check();
    await expect.poll(() => savedText(page)).toContain('Panic');
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => savedText(page)).not.toContain('Panic');
  });

  await test.step('a click that commits a value is not lost', async () => {
    await openStudio(page, small);
    await rule(page, 2).getByRole('button', { expanded: false }).click();
    await rule(page, 2).getByRole('combobox', { name: 'Users', exact: true }).fill('bob');
    await rule(page, 2).getByRole('radio', { name: 'Request', exact: true }).click({ force: true });
    await expect
      .poll(() => savedText(page))
      .toBe(small.replace('level: None', 'level: Request\n    users: ["bob"]'));
  });

  await test.step('a quick fix corrects a misspelled key', async () => {
    await openStudio(page, small.replace('    resources:', '    verb: ["get"]\n    resources:'));
    await expect(verdict(page)).toHaveText(/^Accepted with warnings/);
    await expect(panel(page, 'Problems')).toContainText('unknown field "rules[0].verb"');
    await panel(page, 'Problems').getByRole('button', { name: /verbs/ }).click();
    await expect(verdict(page)).toHaveText(/^Accepted(?! with)/);
    await expect.poll(() => savedText(page)).toContain('    verbs: ["get"]\n');
  });
});

test('requests, and what the policy says of them', async ({ page }) => {
  await test.step('the tabs Why, Events and Request', async () => {
    await openStudio(page, small);
    await requestRow(page, getSecret).click();
    const preview = panel(page, 'Preview');
    await expect(preview.getByRole('tabpanel', { name: 'Why' })).toContainText(
      'Matched by rule 1: level Metadata.',
    );
    await requestRow(page, 'kubectl get pods -n dev').click();
    await expect(preview.getByRole('row', { name: /^1/ }).last()).toContainText('pods');
    await requestRow(page, getSecret).click();
    await preview.getByRole('tab', { name: 'Events' }).click();
    const event = preview.getByRole('region', { name: 'Event ResponseComplete' });
    await expect(event).toContainText('"level": "Metadata"');
    await expect(event).toContainText('"name": "db-password"');
    await expect(preview.getByRole('region', { name: 'Event RequestReceived' })).toBeHidden();
    await preview.getByRole('tab', { name: 'Request' }).click();
    await expect(preview.getByRole('tabpanel', { name: 'Request' })).toContainText('secrets');
  });

  await test.step('the request and response bodies expand', async () => {
    await openStudio(page, small);
    await requestRow(page, 'kubectl create -f web-1.yaml -n prod').click();
    const preview = panel(page, 'Preview');
    await preview.getByRole('tab', { name: 'Request' }).click();
    const body = preview.getByRole('region', { name: 'Request body, as JSON' });
    const response = preview.getByRole('region', { name: 'Response body, as JSON' });
    await expect(response).toBeHidden();
    await preview.getByText('Request body', { exact: true }).click();
    await expect(body).toContainText('"name": "web-1"');
    await preview.getByText('Response body', { exact: true }).click();
    await expect(response).toContainText('"reason": "AlreadyExists"');
    await requestRow(page, getSecret).click();
    await expect(body).toHaveCount(0);
    await expect(response).toContainText('"kind": "Secret"');
  });

  await test.step('requests are filtered by kind and by text', async () => {
    await openStudio(page, small);
    const all = await grid(page).getByRole('row').count();
    await page.getByRole('button', { name: 'Attack', exact: true }).click();
    await expect.poll(() => grid(page).getByRole('row').count()).toBeLessThan(all);
    await page.getByRole('searchbox', { name: 'Filter requests' }).fill('no such thing');
    await expect(panel(page, 'Preview')).toContainText('No requests match this filter.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect(grid(page).getByRole('row')).toHaveCount(all);
  });

  await test.step('group "*" is accepted only from Kubernetes 1.36', async () => {
    await openStudio(page, small.replace('group: ""', 'group: "*"'), '1.36');
    await expect(verdict(page)).toHaveText(/^Accepted/);
    await page.getByRole('combobox', { name: 'Kubernetes version' }).selectOption('1.35');
    await expect(verdict(page)).toHaveText(/^Rejected/);
    await expect(panel(page, 'Problems')).toContainText(
      'rules[0].resources.group: Invalid value: "*": a lowercase RFC 1123 subdomain must consist of',
    );
    await page.getByRole('combobox', { name: 'Kubernetes version' }).selectOption('1.37');
    await expect(verdict(page)).toHaveText(/^Accepted/);
  });
});

test('typing continues while Monaco loads @monaco', async ({ page }) => {
  await page.route('**/MonacoEditor-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await openStudio(page, small);
  const area = page.getByRole('textbox', { name: 'Policy YAML' });
  await area.click();
  await page.keyboard.press('ControlOrMeta+End');
  const typed = '# typed all the while';
  await page.keyboard.type(typed, { delay: 100 });
  await expect(panel(page, 'YAML').locator('.monaco-editor .view-lines')).toBeVisible();
  await expect.poll(() => savedText(page)).toBe(small + typed);
});

test('a change in another tab is reported, and its text can be loaded', async ({
  page: first,
  context,
}) => {
  await openStudio(first, small);
  const second = await context.newPage();
  await withoutMonaco({ page: second });
  await openStudio(second, small);
  await second.getByRole('button', { name: 'Templates' }).click();
  await second.getByRole('dialog').getByRole('listitem').nth(3).getByRole('button').click();
  await expect(first.getByText('changed in another tab')).toBeVisible();
  await expect(first.getByRole('textbox', { name: 'Policy YAML' })).toHaveValue(small);
  await first.getByRole('button', { name: 'Use that version' }).click();
  await expect.poll(async () => (await savedText(first)) === (await savedText(second))).toBe(true);
  await first.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => savedText(first)).toBe(small);
});
