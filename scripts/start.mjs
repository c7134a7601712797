// npm start: installs and builds if needed, then serves the studio on this machine.
//   --no-open   do not open the browser        --port 4173   use this port if it is free
import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './built.mjs';
import { root } from './root.mjs';
import { stopOnSignals } from './run.mjs';

const wantedPort = Number(argument('--port') ?? 4173);

// Ctrl+C is the usual way to stop, so it is not a failure.
stopOnSignals(() => console.log('\nStopped.'), 0);
await ensureInstalled();

try {
  await ensureBuilt(() => console.log('Building the studio …'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const { preview } = await import('vite');
const server = await preview({
  root,
  logLevel: 'warn',
  // Without strictPort, Vite uses the next free port.
  preview: { host: 'localhost', port: wantedPort, strictPort: false, open: false },
});
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('The preview server reported no address.');
const port = Number(new URL(address).port);
if (port !== wantedPort) console.log(`Port ${wantedPort} is in use. Using ${port} instead.`);
console.log(`Auditorium is running at ${address} (press Ctrl+C to stop)`);
if (mayOpenBrowser()) openBrowser(address);

/** @param {string} name */
function argument(name) {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}

/** Returns whether to open a browser: not with --no-open, in CI, or without a display. */
function mayOpenBrowser() {
  if (process.argv.includes('--no-open') || process.env['CI']) return false;
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
