/**
 * What the pages may load and do. The build's meta tag and header file, the preview server's headers,
 * docs/hosting.md and the tests all follow this file.
 */

/** The studio loads everything from its own site. What is not listed is forbidden. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  // Monaco sets colors and positions with style elements and attributes.
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  // Ours (src/storage/trustedTypes.ts), and that of Monaco's sanitizer.
  'trusted-types': 'auditorium dompurify',
};

/** The policy for a meta tag. Only a header can say who may frame the page. */
export const metaPolicy = Object.entries(directives)
  .map((directive) => directive.join(' '))
  .join('; ');

/** @param {string} ancestors */
const headerPolicy = (ancestors) => ({
  'Content-Security-Policy': `${metaPolicy}; frame-ancestors ${ancestors}`,
});

/** Copy, and the editor's own Paste, for which the browser asks the user. */
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
 * Headers by path. Rows with a Content-Security-Policy do not overlap: some hosts send both, and two
 * policies together allow only what both allow. Some hosts serve pages without ".html".
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
 * Returns the headers of one file.
 * @param {string} path relative to the studio's folder, without a query, e.g. "/embed.html"
 * @returns {Record<string, string>}
 */
export function headersOf(path) {
  const rows = headerRows.filter(({ paths }) =>
    paths.some((each) => (each.endsWith('*') ? path.startsWith(each.slice(0, -1)) : each === path)),
  );
  return Object.assign({}, ...rows.map(({ headers }) => headers));
}

/** The content of `_headers`, in the format of Netlify and Cloudflare Pages. */
export const headerFile = headerRows
  .flatMap(({ paths, headers }) =>
    paths.map((path) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join(
        '\n',
      ),
    ),
  )
  .join('\n');
