import { writeFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';
import { newestKubernetes } from '../src/audit/types';
import { policyOf, verbLine, yamlOf } from './policies';
import { percentile, type Row } from './row';
import {
  costPerKey,
  longestTask,
  mainThread,
  marks,
  traceCategories,
  type KeyCost,
  type MainThread,
} from './trace';

/** Where the built studio is served, and the browser to use. */
export interface Place {
  address: string;
  executablePath: string;
  args: string[];
  /** Where the traces are saved. */
  traceFolder: string;
  /** The build's files that contain Monaco. Without them, the plain text area stays. */
  editorScripts: string[];
}

type Editor = 'Monaco' | 'text area';
const editors: readonly Editor[] = ['Monaco', 'text area'];

/** Every key changes what the first rule matches, so that every pane has something to paint. */
const warmUpKeys = 10;
const measuredKeys = 60;
/** A key is done when this much time passes without another paint. */
const quietMs = 120;
/** The pace of a fast typist, for the long policy. */
const typingPaceMs = 110;
const longPolicyLines = 5000;

/**
 * Types into the production build and measures, for each key, work and time until the editor and until all panes have
 * painted it, and all work that it triggers; then the longest block while typing into a long policy.
 */
export async function benchKeystroke(place: Place): Promise<Row[]> {
  const browser = await chromium.launch({
    executablePath: place.executablePath,
    args: place.args,
  });
  try {
    const rows: Row[] = [];
    for (const editor of editors) {
      rows.push(...(await keystrokes(browser, place, editor, 25, 16)));
      if (editor === 'Monaco') rows.push(await sharesOfPanes(browser, place, 25));
      rows.push(...(await keystrokes(browser, place, editor, 200, 50)));
      rows.push(await longestBlock(browser, place, editor));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/** Does the same for 25 rules in Monaco with as many requests of the user's own as a workspace holds, and with none. */
export async function benchOwn(place: Place): Promise<Row[]> {
  const browser = await chromium.launch({
    executablePath: place.executablePath,
    args: place.args,
  });
  try {
    return [
      ...(await keystrokes(browser, place, 'Monaco', 25, 16)),
      ...(await keystrokes(browser, place, 'Monaco', 25, 16, 1000)),
    ];
  } finally {
    await browser.close();
  }
}

/** Hides all panes but the editor: what remains is what a key costs in any case. */
const onlyEditor = '[data-pane]:not([data-pane=YAML]) { display: none !important }';

/** What a page is opened with besides the policy. */
interface Opened {
  style?: string;
  /** How many requests of the user's own the workspace has. */
  own?: number;
}

async function costs(
  browser: Browser,
  place: Place,
  editor: Editor,
  rules: number,
  { style = '', own = 0 }: Opened = {},
): Promise<KeyCost[]> {
  const page = await openStudio(browser, place, editor, yamlOf(policyOf(rules)), own);
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, style);
  await watchPaints(page);
  for (let key = 0; key < warmUpKeys; key++) await pressAndSettle(page, key);

  await browser.startTracing(page, { categories: traceCategories });
  for (let key = 0; key < measuredKeys; key++) await pressAndSettle(page, key);
  const name = `${editor}, ${rules} rules${style === '' ? '' : ', alone'}${own > 0 ? `, ${own} own` : ''}`;
  const measured = costPerKey(await readTrace(browser, place, name));
  await page.context().close();
  return measured;
}

/** Compares a key in the whole studio with one in the same build that shows only the editor. */
async function sharesOfPanes(browser: Browser, place: Place, rules: number): Promise<Row> {
  const p95 = async (style = '') =>
    percentile(
      (await costs(browser, place, 'Monaco', rules, { style })).map(({ text }) => text.work),
      0.95,
    );
  const whole = await p95();
  const alone = await p95(onlyEditor);
  const ratio = whole / alone;
  return {
    what: `Monaco, ${rules} rules: work until the editor paints a key, with all panes : alone`,
    measured: `p95 ${ms(whole)} : ${ms(alone)} = ×${ratio.toFixed(2)}`,
    target: { text: '≤ ×1.25', met: ratio <= 1.25 },
  };
}

async function keystrokes(
  browser: Browser,
  place: Place,
  editor: Editor,
  rules: number,
  targetMs: number,
  own = 0,
): Promise<Row[]> {
  const where = `${editor}, ${rules} rules${own > 0 ? `, ${own} own requests` : ''}`;
  const measured = await costs(browser, place, editor, rules, { own });
  const p95 = percentile(
    measured.map(({ text }) => text.work),
    0.95,
  );
  return [
    {
      what: `${where}: work until the editor paints a key`,
      measured: spread(measured.map(({ text }) => text.work)),
      target: { text: `p95 ≤ ${targetMs} ms`, met: p95 <= targetMs },
    },
    {
      what: `${where}: work until all panes show the answer`,
      measured: spread(measured.map(({ answer }) => answer.work)),
    },
    {
      what: `${where}: all work that a key triggers`,
      measured: spread(measured.map(({ all }) => all)),
    },
    {
      what: `${where}: time until the editor paints a key`,
      measured: spread(measured.map(({ text }) => text.time)),
    },
    {
      what: `${where}: time until all panes show the answer`,
      measured: spread(measured.map(({ answer }) => answer.time)),
    },
  ];
}

async function longestBlock(browser: Browser, place: Place, editor: Editor): Promise<Row> {
  const page = await openStudio(browser, place, editor, longPolicy());
  await browser.startTracing(page, { categories: traceCategories });
  for (let key = 0; key < measuredKeys; key++) {
    await page.keyboard.press(keyAt(key));
    await page.waitForTimeout(typingPaceMs);
  }
  // Work triggered by a key may come later.
  await page.waitForTimeout(2000);
  const where = `${editor}, ${longPolicyLines} lines`;
  const longest = longestTask(await readTrace(browser, place, where));
  await page.context().close();
  return {
    what: `${where}: longest block while typing`,
    measured: ms(longest),
    target: { text: '≤ 50 ms', met: longest <= 50 },
  };
}

/** Ends the trace and saves it as a file for the browser's Performance panel. */
async function readTrace(browser: Browser, place: Place, name: string): Promise<MainThread> {
  const trace = await browser.stopTracing();
  writeFileSync(`${place.traceFolder}/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.json`, trace);
  return mainThread(trace);
}

/** Opens the studio with a text and places the caret after the first rule's verb. */
async function openStudio(
  browser: Browser,
  place: Place,
  editor: Editor,
  text: string,
  own = 0,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  if (editor === 'text area') {
    await context.route(
      (url) => place.editorScripts.some((script) => url.pathname.endsWith(script)),
      (route) => route.abort(),
    );
  }
  const page = await context.newPage();
  const ownRequests = Array.from({ length: own }, (_, at) => ({
    ...{ method: 'GET', url: `/api/v1/namespaces/n-${at % 50}/secrets/s-${at}` },
    user: { username: `user-${at % 20}`, groups: ['system:authenticated'] },
  }));
  const saved = JSON.stringify({ version: 1, text, kubernetes: newestKubernetes, ownRequests });
  await page.addInitScript((value) => localStorage.setItem('auditorium.workspace', value), saved);
  const blocked = editor === 'text area' && page.waitForEvent('requestfailed');
  await page.goto(place.address, { waitUntil: 'networkidle' });
  // The text area that stays appears only then. The earlier one must not get the focus.
  await blocked;
  await page.getByRole('status', { name: 'Verdict' }).waitFor();

  const pane = page.getByRole('region', { name: 'YAML' });
  const monaco = pane.locator('.monaco-editor').first();
  if (editor === 'Monaco') await monaco.waitFor();
  // Monaco's workers and the first results are not part of the measurement.
  await page.waitForTimeout(1500);
  if (editor === 'text area' && (await monaco.isVisible())) {
    throw new Error('Monaco was loaded although it is blocked.');
  }
  await (editor === 'Monaco' ? monaco : pane).getByRole('textbox', { name: 'Policy YAML' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 0; line < verbLine; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.waitForTimeout(500);
  return page;
}

/** What watchPaints stores in the page. Times in ms, on the page's clock. */
interface Bench {
  /** When the last key was pressed. */
  key: number;
  /** Whether the first rule matches any request after that key. */
  firstRuleDecides: boolean;
  /** When all panes had painted the answer; 0 before that. */
  painted: number;
}

/** Notes when the editor has the last key, and when every other pane shows the answer to it. */
async function watchPaints(page: Page): Promise<void> {
  await page.evaluate((names) => {
    const bench: Bench = { key: 0, firstRuleDecides: true, painted: 0 };
    Object.assign(window, { bench });
    let due: string[] = [];
    addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        due = [names.text, names.answer];
        Object.assign(bench, {
          key: timeStamp,
          firstRuleDecides: key === 'Backspace',
          painted: 0,
        });
      },
      true,
    );
    const find = (selector: string) => {
      const found = document.querySelector(selector);
      if (!found) throw new Error(`${selector} is missing.`);
      return found;
    };
    const grid = find('[role=grid][aria-label=Requests]');
    const editor = find('[data-pane=YAML]');
    const says = (pane: Element, word: string) => pane.textContent.includes(word);
    const hasKey = (pane: Element) => says(pane, 'getx') !== bench.firstRuleDecides;
    const hasText = () => {
      const area = editor.querySelector<HTMLTextAreaElement>('textarea:not(.monaco-editor *)');
      if (area) return area.value.includes('getx') !== bench.firstRuleDecides;
      return hasKey(find('.monaco-editor .view-lines'));
    };
    const decides = () => grid.querySelector('[aria-label="rule 1"]') !== null;
    const others = ['[data-pane=Rules]', '[data-pane=Problems]'].map(find);
    const hasAnswer = () => decides() === bench.firstRuleDecides && others.every(hasKey);

    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => {
      if (data === bench.key) bench.painted = performance.now();
    });
    port1.start();
    const look = () => {
      if (due.includes(names.text) && hasText()) {
        due = due.filter((name) => name !== names.text);
        performance.mark(names.text);
      }
      if (!due.includes(names.answer) || !hasAnswer()) return;
      due = due.filter((name) => name !== names.answer);
      performance.mark(names.answer);
      const { key } = bench;
      // A message posted just before a paint arrives just after it.
      requestAnimationFrame(() => port2.postMessage(key));
    };
    const observer = new MutationObserver(look);
    for (const pane of [editor, grid, ...others]) {
      observer.observe(pane, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
    }
    addEventListener('input', look);
  }, marks);
}

/** Presses the next key and waits until its answer is painted and all work is done. */
async function pressAndSettle(page: Page, key: number): Promise<void> {
  await page.keyboard.press(keyAt(key));
  await page.waitForFunction(
    (quiet) => {
      const { bench } = window as unknown as { bench: Bench };
      return bench.painted > 0 && performance.now() - bench.painted > quiet;
    },
    quietMs,
    { polling: 50, timeout: 20_000 },
  );
}

/** Returns the next key: `get` becomes `getx`, which matches no request, then `get` again. */
function keyAt(index: number): string {
  return index % 2 === 0 ? 'x' : 'Backspace';
}

/** Returns a policy of at least 5,000 lines, in whole rules. */
function longPolicy(): string {
  for (let rules = 100; ; rules += 10) {
    const text = yamlOf(policyOf(rules));
    if (text.split('\n').length > longPolicyLines) return text;
  }
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

/** The middle and the slow end of times in ms. */
function spread(values: readonly number[]): string {
  return `p50 ${ms(percentile(values, 0.5))}, p95 ${ms(percentile(values, 0.95))}`;
}
