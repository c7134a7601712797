// npm start: installs and builds if needed, then serves the studio on this machine.
//   --no-open   do not open the browser        --port 4173   use this port if it is free
import { spawn } from 'node:child_process';
import { closed } from '../hosting/closedPlugin.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './built.mjs';
import { root } from './root.mjs';
import { stopOnSignals } from './run.mjs';
import { startOptions } from './startOptions.mjs';

const defaultPort = 4173;

const options = startOptions(process.argv.slice(2));
if (options.problem !== undefined) fail(options.problem, 2);
const { port: wantedPort = defaultPort, open } = options;

// Ctrl+C is the usual way to stop, so it is not a failure.
stopOnSignals(() => console.log('\nStopped.'), 0);
await ensureInstalled();

try {
  await ensureBuilt(console.log);
  const address = await serve();
  const port = Number(new URL(address).port);
  if (port !== wantedPort) console.log(`Port ${wantedPort} is in use. Using ${port} instead.`);
  console.log(`Auditorium is running at ${address} (press Ctrl+C to stop)`);
  if (mayOpenBrowser()) openBrowser(address);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error), 1);
}

/** Serves dist/ and returns the address. */
async function serve() {
  const { preview } = await import('vite');
  const server = await preview({
    root,
    // To read vite.config.ts, Vite writes a file, and the folder may be read-only.
    configFile: false,
    plugins: [closed()],
    logLevel: 'warn',
    // Without strictPort, Vite uses the next free port.
    preview: { host: 'localhost', port: wantedPort, strictPort: false, open: false },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The preview server reported no address.');
  return address;
}

/**
 * @param {string} reason
 * @param {number} code
 * @returns {never}
 */
function fail(reason, code) {
  console.error(reason);
  process.exit(code);
}

/** Returns whether to open a browser: not with --no-open, in CI, or without a display. */
function mayOpenBrowser() {
  if (!open || process.env['CI']) return false;
  const hasDisplay = process.platform === 'darwin' || process.platform === 'win32';
  return hasDisplay || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Opens the address in the default browser. Failing is fine, because the address is printed anyway.
 * @param {string} url
 */
function openBrowser(url) {
  /** @type {Record<string, [string, string[]]>} */
  const openers = {
    darwin: ['open', [url]],
    win32: ['cmd', ['/c', 'start', '', url]],
  };
  const [command, args] = openers[process.platform] ?? ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
