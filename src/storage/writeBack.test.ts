// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { linkTo, writeBack } from './writeBack';

interface Disk {
  text: string;
  at: number;
}

/** A handle to a fake file. `fails` names the errors to throw. */
function handleOf(
  disk: Disk,
  fails: { write?: string; read?: string; asked?: PermissionState } = {},
) {
  const check = (name: string | undefined) => {
    if (name !== undefined) throw new DOMException('no', name);
  };
  const handle = {
    getFile: () =>
      Promise.resolve().then(() => {
        check(fails.read);
        return new File([disk.text], 'a.yaml', { lastModified: disk.at });
      }),
    requestPermission: () => Promise.resolve(fails.asked ?? 'granted'),
    createWritable: () =>
      Promise.resolve().then(() => {
        check(fails.write);
        const written: string[] = [];
        return {
          write: (text: string) => Promise.resolve(written.push(text)),
          close: () => {
            disk.text = written.join('');
            disk.at++;
            return Promise.resolve();
          },
        };
      }),
  };
  return handle as unknown as FileSystemFileHandle;
}

const read = { text: 'a\n', at: 5 };
const linkOf = (handle: FileSystemFileHandle) =>
  linkTo(handle, new File([read.text], 'a.yaml', { lastModified: read.at }));

it('writes twice: the first write is not taken for a change', async () => {
  const disk = { ...read };
  const first = await writeBack(linkOf(handleOf(disk)), 'bb\n', false);
  expect(disk.text).toBe('bb\n');
  if (first.failed) throw new Error(first.failed);
  expect((await writeBack(first.link, 'ccc\n', false)).failed).toBeUndefined();
  expect(disk.text).toBe('ccc\n');
});

type Fails = Parameters<typeof handleOf>[1];
const rows: [name: string, disk: Disk, fails: Fails, failed: string][] = [
  ['a newer file', { ...read, at: 6 }, {}, 'changed'],
  ['another size at the same moment', { ...read, text: 'abc' }, {}, 'changed'],
  ['a file that is gone', read, { read: 'NotFoundError' }, 'gone'],
  ['permission denied', read, { asked: 'denied' }, 'refused'],
  ['a write that the browser blocks', read, { write: 'NotAllowedError' }, 'refused'],
  ['a protected folder', read, { write: 'SecurityError' }, 'refused'],
  ['a full disk', read, { write: 'QuotaExceededError' }, 'other'],
];
it.each(rows)('%s: the file stays unchanged', async (_name, disk, fails, failed) => {
  const now = { ...disk };
  expect((await writeBack(linkOf(handleOf(now, fails)), 'new', false)).failed).toBe(failed);
  expect(now).toEqual(disk);
});

it('overwrites a changed file when told to', async () => {
  const disk = { text: 'theirs', at: 9 };
  expect((await writeBack(linkOf(handleOf(disk)), 'ours', true)).failed).toBeUndefined();
  expect(disk.text).toBe('ours');
});
