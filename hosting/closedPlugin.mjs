import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { headerFile, headersOf, metaPolicy } from './policy.mjs';

const charset = '<meta charset="utf-8" />';
const metaTags = [
  charset,
  `<meta http-equiv="Content-Security-Policy" content="${metaPolicy}" />`,
  '<meta name="referrer" content="no-referrer" />',
].join('\n    ');

const forever = 'public, max-age=31536000, immutable';

/** Addresses of pages, and the files that hold them. Every other address must be that of a file. */
const pages = new Map([
  ['/', '/index.html'],
  ['/embed', '/embed.html'],
  ['/verified', '/verified.html'],
]);

/**
 * Adds the Content-Security-Policy to every page of the build, to the file `_headers` and to all responses of
 * the preview server, which answers unknown addresses with 404.html. The development server needs inline
 * scripts, so it sends only who may frame a page.
 * @returns {import('vite').Plugin}
 */
export function closed() {
  return {
    name: 'auditorium-closed',
    // Vite's default answers every unknown address with the studio.
    config: () => ({ appType: 'mpa' }),
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
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const policy = headersOf(pathOf(request))['Content-Security-Policy'] ?? '';
        response.setHeader('Content-Security-Policy', policy.replace(/^.*(?=frame-ancestors)/, ''));
        next();
      });
    },
    configurePreviewServer({ middlewares, config }) {
      middlewares.use((request, response, next) => {
        const path = pathOf(request);
        for (const [name, value] of Object.entries(headersOf(path))) {
          response.setHeader(name, value);
        }
        // Their names change with their content.
        if (/^\/(?:assets|workers)\//.test(path)) response.setHeader('Cache-Control', forever);
        const page = pages.get(path);
        if (page !== undefined) request.url = page + queryOf(request);
        next();
      });
      // After the files of the build, and before the server's own fallbacks.
      return () => {
        const notFound = resolve(config.root, config.build.outDir, '404.html');
        middlewares.use(async (_request, response) => {
          // The server's answer to an error has none of these headers.
          const page = await readFile(notFound).catch(() => 'Page not found.');
          response.removeHeader('Cache-Control');
          response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
        });
      };
    },
  };
}

/**
 * Returns the path of a request, decoded once, as the server reads it.
 * @param {{ url?: string | undefined }} request
 */
function pathOf({ url = '/' }) {
  const path = url.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** @param {{ url?: string | undefined }} request */
const queryOf = ({ url = '/' }) => /\?.*$/s.exec(url)?.[0] ?? '';
