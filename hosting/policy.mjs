/**
 * What the pages may load and do, in one place: the meta tag and the header file of the build, the headers
 * of the preview server, docs/hosting.md and the tests all come from here.
 */

/** Everything the studio needs is served beside it; whatever is not named is forbidden. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  // Monaco writes its colours and places as style elements and attributes.
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  // Ours (src/storage/trustedTypes.ts), and that of the sanitizer inside Monaco.
  'trusted-types': 'auditorium dompurify',
};

/** The policy for a meta tag; who may frame the page can only be said in a header. */
export const metaPolicy = Object.entries(directives)
  .map((directive) => directive.join(' '))
  .join('; ');

/** @param {string} ancestors */
const headerPolicy = (ancestors) => ({
  'Content-Security-Policy': `${metaPolicy}; frame-ancestors ${ancestors}`,
});

/** Copying, and the editor's own Paste, which the browser asks the user about. */
const allowed = ['clipboard-read', 'clipboard-write'];
const denied = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/**
 * Headers by path. The rows with a Content-Security-Policy do not overlap: some hosts join what two rows
 * say, and two policies together allow only what both allow. Some hosts leave out ".html".
 * @type {readonly { paths: readonly string[], headers: Readonly<Record<string, string>> }[]}
 */
export const headerRows = [
  {
    paths: ['/*'],
    headers: {
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': [
        ...allowed.map((feature) => `${feature}=(self)`),
        ...denied.map((feature) => `${feature}=()`),
      ].join(', '),
    },
  },
  // Workers obey the headers of their own scripts.
  { paths: ['/', '/index.html', '/assets/*', '/sw.js'], headers: headerPolicy("'none'") },
  { paths: ['/embed.html', '/embed'], headers: headerPolicy('*') },
];

/**
 * The headers of one file.
 * @param {string} path from the studio's folder, without a query, e.g. "/embed.html"
 * @returns {Record<string, string>}
 */
export function headersOf(path) {
  const rows = headerRows.filter(({ paths }) =>
    paths.some((each) => (each.endsWith('*') ? path.startsWith(each.slice(0, -1)) : each === path)),
  );
  return Object.assign({}, ...rows.map(({ headers }) => headers));
}

/** The file `_headers`, as Netlify and Cloudflare Pages read it. */
export const headerFile = headerRows
  .flatMap(({ paths, headers }) =>
    paths.map((path) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join(
        '\n',
      ),
    ),
  )
  .join('\n');
