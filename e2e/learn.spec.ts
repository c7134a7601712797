import { exercises } from '../src/course/exercises/list';
import { lessonTitles } from '../src/course/lessons/list';
import { expectNoViolations } from './axe';
import { withoutMonaco } from './studio';
import { expect, test, type Page } from './test';

/** Guesses the first option of every question, and lets the lesson show every step. Returns whether there were any. */
async function workThrough(page: Page): Promise<boolean> {
  const words = page.getByRole('main');
  for (const check = words.getByRole('button', { name: 'Check', exact: true }); ;) {
    if (!(await check.isVisible())) break;
    await words.locator('fieldset:enabled').last().locator('input').first().check();
    await check.click();
  }
  const steps = words.getByRole('region', { name: 'Try it' }).getByRole('listitem');
  for (let step = 0; step < (await steps.count()); step += 1) {
    await words.getByRole('button', { name: 'Show me' }).click();
    await expect(steps.nth(step)).toHaveAttribute('data-done', 'true');
  }
  return (await steps.count()) > 0;
}

/** Runs in the page: goes on to the last screen, waiting for the words of each. */
async function readOn(): Promise<void> {
  const screens = [...document.querySelectorAll('[aria-label=Screens] a')];
  const isCurrent = (screen?: Element) => screen?.getAttribute('aria-current') === 'step';
  const seen = async (screen: number) => {
    for (const start = performance.now(); performance.now() < start + 20_000;) {
      await new Promise(requestAnimationFrame);
      if (isCurrent(screens[screen]) && document.querySelector('main h2')?.textContent) return;
    }
    throw new Error(`screen ${screen + 1} does not come`);
  };
  const begun = screens.findIndex(isCurrent);
  for (let screen = begun + 1; screen < screens.length; screen += 1) {
    const links = [...document.querySelectorAll('main a')];
    const next = links.find(({ textContent }) => textContent?.trim() === 'Next');
    if (!(next instanceof HTMLElement)) throw new Error(`no next screen after ${screen}`);
    next.click();
    await seen(screen);
  }
}

test('from lesson 1 to the last, on every screen, with the tasks of one in each lesson', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await withoutMonaco({ page });
  await page.goto('./#learn');
  await page.getByRole('link', { name: /^Start with/ }).click();
  for (const [index, { id, title }] of lessonTitles.entries()) {
    await expect(page).toHaveTitle(`${title} · Learn · Auditorium`);
    const screens = page.getByRole('list', { name: 'Screens' }).getByRole('link');
    const count = await screens.count();
    // Unit tests answer every question and do every step.
    for (let screen = 0; screen < count; screen += 1) {
      await expect(screens.nth(screen)).toHaveAttribute('aria-current', 'step');
      await expect(page.getByRole('heading', { level: 2 }).first()).not.toBeEmpty();
      const hasWorked = await workThrough(page);
      if (screen < count - 1) await page.getByRole('link', { name: 'Next', exact: true }).click();
      if (hasWorked) break;
    }
    await page.evaluate(readOn);
    await expect(screens.last()).toHaveAttribute('aria-current', 'step');
    const next = lessonTitles[index + 1];
    if (next) await page.getByRole('link', { name: `Next lesson: ${next.title}` }).click();
    else
      await page
        .getByRole('link', { name: /^(Exercise|Finish)/ })
        .last()
        .click();
    const saved = () =>
      page.evaluate((key) => localStorage.getItem(key), `auditorium.lesson.${id}`);
    await expect.poll(saved).toContain('"isDone":true');
  }
  await page.goto('./#learn');
  await expect(page.getByRole('img', { name: 'Finished' })).toHaveCount(lessonTitles.length);
});

test('exercises are wrong first, then right, with the keyboard alone', async ({ page }) => {
  await withoutMonaco({ page });
  for (const kind of ['write', 'repair', 'minimise', 'manifest'] as const) {
    const exercise = exercises.find((each) => each.kind === kind);
    if (!exercise || !('solution' in exercise)) throw new Error(`no exercise to ${kind}`);
    await page.goto(`./#learn/exercise/${exercise.id}`);
    const name = kind === 'manifest' ? 'Configuration of kube-apiserver' : 'Policy YAML';
    const text = page.getByRole('textbox', { name });
    await text.focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText(/^\d of \d requirements met\.$/)).toBeVisible();
    await expect(page.getByText('Passed.', { exact: true })).toBeHidden();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(exercise.solution);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText('Passed.', { exact: true })).toBeVisible();
    await expect(text).toBeFocused();
  }
  for (const kind of ['predict', 'read'] as const) {
    const exercise = exercises.find((each) => each.kind === kind);
    await page.goto(`./#learn/exercise/${exercise?.id}`);
    await page.getByRole('region', { name: 'Questions' }).locator('input').first().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Check my answers' }).press('Enter');
    await expect(page.getByText(/^\d of \d answers right\.$/)).toBeVisible();
  }
});

