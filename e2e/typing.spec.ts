import { expect, test } from './test';
import { head, offered, openAt, setAt, typeSlowly } from './monaco';
import { openStudio, panel, pasteIntoMonaco, rule, savedNow, small, verdict } from './studio';

test('what is typed comes out as typed, whatever the editor suggests', async ({ page }) => {
  await test.step('a policy typed by hand', async () => {
    await openAt(page, `${head}|`);
    await typeSlowly(
      page,
      'rules:\n- level: Metadata\nverbs: ["get"]\nresources:\n- group: "apps"\nresources: ["deployments"]\n',
    );
    await expect
      .poll(() => savedNow(page))
      .toBe(
        `${head}rules:\n  - level: Metadata\n    verbs: ["get"]\n    resources:\n      - group: "apps"\n        resources: ["deployments"]\n        `,
      );
    await expect(verdict(page)).toHaveText(/^Accepted/);
  });

  await test.step('Enter is a newline, whatever is nearly right', async () => {
    await setAt(page, '#\n|');
    await typeSlowly(page, 'apiVersion: v1');
    await expect.poll(() => offered(page)).toContain('audit.k8s.io/v1');
    await page.keyboard.press('Enter');
    await typeSlowly(page, 'kind: policy\n');
    await expect.poll(() => savedNow(page)).toBe('#\napiVersion: v1\nkind: policy\n');
  });

  await test.step('Tab accepts the first suggestion, and Enter one that an arrow key has selected', async () => {
    await setAt(page, `${head}rules:\n  - level: |`);
    await typeSlowly(page, 'Req');
    await expect.poll(() => offered(page)).toEqual(['Request', 'RequestResponse']);
    await page.keyboard.press('Tab');
    await expect.poll(() => savedNow(page)).toBe(`${head}rules:\n  - level: Request`);
    await setAt(page, `${head}rules:\n  - level: |`);
    await typeSlowly(page, 'Met');
    await expect.poll(() => offered(page)).toEqual(['Metadata']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedNow(page)).toBe(`${head}rules:\n  - level: Metadata`);
    await page.keyboard.press('Enter');
    await typeSlowly(page, 'omitStages:\n- Panic\n');
    await expect
      .poll(() => savedNow(page))
      .toBe(`${head}rules:\n  - level: Metadata\n    omitStages:\n      - Panic\n      `);
  });

  await test.step('paths', async () => {
    await setAt(page, `${head}rules:\n  - level: None|`);
    await typeSlowly(page, '\nnonResourceURLs:\n- /healthz\n- /api\n');
    await expect
      .poll(() => savedNow(page))
      .toContain('    nonResourceURLs:\n      - /healthz\n      - /api\n');
  });

  await test.step('brackets', async () => {
    await setAt(page, `${head}rules:\n  - level: None\n|`);
    await typeSlowly(page, '    verbs: [\n"get"');
    await expect.poll(() => savedNow(page)).toMatch(/ {4}verbs: \[\n +"get"\n {4}\]/);
  });
});

test('pastes, undo, several carets and an IME', async ({ page }) => {
  await test.step('a paste is kept byte for byte', async () => {
    const odd = `${head}rules:\n   - level: None\t\n     # odd\n     users:\n     - "a\u00a0b"\n\n\n   -   level:   Metadata   \n\t# tab\n`;
    await openStudio(page, small);
    await pasteIntoMonaco(page, odd);
    await expect.poll(() => savedNow(page)).toBe(odd);
  });

  await test.step('undo and redo move the caret to the change', async () => {
    await openAt(page, `${small}|`);
    await page.keyboard.insertText('# end');
    await expect.poll(() => savedNow(page)).toBe(`${small}# end`);
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => savedNow(page)).toBe(small);
    await page.keyboard.press('ControlOrMeta+y');
    await expect.poll(() => savedNow(page)).toBe(`${small}# end`);
    await page.keyboard.type('!');
    await expect.poll(() => savedNow(page)).toBe(`${small}# end!`);
  });

  await test.step('a word typed at several carets is one undo step', async () => {
    const lines = 'a: 1\na: 2\na: 3\n';
    await openAt(page, `|${lines}`);
    await page.keyboard.press('ControlOrMeta+Shift+L');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('#x');
    await expect.poll(() => savedNow(page)).toBe('#xa: 1\n#xa: 2\n#xa: 3\n');
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => savedNow(page)).toBe(lines);
    await page.keyboard.press('Escape');
  });

  await test.step('IME input arrives once', async () => {
    await setAt(page, `${small}|`);
    await page.keyboard.type('# ');
    const session = await page.context().newCDPSession(page);
    for (const text of ['に', 'にほ', '日本']) {
      await session.send('Input.imeSetComposition', { text, selectionStart: 2, selectionEnd: 2 });
    }
    await session.send('Input.insertText', { text: '日本' });
    await expect.poll(() => savedNow(page)).toBe(`${small}# 日本`);
    await page.keyboard.type('!');
    await expect.poll(() => savedNow(page)).toBe(`${small}# 日本!`);
  });

  await test.step('the caret stays in place while the form edits elsewhere', async () => {
    await setAt(page, `${small}|`);
    await page.keyboard.type('# tail');
    await page.keyboard.press('ArrowLeft');
    await rule(page, 1).getByRole('button', { expanded: false }).click();
    await rule(page, 1).getByRole('radio', { name: 'RequestResponse' }).check({ force: true });
    await expect.poll(() => savedNow(page)).toContain('RequestResponse # keep');
    await panel(page, 'YAML').getByRole('textbox').focus();
    await page.keyboard.type('!');
    await expect.poll(() => savedNow(page)).toContain('# tai!l');
  });
});
