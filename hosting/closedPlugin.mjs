import { headerFile, headersOf, metaPolicy } from './policy.mjs';

const charset = '<meta charset="utf-8" />';
const metaTags = [
  charset,
  `<meta http-equiv="Content-Security-Policy" content="${metaPolicy}" />`,
  '<meta name="referrer" content="no-referrer" />',
].join('\n    ');

/**
 * Adds the Content-Security-Policy to every page of the build, to the file `_headers` and to the preview
 * server's responses. The development server needs inline scripts, so it sends none.
 * @returns {import('vite').Plugin}
 */
export function closed() {
  return {
    name: 'auditorium-closed',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        if (!bundle) return html;
        if (!html.includes(charset)) throw new Error(`A page has no ${charset}.`);
        return html.replace(charset, () => metaTags);
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headerFile });
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '/';
        for (const [name, value] of Object.entries(headersOf(path))) {
          response.setHeader(name, value);
        }
        next();
      });
    },
  };
}