test('the pages of Learn have no accessibility problems', async ({ page }) => {
  test.setTimeout(120_000);
  await withoutMonaco({ page });
  const pages = [
    '',
    '/lesson/stages/1',
    '/exercise/hello',
    '/exercise/no-body',
    '/exercise/two-mismatches',
    '/lesson/switching-it-on/3',
    '/glossary',
    '/teach',
    '/exam/class-7',
  ];
  for (const path of pages) {
    await page.goto(`./#learn${path}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expectNoViolations(page, path);
  }
  await page.getByRole('button', { name: /^Start now/ }).click();
  await expect(page.getByRole('timer')).toBeVisible();
  await expectNoViolations(page, 'a sitting');
  await page.getByRole('button', { name: 'Finish…' }).click();
  await page.getByRole('button', { name: 'Finish now' }).click();
  await expect(page.getByText('of 100 points')).toBeVisible();
  await expectNoViolations(page, 'a result');
});

test('a teacher writes an exercise, and a student passes it', async ({ page }) => {
  await withoutMonaco({ page });
  const solution = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Request\n';
  await page.goto('./#learn/teach');
  await page.getByRole('button', { name: 'Begin with an empty exercise' }).click();
  await page.getByLabel('Title', { exact: true }).fill('Bodies');
  await page.getByLabel('Task').fill('Record what is **sent**.');
  await page.getByLabel('Solution', { exact: true }).fill(solution);
  await page.getByRole('button', { name: 'Add a requirement' }).click();
  await page.getByLabel('Requirement 1', { exact: true }).fill('Record every request body.');
  await page.getByLabel('Add a request to requirement 1').selectOption('secret-get');
  await page.getByRole('button', { name: 'Add this request to requirement 1' }).click();
  await expect(page.getByText('Your solution passes.')).toBeVisible();
  await expectNoViolations(page, 'a composed exercise');
  const link = page.getByLabel('Link to the exercise');
  await expect(link).toHaveValue(/#learn\/shared\/c1=/);
  await page.goto(await link.inputValue());
  await expect(page.getByRole('heading', { name: 'Bodies' })).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Policy YAML' })
    .fill(solution.replace('Request', 'None'));
  await page.getByRole('button', { name: 'Check my answer' }).click();
  await expect(page.getByText('0 of 1 requirements met.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Policy YAML' }).fill(solution);
  await page.getByRole('button', { name: 'Check my answer' }).click();
  await expect(page.getByText('Passed.', { exact: true })).toBeVisible();
});

test('a policy goes from a lesson to the studio, and Back returns to the lesson', async ({
  page,
}) => {
  await withoutMonaco({ page });
  await page.goto('./');
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await page.getByRole('link', { name: /^Start with/ }).click();
  const text = page.getByRole('textbox', { name: 'Policy YAML' });
  await expect(text).toHaveValue(/level: Metadata/);
  await page.getByRole('button', { name: 'Open this policy in the studio' }).click();
  await expect(page.getByRole('button', { name: /^Workspace: Lesson 1/ })).toBeVisible();
  await expect(text).toHaveValue(
    /^apiVersion: audit\.k8s\.io\/v1\nkind: Policy\nrules:\n  - level: Metadata\n$/,
  );
  await page.goBack();
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await expect(page).toHaveTitle(/Learn/);
});

test('the result of an exam is printed whole', async ({ page }) => {
  await page.goto('./#learn/exam/class-7');
  await page.getByRole('button', { name: /^Start now/ }).click();
  await page.getByRole('button', { name: 'Finish…' }).click();
  await page.getByRole('button', { name: 'Finish now' }).click();
  const points = page.getByText('of 100 points');
  await expect(points).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(points).toBeVisible();
  await expect(page.getByRole('link', { name: 'Studio' })).toBeHidden();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const last = await page.getByRole('main').getByRole('listitem').last().boundingBox();
  expect((last?.y ?? Infinity) + (last?.height ?? 0)).toBeLessThanOrEqual(height);
});
