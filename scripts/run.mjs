import { spawn } from 'node:child_process';
import { onOrphaned } from './orphaned.mjs';
import { root } from './root.mjs';

const onWindows = process.platform === 'win32';
const graceMs = 5000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Set when this process is stopping: programs that end after that start no next step. */
let stopping = false;

/**
 * Runs a program in the project's root and waits for it. It gets its own process group, so that stopping
 * it also stops the programs it started (browsers, preview servers).
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean, timeoutMs?: number, turn?: { isHeldBy: (pid: number) => void } }} [options]
 *   `show` lets it write to the terminal instead of collecting its output; `turn` is then the program's
 * @returns {Promise<{ code: number, output: string }>} exit code (127 if it could not be started, 124
 *   after a timeout) and standard output and error in the order of arrival, '' with `show`
 */
export function run(command, args, { env = {}, show = false, timeoutMs, turn } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      detached: !onWindows,
      // On Windows, npm and npx are .cmd files, which only a shell can start.
      shell: onWindows && (command === 'npm' || command === 'npx'),
    });
    running.add(child);
    if (child.pid !== undefined) turn?.isHeldBy(child.pid);
    let output = '';
    let timedOut = false;
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    const timer =
      timeoutMs &&
      setTimeout(() => {
        timedOut = true;
        output += `\nStopped after ${Math.round(timeoutMs / 1000)} s.\n`;
        signal(child, 'SIGKILL');
      }, timeoutMs);
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      if (!stopping) resolve({ code: timedOut ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * Runs a script of an installed package with this Node, without npx.
 * @param {string} script path from the project's root, e.g. "node_modules/vite/bin/vite.js"
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/**
 * On SIGINT, SIGTERM or SIGHUP, and when npm, which started this process, is gone, ends every program that
 * `run` started, then this process.
 * @param {() => void} [before] called once, before anything is ended
 * @param {number} [exitCode] the default is the signal's usual code
 */
export function stopOnSignals(before = () => {}, exitCode) {
  /** @type {[NodeJS.Signals, number][]} */
  const signals = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ];
  /** @param {number} code */
  const stop = (code) => {
    if (stopping) return;
    stopping = true;
    before();
    void stopAll().then(() => process.exit(exitCode ?? code));
  };
  for (const [name, code] of signals) process.on(name, () => stop(code));
  onOrphaned(() => stop(143));
}

/** Asks every running program to end, and kills those still running after five seconds. */
async function stopAll() {
  for (const child of running) signal(child, 'SIGINT');
  const deadline = Date.now() + graceMs;
  while (running.size > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const child of running) signal(child, 'SIGKILL');
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} name
 */
function signal(child, name) {
  if (child.pid === undefined) return;
  try {
    if (onWindows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, name);
  } catch {
    // It has already ended.
  }
}
