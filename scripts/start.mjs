// npm start: installs and builds when needed, then serves the studio on this machine.
//   --no-open   do not open the browser        --port 4173   ask for a port
import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './built.mjs';
import { root } from './root.mjs';
import { stopOnSignals } from './run.mjs';

const wantedPort = Number(argument('--port') ?? 4173);

// Stopping is how everybody leaves: no failure.
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
  // Without strictPort Vite takes the next free port.
  preview: { host: 'localhost', port: wantedPort, strictPort: false, open: false },
});
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('The preview server did not say where it listens.');
const port = Number(new URL(address).port);
if (port !== wantedPort) console.log(`Port ${wantedPort} is taken, using ${port} instead.`);
console.log(`Auditorium is at ${address}   (Ctrl+C stops it)`);
if (mayOpenBrowser()) openBrowser(address);

/** @param {string} name */
function argument(name) {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}

/** Not when somebody said no, in CI, or where there is no screen. */
function mayOpenBrowser() {
  if (process.argv.includes('--no-open') || process.env['CI']) return false;
  const hasOwnScreen = process.platform === 'darwin' || process.platform === 'win32';
  return hasOwnScreen || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * The address is printed anyway, so a system that cannot open it is no failure.
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
