import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../cli/run';

/** Rules for secrets, for one user, and for the rest. */
export const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
- level: Metadata
  resources:
  - group: ""
    resources: [secrets]
- level: None
  users: [jane]
- level: Request
`;

/** What a run of the command line has left. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line with arguments; `stdin` is the text on standard input. */
export type Auditorium = (
  args: readonly string[],
  options?: { stdin?: string; isTerminal?: boolean; env?: Record<string, string> },
) => Promise<Ran>;

/** Returns a command line in a new folder with these files, which is deleted after the test. */
export function inFolder(files: Readonly<Record<string, string | Uint8Array>>): {
  folder: string;
  auditorium: Auditorium;
} {
  const folder = mkdtempSync(join(tmpdir(), 'auditorium-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return {
    folder,
    auditorium: async (args, { stdin = '', isTerminal = false, env = {} } = {}) => {
      const ran = { out: '', err: '' };
      const code = await run(args, {
        cwd: folder,
        env,
        isTerminal,
        out: (text) => void (ran.out += text),
        err: (text) => void (ran.err += text),
        stdin: () => Promise.resolve(new TextEncoder().encode(stdin)),
      });
      return { code, ...ran };
    },
  };
}
