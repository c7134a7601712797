import { readFileSync } from 'node:fs';
import { marked } from 'marked';

const place = '<!-- conformance/README.md -->';
const source = new URL('../conformance/README.md', import.meta.url);

/** Returns the plugin that puts conformance/README.md into verified.html, the page about how the results are verified. */
export function verifiedPage() {
  return {
    name: 'auditorium-verified-page',
    transformIndexHtml: {
      order: /** @type {const} */ ('pre'),
      /** @param {string} html */
      handler: (html) =>
        html.replace(place, () => marked.parse(readFileSync(source, 'utf8'), { async: false })),
    },
  };
}
