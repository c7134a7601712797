import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import packageJson from '../../../package.json';
import { offline } from '../../../hosting/offlinePlugin.mjs';
import { recordedSources } from '../../../hosting/sourceSum.mjs';
import { buildState } from '../../../scripts/built.mjs';
import { isInRange, rangeText } from '../../../scripts/nodeVersion.mjs';
import { onOrphaned } from '../../../scripts/orphaned.mjs';
import { startOptions } from '../../../scripts/startOptions.mjs';
import { takeTurn } from '../../../scripts/turns.mjs';
import { eventually } from '../eventually';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auditorium-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

describe('Node versions', () => {
  test.each<[version: string, isSupported: boolean]>([
    ['16.20.2', false],
    ['18.20.8', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['21.0.0', false],
    ['21.7.3', false],
    ['22.0.0', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['23.0.0', true],
    ['24.0.0-nightly2026', true],
    ['100.1.0', true],
  ])('%s: %s', (version, isSupported) => {
    expect(isInRange(version, packageJson.engines.node)).toBe(isSupported);
  });

  test('the range in words', () => {
    expect(rangeText('^20.19 || >=22.12')).toBe('20.19 or a newer 20, or 22.12 or newer');
  });
});

describe('the arguments of npm start', () => {
  test.each<[args: string, port: number | undefined, open: boolean]>([
    ['', undefined, true],
    ['--port 4353', 4353, true],
    ['--port=4353', 4353, true],
    ['--port=65535 --no-open', 65_535, false],
    ['--no-open --port 1', 1, false],
  ])('%j', (args, port, open) => {
    expect(startOptions(args.split(' ').filter(Boolean))).toEqual({ port, open });
  });

  test.each<[args: string, problem: RegExp]>([
    ...['abc', '99999', '65536', '-1', '0', '', '1e3', '4353x', '0x50', '4.5', '1234567'].flatMap(
      (port): [string, RegExp][] => [
        [`--port ${port}`.trim(), /^--port needs a number from 1 to 65535/],
        [`--port=${port}`, /^--port needs a number from 1 to 65535/],
      ],
    ),
    ['--port --no-open', /^--port needs/],
    ['--prot 4353', /^Unknown option '--prot'\.\nUsage/],
    ['--port 4353 --prot', /^Unknown option '--prot'\.\nUsage/],
    ['--no-open=1', /^Option '--no-open' does not take an argument/],
    ['4353', /^Unexpected argument '4353'/],
  ])('%j is refused', (args, problem) => {
    expect(startOptions(args.split(' '))).toEqual({ problem: expect.stringMatching(problem) });
  });
});

describe('the state of a build', () => {
  const sources = { 'index.html': '<p>page</p>', 'public/404.html': 'none', 'package.json': '{}' };
  const dist = (path: string) => join(folder, 'dist', path);

  beforeEach(async () => {
    for (const [path, content] of Object.entries(sources)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    for (const name of ['_headers', 'og.jpg', 'robots.txt', 'third-party-notices.txt'])
      writeFileSync(join(folder, 'public', name), name);
    const plugins = [recordedSources(), offline()];
    await build({ root: folder, configFile: false, logLevel: 'silent', plugins });
  });

  test.each<[name: string, change: () => void, state: ReturnType<typeof buildState>]>([
    ['as built', () => undefined, 'current'],
    [
      'copied, with new times',
      () => {
        cpSync(folder, `${folder}-copy`, { recursive: true });
        rmSync(folder, { recursive: true });
        cpSync(`${folder}-copy`, folder, { recursive: true });
        rmSync(`${folder}-copy`, { recursive: true });
      },
      'current',
    ],
    ['a source changed', () => writeFileSync(join(folder, 'index.html'), '<p>P</p>'), 'old'],
    ['a source added', () => writeFileSync(join(folder, 'public/x.txt'), ''), 'old'],
    ['a source deleted', () => rmSync(join(folder, 'index.html')), 'old'],
    ['the record of the sources deleted', () => rmSync(dist('.vite/sources.txt')), 'old'],
    ['no build', () => rmSync(join(folder, 'dist'), { recursive: true }), 'incomplete'],
    ['stopped before sw.js', () => rmSync(dist('sw.js')), 'incomplete'],
    [
      'only index.html',
      () => {
        rmSync(join(folder, 'dist'), { recursive: true });
        mkdirSync(join(folder, 'dist'));
        writeFileSync(dist('index.html'), sources['index.html']);
      },
      'incomplete',
    ],
    ['stopped within sw.js', () => cutShort(dist('sw.js')), 'incomplete'],
    ['sw.js is empty', () => writeFileSync(dist('sw.js'), ''), 'incomplete'],
    ['a page cut short', () => cutShort(dist('index.html')), 'incomplete'],
    ['a file deleted', () => rmSync(dist('index.html')), 'incomplete'],
    ['a file that the page does not load deleted', () => rmSync(dist('404.html')), 'incomplete'],
  ])('%s', (_name, change, state) => {
    change();
    expect(buildState(folder)).toBe(state);
  });
});

const cutShort = (path: string) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, -1));

describe('turns', () => {
  const holder = () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    return { pid: child.pid ?? 0, end: () => child.kill('SIGKILL') };
  };

  test('waits for a program that a killed process left behind', async () => {
    const program = holder();
    const first = await takeTurn('x', undefined, folder);
    first.isHeldBy(program.pid);
    const waited: number[] = [];
    const second = takeTurn('x', (pid) => waited.push(pid), folder);
    await eventually(() => expect(waited).toEqual([program.pid]));
    program.end();
    (await second).end();
  });

  test('does not wait for one that has ended, for another kind or for another folder', async () => {
    const program = holder();
    const waiting = vi.fn<() => void>();
    const first = await takeTurn('x', waiting, folder);
    (await takeTurn('y', waiting, folder)).end();
    (await takeTurn('x', waiting, `${folder}2`)).end();
    expect(waiting).not.toHaveBeenCalled();
    first.isHeldBy(program.pid);
    program.end();
    await eventually(() => expect(() => process.kill(program.pid, 0)).toThrow('ESRCH'));
    (await takeTurn('x', waiting, folder)).end();
    expect(waiting).not.toHaveBeenCalled();
  });
});

describe('a process that npm started', () => {
  test.each<[name: string | undefined, calls: number]>([
    ['start', 1],
    [undefined, 0],
  ])('script %s: %d', (name, calls) => {
    vi.useFakeTimers();
    vi.stubEnv('npm_lifecycle_event', name);
    const act = vi.fn<() => void>();
    onOrphaned(act);
    vi.advanceTimersByTime(2000);
    expect(act).not.toHaveBeenCalled();
    vi.spyOn(process, 'ppid', 'get').mockReturnValue(1);
    vi.advanceTimersByTime(2000);
    expect(act).toHaveBeenCalledTimes(calls);
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
});
