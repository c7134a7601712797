import { expect, test } from './test';
import { openStudio, savedText, small, withoutMonaco } from './studio';

test.beforeEach(withoutMonaco);

test('finds a known policy with the keyboard, says what it records, and loads it', async ({
  page,
}) => {
  await openStudio(page, small);
  await page.getByRole('button', { name: 'Templates' }).click();
  const dialog = page.getByRole('dialog', { name: 'Templates' });
  const filter = dialog.getByRole('searchbox', { name: 'Filter templates' });
  await filter.fill('openshift');
  await expect(dialog.getByRole('list', { name: 'Known' }).getByRole('listitem')).toHaveCount(1);
  await expect(dialog.getByRole('status')).toHaveText(/^1 of \d+ templates shown$/);
  await expect(
    dialog.getByRole('button', { name: 'OpenShift Default profile' }),
  ).toHaveAccessibleDescription(
    /openshift\/library-go, with our own comments.*71 sample requests: 5 not recorded, 66 Metadata\. [\d.]+ kB of log/,
  );
  await filter.press('Escape');
  await expect(filter).toHaveValue('');
  await filter.fill('known');
  await filter.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('button', { name: 'GCE cluster script' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => savedText(page))
    .toContain('# Rebuilt from the example in the Kubernetes');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => savedText(page)).toBe(small);
});
