import { readFileSync } from 'node:fs';
import { markdownToHtml } from './markdown.mjs';

const place = '<!-- conformance/README.md -->';

/**
 * Puts conformance/README.md into verified.html, the page about how the results are verified.
 * @returns {import('vite').Plugin}
 */
export function verifiedPage() {
  const source = new URL('../conformance/README.md', import.meta.url);
  return {
    name: 'auditorium-verified-page',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(place, () => markdownToHtml(readFileSync(source, 'utf8'))),
    },
  };
}
