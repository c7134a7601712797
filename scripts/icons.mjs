import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root } from './root.mjs';

/** Sizes of the PNG icons, for browsers without SVG icons, iPhones and home screens. */
const sizes = [32, 180, 512];

/** @typedef {{ viewBox: string, strokeWidth: number, rows: { d: string, opacity: number }[] }} Mark */

/** @returns {string} the mark on a colored tile, lighter in the dark theme, as SVG */
export function iconSvg() {
  /** @type {Mark} */
  const mark = readJson('src/app/mark.json');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${mark.viewBox}">`,
    '<style>.tile{fill:#4b43c4}.rows{stroke:#fff}@media(prefers-color-scheme:dark){.tile{fill:#a49ef8}.rows{stroke:#14131f}}</style>',
    '<rect class="tile" width="24" height="24" rx="5.5"/>',
    `<g class="rows" fill="none" stroke-width="${mark.strokeWidth}" stroke-linecap="round" transform="translate(2.2 2.6) scale(.82)">`,
    ...mark.rows.map(({ d, opacity }) => `<path d="${d}" opacity="${opacity}"/>`),
    '</g></svg>\n',
  ].join('');
}

/**
 * Writes public/icon.svg and its PNG versions.
 * @param {import('playwright').Browser} browser
 */
export async function writeIcons(browser) {
  const svg = iconSvg();
  const folder = join(root, 'public');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'icon.svg'), svg);
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    // iPhones round the corners themselves and paint transparent pixels black.
    const square = size === 32 ? svg : svg.replace(' rx="5.5"', '');
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${square}`);
    await page.screenshot({
      path: join(folder, `icon-${size}.png`),
      omitBackground: true,
    });
    await page.close();
  }
}
