import { chromium, type Page } from 'playwright';
import { openMonaco } from './interaction';
import type { Place } from './keystroke';
import type { Row } from './row';

const rules = 1000;
const scrollMs = 3000;
/** Down and up again, because the shorter list is not long enough. */
const turnsOneWay = 60;
/** Of 180 frames in three seconds, the browser loses a few on its own. */
const leastFrames = 57;

const panes: readonly [what: string, inside: (page: Page) => ReturnType<Page['locator']>][] = [
  [`Rules, ${rules} rules`, (page) => page.getByRole('listitem', { name: 'Rule 1', exact: true })],
  [
    'Requests, 1,000 (the sample requests repeated)',
    (page) => page.getByRole('grid', { name: 'Requests' }),
  ],
];

/** Measures frames per second and the longest frame while the wheel scrolls a pane. */
export async function benchScroll(place: Place): Promise<Row[]> {
  const browser = await chromium.launch({ executablePath: place.executablePath, args: place.args });
  try {
    const page = await openMonaco(
      await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' }),
      place.address,
      rules,
    );
    const rows: Row[] = [];
    for (const [what, inside] of panes) {
      const box = await inside(page).boundingBox();
      if (!box) throw new Error(`${what} is not visible.`);
      await page.mouse.move(box.x + box.width / 2, box.y + 20);
      const gaps = await framesWhileScrolling(page);
      const perSecond = (gaps.length / gaps.reduce((sum, gap) => sum + gap, 0)) * 1000;
      rows.push({
        what: `scrolling ${what}`,
        measured: `${perSecond.toFixed(1)} frames per second, longest ${Math.max(...gaps).toFixed(0)} ms`,
        target: { text: '60 frames per second', met: perSecond >= leastFrames },
      });
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/** Returns the times between frames, in ms. */
async function framesWhileScrolling(page: Page): Promise<number[]> {
  const measured = page.evaluate(
    (length) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        const start = performance.now();
        let last: number | undefined;
        const frame = (now: number) => {
          if (last !== undefined) gaps.push(now - last);
          last = now;
          if (now - start < length) requestAnimationFrame(frame);
          else resolve(gaps);
        };
        requestAnimationFrame(frame);
      }),
    scrollMs,
  );
  const end = Date.now() + scrollMs;
  for (let turn = 0; Date.now() < end; turn++) {
    await page.mouse.wheel(0, Math.floor(turn / turnsOneWay) % 2 === 0 ? 120 : -120);
    await page.waitForTimeout(16);
  }
  return measured;
}
