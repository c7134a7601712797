import { expect, test } from './test';
import { watch } from './watch';

test('the incident room: a question, a filter, and jq that survives every program', async ({
  page,
  baseURL,
}) => {
  const noted = await watch(page, baseURL ?? '');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('./#learn/incident/who-deleted');
  await page.getByRole('textbox', { name: 'Object' }).fill('cart-debug');
  await page.getByRole('textbox', { name: 'Verb' }).fill('delete');
  const requests = page.getByRole('listbox', { name: 'Requests' });
  await expect(requests.getByRole('option')).toHaveCount(3);
  await requests.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('region', { name: 'Audit event' })).toContainText('"leo"');
  await page.getByRole('button', { name: 'This is the request' }).click();
  await expect(page.getByText('leo deleted it himself')).toBeVisible();
  expect(asked.filter((url) => /jq/.test(url))).toEqual([]);

  await page.getByRole('tab', { name: 'jq' }).click();
  const output = page.getByRole('region', { name: 'Output of jq' });
  const status = page.getByRole('tabpanel').getByRole('status');
  await page.getByRole('button', { name: 'Impersonation' }).click();
  await expect(output).toContainText('mira\tleo\tdelete');
  await expect(status).toContainText('3 lines in');

  const program = page.getByRole('textbox', { name: 'jq program' });
  const run = async (text: string, expected: string) => {
    await program.fill(text);
    await program.press('Control+Enter');
    await expect(status).toContainText(expected);
  };
  await run('select(', 'jq reports an error.');
  await expect(page.getByRole('alert')).toContainText('syntax error');
  await run('['.repeat(10_000), 'nested too deeply');
  await run('select(input_line_number == 1) | "x" * 3000000', 'The output was cut');
  await program.fill('last(range(1; infinite))');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(status).toContainText('Stopped.');
  await run('last(range(1; infinite))', 'Stopped after 5 seconds');

  // An audit ID leads to its request, although the filter leaves that out; the output stays.
  await run('.auditID', '327 lines in');
  await output.getByRole('button').first().click();
  await expect(requests).toBeFocused();
  await expect(requests.getByRole('option', { selected: true })).toBeVisible();
  await page.getByRole('tab', { name: 'jq' }).click();
  await expect(output.getByRole('button')).toHaveCount(327);
  expect(await noted()).toEqual([]);
});
