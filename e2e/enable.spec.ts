import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expectNoViolations } from './axe';
import { withoutMonaco } from './studio';
import { expect, test } from './test';

test('a policy becomes a runbook: to copy, to download, to print', async ({ page, context }) => {
  await withoutMonaco({ page });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#enable/setup');
  await page.getByLabel('The control plane runs as').selectOption('Static Pod manifest');
  await page.getByLabel('Preset').selectOption('CIS');
  const steps = page.getByRole('list', { name: 'Steps' });
  await expect(steps).toContainText('--audit-log-maxbackup=10');
  await page.getByText(/^All \d+ audit flags/).click();
  await page.getByText('policy.yaml', { exact: true }).click();
  await expectNoViolations(page, 'Set up');

  const first = page.getByLabel('Commands of step 1', { exact: true });
  await first.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await first.textContent());

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download everything/ }).click();
  const archive = await download;
  expect(archive.suggestedFilename()).toBe('audit-static-pod-1.37.zip');
  const files = unzipSync(new Uint8Array(readFileSync(await archive.path())));
  expect(strFromU8(files['policy.yaml'] ?? new Uint8Array())).toContain('kind: Policy');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(steps.getByRole('heading').last()).toBeVisible();
  await expect(page.getByLabel('Preset')).toBeHidden();
});
