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
const headerPolicy = (ancestors, policy = metaPolicy) => ({
  'Content-Security-Policy': `${policy}; frame-ancestors ${ancestors}`,
});

/** Where the scripts of workers are that compile WebAssembly: jq. The pages may not. */
const compiling = '/workers/';
const compilingPolicy = metaPolicy.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
);

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

const everywhere = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': [
    ...allowed.map((feature) => `${feature}=(self)`),
    ...denied.map((feature) => `${feature}=()`),
  ].join(', '),
};

/** The paths of the one page that may be framed. Some hosts serve pages without ".html". */
const framed = ['/embed.html', '/embed'];

/**
 * Returns the headers for one path, whether or not there is a file: only the embed page may be framed.
 * @param {string} path relative to the studio's folder, decoded, without a query, e.g. "/embed.html"
 * @returns {Record<string, string>}
 */
export function headersOf(path) {
  const policy = path.startsWith(compiling) ? compilingPolicy : metaPolicy;
  return { ...everywhere, ...headerPolicy(framed.includes(path) ? '*' : "'none'", policy) };
}

/**
 * Headers by path, for hosts that can only add headers to a path. Rows with a Content-Security-Policy do not
 * overlap: some hosts send both, and two policies together allow only what both allow. So they list every
 * path of the studio, and of the scripts of workers, which obey their own headers.
 * @type {readonly { paths: readonly string[], headers: Readonly<Record<string, string>> }[]}
 */
export const headerRows = [
  { paths: ['/*'], headers: everywhere },
  {
    paths: ['/', '/index.html', '/index', '/404.html', '/404', '/assets/*', '/sw.js'],
    headers: headerPolicy("'none'"),
  },
  { paths: framed, headers: headerPolicy('*') },
  { paths: [`${compiling}*`], headers: headerPolicy("'none'", compilingPolicy) },
];

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
