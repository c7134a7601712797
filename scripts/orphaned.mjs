const everyMs = 500;
/** At the beginning: npm may be gone before somebody asks. */
const { ppid: parent } = process;

/**
 * Calls back when this process was started by npm, and npm has been ended without ending this process: npm and
 * its shell do not pass SIGTERM on. (Windows does not tell.)
 * @param {() => void} act
 */
export function onOrphaned(act) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, everyMs);
  timer.unref();
}

/**
 * Ends Vite's own servers with npm.
 * @returns {import('vite').Plugin}
 */
export function endsWithNpm() {
  const end = () => onOrphaned(() => process.kill(process.pid, 'SIGTERM'));
  return { name: 'auditorium-ends-with-npm', configureServer: end, configurePreviewServer: end };
}
