import { expect, test } from '@playwright/test';
import { head, offered, setAt, typeSlowly } from './monaco';
import { focusMonaco, openStudio, panel, savedText, verdict } from './studio';

const completions: [name: string, text: string, some: string[], none: string[]][] = [
  ['top fields not there yet', `${head}|`, ['omitStages', 'rules'], ['kind', 'apiVersion']],
  ['stages in quotes', `${head}omitStages: ["|"]`, ['RequestReceived', 'Panic'], []],
  ['booleans', `${head}omitManagedFields: |`, ['true', 'false'], []],
  [
    'resources of the group',
    `${head}rules:\n- resources:\n  - group: "apps"\n    resources: ["|"]`,
    ['deployments', 'deployments/scale'],
    ['pods'],
  ],
  [
    'stages not in the list yet',
    `${head}omitStages:\n- Panic\n- |`,
    ['RequestReceived'],
    ['Panic'],
  ],
];
test('offers what can stand at the caret', async ({ page }) => {
  await test.step('an empty text: a whole policy', async () => {
    await openStudio(page, '');
    await focusMonaco(page);
    await typeSlowly(page, 'p');
    await expect.poll(() => offered(page)).toContain('policy');
    await page.keyboard.press('Enter');
    await expect(verdict(page)).toHaveText(/^Accepted/);
    await expect.poll(() => savedText(page)).toContain('- level: Metadata\n');
    await page.keyboard.press('Escape');
  });

  for (const [name, text, some, none] of completions) {
    await test.step(name, async () => {
      await setAt(page, text);
      await page.keyboard.press('Control+Space');
      await expect.poll(() => offered(page)).toEqual(expect.arrayContaining(some));
      const all = await offered(page);
      for (const value of none) expect(all).not.toContain(value);
      await page.keyboard.press('Escape');
    });
  }

  await test.step('an accepted field offers its values', async () => {
    await setAt(page, `${head}rules:\n  - level: None\n    |`);
    await page.keyboard.press('Control+Space');
    await expect.poll(() => offered(page)).toContain('verbs');
    expect(await offered(page)).not.toContain('level');
    await typeSlowly(page, 'verb');
    await page.keyboard.press('Enter');
    await expect.poll(() => offered(page)).toContain('deletecollection');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedText(page)).toContain('    verbs: ["list"]');
    await page.keyboard.press('Escape');
  });

  await test.step('a rule accepted in a flow list gets its braces and offers values', async () => {
    await setAt(page, `${head}rules: [|]\n`);
    await page.keyboard.press('Control+Space');
    await expect.poll(() => offered(page)).toContain('nonResourceURLs');
    await typeSlowly(page, 'lev');
    await page.keyboard.press('Enter');
    await expect.poll(() => offered(page)).toContain('RequestResponse');
    await typeSlowly(page, 'Metad');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedText(page)).toBe(`${head}rules: [{ level: Metadata }]\n`);
  });

  await test.step('group "*" only if the version accepts it', async () => {
    await page.getByRole('combobox', { name: 'Kubernetes version' }).selectOption('1.35');
    await setAt(page, `${head}rules:\n- resources:\n  - group: "|"`);
    await typeSlowly(page, '*');
    await page.keyboard.press('Control+Space');
    await expect(page.locator('.suggest-widget.visible .message')).toHaveText('No suggestions.');
    expect(await offered(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Kubernetes version' }).selectOption('1.36');
    await panel(page, 'YAML').locator('.view-lines').click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Space');
    await expect.poll(() => offered(page)).toContain('*');
  });
});
