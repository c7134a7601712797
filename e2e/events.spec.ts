import { expect, test, type Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { openStudio, panel, policyOf, requestRow, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const policy = policyOf(`  - level: Metadata
    omitStages: [RequestReceived]
    resources: [{ group: "", resources: [secrets] }]
  - level: RequestResponse
    verbs: [create]
  - level: None
    nonResourceURLs: ["/*"]
  - level: Request
`);
const getSecret = 'kubectl get secret db-password -n prod -o yaml';
const run = 'kubectl run web-2 --image=nginx -n prod';

const preview = (page: Page) => panel(page, 'Preview');
const levels = (page: Page) =>
  preview(page).getByRole('radiogroup', { name: 'Compare at level', exact: true });
const stage = (page: Page, name: string) =>
  preview(page)
    .getByRole('list', { name: 'Stages' })
    .getByRole('listitem')
    .filter({ hasText: name });
const event = (page: Page, name: string) =>
  preview(page).getByRole('region', { name: `Event ${name}`, exact: true });

/** Opens the events of a request; its row is clicked where nothing lies over it. */
async function openEvents(page: Page, command: string) {
  await requestRow(page, command).click({ position: { x: 40, y: 10 } });
  await page.getByRole('tab', { name: 'Events' }).click();
  await expect(levels(page)).toBeVisible();
}

test('levels, managed fields and stages', async ({ page }) => {
  await test.step('another level says what it would add, changes nothing and is forgotten', async () => {
    await openStudio(page, policy);
    await openEvents(page, getSecret);
    const decided = levels(page).getByRole('radio', {
      name: /^Metadata, \d+ B, set by the policy$/,
    });
    await expect(decided).toBeChecked();
    await expect(event(page, 'ResponseComplete').getByRole('insertion')).toHaveCount(0);

    // By keyboard: two levels up.
    await decided.focus();
    await page.keyboard.press('ArrowRight');
    await expect(preview(page)).toContainText('What if Request? −1 B: only level changes.');
    await page.keyboard.press('ArrowRight');
    await expect(preview(page)).toContainText(
      /What if RequestResponse\? \+\d+ B: adds responseObject\./,
    );
    const added = event(page, 'ResponseComplete').getByRole('insertion');
    await expect(added.first()).toHaveText('added:  "level": "RequestResponse",');
    await expect(added.last()).toContainText('"responseObject": {');
    await expect(added.last()).toContainText('"password"');
    const dropped = event(page, 'ResponseComplete').getByRole('deletion');
    await expect(dropped).toHaveText(['dropped:  "level": "Metadata",']);
    await expect(requestRow(page, getSecret).getByRole('gridcell', { name: 'level' })).toHaveText(
      'Metadata',
    );

    await preview(page).getByRole('button', { name: 'Reset to Metadata' }).click();
    await expect(decided).toBeChecked();
    await expect(added).toHaveCount(0);

    await levels(page)
      .getByRole('radio', { name: /^None,/ })
      .check({ force: true });
    await expect(preview(page)).toContainText(/−\d+ B: drops the event\./);
    await openEvents(page, run);
    await expect(levels(page).getByRole('radio', { name: /set by the policy$/ })).toBeChecked();
  });

  await test.step('managed fields can be left out to see what they weigh', async () => {
    await openStudio(page, policy);
    await openEvents(page, getSecret);
    const managed = preview(page).getByRole('checkbox', { name: 'managed fields' });
    await expect(managed).toBeHidden();
    await openEvents(page, run);
    await expect(managed).toBeChecked();
    await managed.uncheck();
    await expect(preview(page)).toContainText(
      /What if managed fields omitted\? −\d+ B: drops managedFields\./,
    );
    const dropped = event(page, 'ResponseComplete').getByRole('deletion');
    await expect(dropped).toHaveCount(1);
    await expect(dropped).toContainText('"managedFields": [');
    const folded = event(page, 'ResponseComplete')
      .getByText(/^\d+ unchanged lines$/)
      .first();
    await folded.click();
    await expect(event(page, 'ResponseComplete')).toContainText('"kind": "Event"');
  });

  await test.step('every stage has its event a key away, or a reason', async () => {
    await openStudio(page, policy);
    await openEvents(page, getSecret);
    await expect(stage(page, 'RequestReceived')).toContainText(/omitted by rule 1.*saves \d+ B/);
    await expect(stage(page, 'ResponseStarted')).toContainText('never: not a long-running request');
    await expect(stage(page, 'Panic')).toContainText('never: no panic');
    await openEvents(page, 'kubelet: GET /livez');
    await expect(stage(page, 'RequestReceived')).toContainText('level None: nothing is recorded');
    await expect(preview(page)).toContainText('this request generates no audit events');
    await openEvents(page, run);
    await expect(event(page, 'ResponseComplete')).toBeVisible();
    const arrival = stage(page, 'RequestReceived').getByRole('button');
    await arrival.focus();
    await page.keyboard.press('Enter');
    await expect(arrival).toHaveAttribute('aria-pressed', 'true');
    await expect(arrival).toBeFocused();
    await expect(event(page, 'RequestReceived')).toContainText('"stage": "RequestReceived"');
    await expect(event(page, 'ResponseComplete')).toBeHidden();
  });
});

test('copies: JSON, log line, all lines, a jq filter; and a word when it fails', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStudio(page, policy);
  await openEvents(page, run);
  const copied = async (name: string) => {
    await preview(page).getByRole('button', { name, exact: true }).click();
    await expect(preview(page).getByRole('button', { name: 'Copied' })).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    await expect(preview(page).getByRole('button', { name, exact: true })).toBeVisible();
    return text;
  };
  const line = await copied('Copy log line');
  expect(line).not.toContain('\n');
  expect(JSON.parse(await copied('Copy JSON'))).toEqual(JSON.parse(line));
  expect((await copied('Copy all 2 log lines')).split('\n')).toEqual([
    expect.stringContaining('"stage":"RequestReceived"'),
    line,
    '',
  ]);
  expect(await copied('Copy jq filter')).toBe(
    `jq -c 'select(.stage == "ResponseComplete" and .verb == "create" and ` +
      `.user.username == "jane" and .objectRef.apiGroup == null and .objectRef.resource == "pods" and ` +
      `.objectRef.subresource == null and .objectRef.namespace == "prod" and .objectRef.name == "web-2")' audit.log`,
  );
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
  });
  await preview(page).getByRole('button', { name: 'Copy JSON' }).click();
  await expect(preview(page).getByRole('button', { name: 'Copying was blocked' })).toBeVisible();
});

test('no violations in a comparison, wide and on a phone', async ({ page }) => {
  await openStudio(page, policy);
  await openEvents(page, run);
  await levels(page)
    .getByRole('radio', { name: /^Metadata,/ })
    .check({ force: true });
  await expect(event(page, 'ResponseComplete').getByRole('deletion').first()).toBeVisible();
  await expectNoViolations(page, 'wide', '[data-pane="Preview"]');
  await preview(page)
    .getByRole('button', { name: /^Reset to/ })
    .click();
  await preview(page).getByRole('checkbox', { name: 'managed fields' }).uncheck();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(event(page, 'ResponseComplete').getByRole('deletion')).toHaveCount(1);
  await expectNoViolations(page, 'on a phone', '[data-pane="Preview"]');
});
