import { expect, test } from './test';
import {
  grid,
  openRule,
  openStudio,
  panel,
  policyOf,
  requestRow,
  rule,
  ruleHead,
  savedText,
  withoutMonaco,
} from './studio';

test.beforeEach(withoutMonaco);

const rules = {
  a: '  # first\n  - level: Metadata\n    resources: [{ resources: [secrets] }]\n',
  b: '  # second\n  - level: Request\n    resources: [{ resources: [configmaps] }]\n',
  c: '  # third\n  - level: None\n',
};
const abc = policyOf(rules.a + rules.b + rules.c);
const getSecret = 'kubectl get secret db-password -n prod -o yaml';

test('rules are dragged, moved by keyboard and compared', async ({ page }) => {
  await test.step('dragging a rule by its handle shows in the preview what changed', async () => {
    await openStudio(page, abc);
    const from = (await page.getByRole('button', { name: 'Drag rule 3' }).boundingBox())!;
    const to = (await rule(page, 1).boundingBox())!;
    await page.mouse.move(from.x + 8, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 8, from.y - 10, { steps: 3 });
    await page.mouse.move(to.x + 8, to.y + 4, { steps: 5 });
    await expect(rule(page, 1)).toHaveAttribute('data-drop', 'above');
    await page.mouse.up();
    await expect.poll(() => savedText(page)).toBe(policyOf(rules.c + rules.a + rules.b));

    const preview = panel(page, 'Preview');
    const changes = preview.getByRole('button', { name: /requests changed from Metadata to None/ });
    await changes.click();
    const level = requestRow(page, getSecret).getByRole('gridcell', { name: 'level' });
    await expect(level).toHaveAccessibleName('level None, before Metadata');
    await expect(requestRow(page, getSecret).getByRole('gridcell', { name: 'rule' })).toHaveText(
      '1',
    );
    await expect(requestRow(page, 'kubectl get pods -n dev')).toBeHidden();
    await preview.getByRole('button', { name: 'Stop comparing' }).click();
    await expect(requestRow(page, 'kubectl get pods -n dev')).toBeVisible();

    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => savedText(page)).toBe(abc);
    await expect(
      preview.getByRole('button', { name: /requests changed from None to Metadata/ }),
    ).toBeVisible();
  });

  await test.step('the keyboard picks up, moves, cancels and drops a rule', async () => {
    await openStudio(page, abc);
    await openRule(page, 3);
    const handle = page.getByRole('button', { name: 'Drag rule 3' });
    await handle.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Home');
    await expect(page.getByText('Rule 3 will become rule 1.')).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(rule(page, 1)).not.toHaveAttribute('data-drop');
    expect(await savedText(page)).toBe(abc);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await expect.poll(() => savedText(page)).toBe(policyOf(rules.a + rules.c + rules.b));
    await expect(page.getByRole('button', { name: 'Drag rule 2' })).toBeFocused();
  });

  await test.step('compares with the template, and with the baseline', async () => {
    await openStudio(page, abc);
    await ruleHead(page, 3).focus();
    await page.keyboard.press('Alt+ArrowUp');
    const preview = panel(page, 'Preview');
    await preview.getByRole('button', { name: /requests? changed from Request to None/ }).click();
    const against = preview.getByRole('combobox', { name: 'Compare with' });
    await preview.getByRole('button', { name: 'Set baseline' }).click();
    await against.selectOption('your baseline');
    await expect(preview).toContainText('No changes.');
    await expect(grid(page).getByRole('row')).toHaveCount(1);
    await page.getByRole('button', { name: 'Templates' }).click();
    await page.getByRole('button', { name: 'Low noise' }).click();
    await expect(against.getByRole('option', { selected: true })).toHaveText('template Low noise');
  });
});
