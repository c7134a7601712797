import { expect, test } from './test';
import { openStudio, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

const line = { name: /^Matches kube-apiserver 1\.\d+\.\d+ on [\d,]+ test cases$/ };

test('says on how many test cases it matches kube-apiserver, by version, and how that was verified', async ({
  page,
}) => {
  await openStudio(page, small);
  const button = page.getByRole('button', line);
  await expect(button).toHaveAccessibleName(/ 1\.37\.\d+ /);
  await page.getByRole('combobox', { name: 'Kubernetes version' }).selectOption('1.31');
  await expect(button).toHaveAccessibleName(/ 1\.31\.\d+ /);
  const total = /on ([\d,]+) test cases/.exec((await button.getAttribute('aria-label')) ?? '')?.[1];

  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Verified against kube-apiserver' });
  await expect(dialog.getByRole('rowheader', { name: /byte for byte/ })).toBeVisible();
  await expect(dialog.getByRole('row').last()).toContainText(`${total}`);
  await expect(dialog.getByText('npm run conformance -- --full --seed')).toBeVisible();
  await expect(
    dialog.getByText('npm run conformance:server -- --kubernetes 1.31').first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});
