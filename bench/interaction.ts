import { chromium, type Page } from 'playwright';
import { newestKubernetes } from '../src/audit/types';
import type { Place } from './keystroke';
import { policyOf, yamlOf } from './policies';
import { percentile, type Row } from './row';

const targetMs = 50;
const rounds = 4;
/** Nobody presses faster, and everything that an interaction triggers is done by then. */
const paceMs = 150;

/** A kind of interaction: its name and one round. */
type Part = readonly [name: string, go: (page: Page) => Promise<unknown>];

const ruleItem = (page: Page, number: number) =>
  page.getByRole('listitem', { name: `Rule ${number}`, exact: true });
const monaco = (page: Page) => page.locator('.monaco-editor .view-lines').first();

/** About fifteen seconds of editing. Four rounds make a minute. */
const script: readonly Part[] = [
  [
    'type in Monaco',
    async (page) => {
      await press(page, 'ControlOrMeta+Home', 'End', 'Enter');
      for (const key of '# who did what') await press(page, key);
      for (let key = 0; key < 16; key++) await press(page, 'Backspace');
    },
  ],
  ['open a rule', (page) => click(page, ruleItem(page, 2).getByRole('button').first())],
  [
    'change its level',
    async (page) => {
      for (const level of ['Metadata', 'Request'])
        await click(page, ruleItem(page, 2).getByRole('radio', { name: level, exact: true }));
    },
  ],
  [
    'add a verb',
    async (page) => {
      await click(page, ruleItem(page, 2).getByRole('combobox', { name: 'Verbs' }));
      for (const key of 'deletecollection') await press(page, key);
      await press(page, 'Enter');
    },
  ],
  [
    'move a rule',
    async (page) => {
      await click(page, ruleItem(page, 2).getByRole('button', { name: 'Move down' }));
      await click(page, ruleItem(page, 3).getByRole('button', { name: 'Move up' }));
    },
  ],
  ['close the rule', (page) => click(page, ruleItem(page, 2).getByRole('button').first())],
  [
    'select requests',
    async (page) => {
      for (const at of [3, 6, 9])
        await click(page, page.getByRole('grid', { name: 'Requests' }).getByRole('row').nth(at));
      await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp');
    },
  ],
  [
    'switch tabs',
    async (page) => {
      for (const name of ['Events', 'Request', 'Why'])
        await click(page, page.getByRole('tab', { name }));
    },
  ],
  [
    'filter requests',
    async (page) => {
      await click(page, page.getByRole('button', { name: 'Attack', exact: true }));
      await click(page, page.getByRole('button', { name: 'All', exact: true }));
      await click(page, page.getByRole('searchbox', { name: 'Filter requests' }));
      for (const key of 'secret') await press(page, key);
      for (let key = 0; key < 'secret'.length; key++) await press(page, 'Backspace');
    },
  ],
  [
    'undo and redo',
    async (page) => {
      for (const name of ['Undo', 'Undo', 'Redo', 'Redo'])
        await click(page, page.getByRole('button', { name, exact: true }));
    },
  ],
  [
    'open and close Templates',
    async (page) => {
      await click(page, page.getByRole('button', { name: 'Templates', exact: true }));
      await page.getByRole('dialog').waitFor();
      await press(page, 'Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    },
  ],
];

/** Measures interaction to next paint, as the browser reports it, during a scripted minute of editing. */
export async function benchInteraction(place: Place): Promise<Row[]> {
  const browser = await chromium.launch({ executablePath: place.executablePath, args: place.args });
  try {
    const page = await openMonaco(
      await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' }),
      place.address,
      25,
    );
    await page.evaluate(() => {
      const slowest = new Map<number, number>();
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as PerformanceEventTiming[]) {
          const { interactionId, duration } = entry;
          if (!interactionId) continue;
          slowest.set(interactionId, Math.max(duration, slowest.get(interactionId) ?? 0));
        }
      });
      observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
      Object.assign(window, { slowest });
    });
    const durations = new Map<string, number[]>();
    for (let round = 0; round < rounds; round++) {
      for (const [name, go] of script) {
        if (name === 'type in Monaco') await monaco(page).click({ position: { x: 40, y: 8 } });
        await takeDurations(page);
        const pressed = await count(page, go);
        const slow = await takeDurations(page);
        // The browser does not report less than 16 ms, so that counts as 16.
        const quick = Array.from({ length: Math.max(0, pressed - slow.length) }, () => 16);
        durations.set(name, [...(durations.get(name) ?? []), ...slow, ...quick]);
      }
    }
    const all = [...durations.values()].flat();
    const p95 = percentile(all, 0.95);
    return [
      ...[...durations].map(([name, values]) => ({
        what: `${name}: ${values.length} interactions`,
        measured: spread(values),
      })),
      {
        what: `a minute of editing, 25 rules: ${all.length} interactions to next paint`,
        measured: spread(all),
        target: { text: `p95 ≤ ${targetMs} ms`, met: p95 <= targetMs },
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Opens the studio with a policy of that many rules and waits for Monaco. */
export async function openMonaco(page: Page, address: string, rules: number): Promise<Page> {
  const text = yamlOf(policyOf(rules));
  const saved = JSON.stringify({ version: 1, text, kubernetes: newestKubernetes });
  await page.addInitScript((value) => {
    localStorage.setItem('auditorium.workspace', value);
    localStorage.setItem('auditorium.hint', 'dismissed');
  }, saved);
  await page.goto(address);
  await monaco(page).waitFor();
  await page.waitForTimeout(1500);
  return page;
}

let interactions = 0;

async function count(page: Page, go: Part[1]): Promise<number> {
  interactions = 0;
  await go(page);
  await page.waitForTimeout(paceMs);
  return interactions;
}

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) {
    await page.keyboard.press(key);
    interactions += 1;
    await page.waitForTimeout(paceMs);
  }
}

async function click(page: Page, target: ReturnType<Page['locator']>) {
  await target.click();
  interactions += 1;
  await page.waitForTimeout(paceMs);
}

/** Returns the duration of each interaction since the last call that took 16 ms or more. */
function takeDurations(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { slowest } = window as unknown as { slowest: Map<number, number> };
    const values = [...slowest.values()];
    slowest.clear();
    return values;
  });
}

function spread(values: readonly number[]): string {
  const at = (share: number) => percentile(values, share).toFixed(0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${Math.max(...values).toFixed(0)} ms`;
}
