import { expect, test } from '@playwright/test';
import { openStudio, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const line = { name: /^same answers as kube-apiserver 1\.\d+\.\d+ on [\d,]+ cases$/ };

test('says on how many cases its answers are kube-apiserver’s, by version, and how that was measured', async ({
  page,
}) => {
  await openStudio(page, small);
  const button = page.getByRole('button', line);
  await expect(button).toHaveAccessibleName(/ 1\.37\.\d+ /);
  await page.getByRole('combobox', { name: 'Kubernetes version' }).selectOption('1.31');
  await expect(button).toHaveAccessibleName(/ 1\.31\.\d+ /);
  const total = /on ([\d,]+) cases/.exec((await button.getAttribute('aria-label')) ?? '')?.[1];

  await button.click();
  const dialog = page.getByRole('dialog', { name: 'As kube-apiserver answers' });
  await expect(dialog.getByRole('rowheader', { name: /byte for byte/ })).toBeVisible();
  await expect(dialog.getByRole('row').last()).toContainText(`${total}`);
  await expect(dialog.getByText('npm run conformance -- --full --seed')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});
