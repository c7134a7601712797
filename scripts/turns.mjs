import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Longer than any installation or build: the number may by now be that of some other process. */
const mostMs = 10 * 60_000;

/**
 * Waits until no other process of this project installs or builds, and takes the turn. A process that was
 * killed leaves the program it started running; two at once destroy each other's files.
 * @param {string} name what takes turns, e.g. "install"
 * @param {(pid: number) => void} [waiting] called once with the process that is waited for
 * @param {string} [project] the project's folder
 * @returns {Promise<{ isHeldBy: (pid: number) => void, end: () => void }>} `isHeldBy` names the program that has
 *   the turn, if it is not this process
 */
export async function takeTurn(name, waiting = () => {}, project = root) {
  const id = createHash('sha256').update(project).digest('hex').slice(0, 12);
  const file = join(tmpdir(), `auditorium-${id}-${name}.pid`);
  const deadline = Date.now() + mostMs;
  let told = false;
  while (!take(file, Date.now() > deadline)) {
    const holder = holderOf(file);
    if (!told && holder !== undefined) waiting(holder);
    told ||= holder !== undefined;
    // Sequential: asks again after a while.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    isHeldBy: (pid) => write(file, pid, 'w'),
    end: () => rmSync(file, { force: true }),
  };
}

/**
 * @param {string} file
 * @param {boolean} byForce
 * @returns {boolean} whether the turn was free, and is now taken
 */
function take(file, byForce) {
  if (byForce || holderOf(file) === undefined) rmSync(file, { force: true });
  return write(file, process.pid, 'wx') !== 'EEXIST';
}

/**
 * @param {string} file
 * @param {number} pid
 * @param {'w' | 'wx'} flag
 * @returns {string | undefined} the error's code; without a place for such files there are no turns
 */
function write(file, pid, flag) {
  try {
    writeFileSync(file, String(pid), { flag });
    return undefined;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code;
  }
}

/**
 * @param {string} file
 * @returns {number | undefined} the process that has the turn; undefined if it has ended
 */
function holderOf(file) {
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8'));
  return Number.isSafeInteger(pid) && pid > 0 && isRunning(pid) ? pid : undefined;
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It belongs to another user.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  try {
    // On Linux, one that has ended keeps its number until its parent takes notice.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
