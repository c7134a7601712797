import { expectNoViolations } from './axe';
import { grid, openStudio, policyOf, ruleHead, withoutMonaco } from './studio';
import { expect, test } from './test';

test.beforeEach(withoutMonaco);

test('questions are answered, and a request that was found opens in the studio', async ({
  page,
}) => {
  await openStudio(page, policyOf('  - level: None\n    verbs: [get]\n  - level: Metadata'));
  await page.evaluate(() => {
    location.hash = '#prove';
  });
  await expect(page.getByText(/^Of \d+ checks, \d+ are answered yes and \d+ no/)).toBeVisible();
  const exec = page.getByRole('group').filter({ hasText: 'Is every exec recorded?' });
  await exec.getByText('Is every exec recorded?').click();
  await expectNoViolations(page, 'Prove');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the report as SARIF' }).click();
  expect((await download).suggestedFilename()).toBe('audit-policy-proved.sarif');

  await exec
    .getByRole('button', { name: 'Show in the studio: jane: get pods/exec web in default' })
    .click();
  await expect(grid(page).getByRole('row', { selected: true })).toContainText('get pods/exec');
  await expect(ruleHead(page, 1)).toBeVisible();
});
