import { expect, test } from './test';
import { head, offered, setAt, typeSlowly } from './monaco';
import { focusMonaco, openStudio, savedText, verdict } from './studio';

test('offers what can stand at the caret', async ({ page }) => {
  await test.step('an empty text: a whole policy', async () => {
    await openStudio(page, '');
    await focusMonaco(page);
    await typeSlowly(page, 'p');
    await expect.poll(() => offered(page)).toContain('policy');
    await page.keyboard.press('Tab');
    await expect(verdict(page)).toHaveText(/^Accepted/);
    await expect.poll(() => savedText(page)).toContain('- level: Metadata\n');
    await page.keyboard.press('Escape');
  });

  await test.step('an accepted field offers its values', async () => {
    await setAt(page, `${head}rules:\n  - level: None\n    |`);
    await page.keyboard.press('Control+Space');
    await expect.poll(() => offered(page)).toContain('verbs');
    expect(await offered(page)).not.toContain('level');
    await typeSlowly(page, 'verb');
    await page.keyboard.press('Enter');
    await expect.poll(() => offered(page)).toContain('deletecollection');
    await page.keyboard.press('ArrowDown');
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
    await page.keyboard.press('Tab');
    await expect.poll(() => savedText(page)).toBe(`${head}rules: [{ level: Metadata }]\n`);
  });
});
