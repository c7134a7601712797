import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percentile, type Row } from './row.ts';

const policy = (name: string) =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\n# ${name}\nrules:\n- level: Metadata\n  verb: [get]\n  resources:\n  - group: ""\n    resources: [secrets]\n- level: Metadata\n`;

const rounds = 21;
const policies = 1000;
const target = { startMs: 150, manyMs: 3000, kb: 400 };

/**
 * Measures whole processes of the command line: from start to verdict, in turns with Node alone, and a thousand policies in
 * one call. `bin` is the bundle, `folder` a place for policies, which is emptied.
 */
export function benchTerminal(bin: string, folder: string): Row[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < policies; index++)
    writeFileSync(join(folder, `${index}.yaml`), policy(String(index)));
  const one = join(folder, '0.yaml');
  const [node, check]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    node.push(timed(['-e', '0']));
    check.push(timed([bin, 'check', one]));
  }
  const [bare, start] = [percentile(node, 0.5), percentile(check, 0.5)];
  const many = percentile(
    [0, 1, 2].map(() => timed([bin, 'check', folder])),
    0.5,
  );
  const kb = statSync(bin).size / 1000;
  return [
    {
      what: 'a policy checked, from start to verdict, p50',
      measured: `${start.toFixed(0)} ms`,
      target: { text: `≤ ${target.startMs} ms`, met: start <= target.startMs },
    },
    { what: 'Node alone, in the same turns, p50', measured: `${bare.toFixed(0)} ms` },
    {
      what: `${policies} policies in one call, p50`,
      measured: `${many.toFixed(0)} ms`,
      target: { text: `≤ ${target.manyMs} ms`, met: many <= target.manyMs },
    },
    {
      what: 'bin/auditorium.js',
      measured: `${kb.toFixed(0)} kB`,
      target: { text: `≤ ${target.kb} kB`, met: kb <= target.kb },
    },
  ];
}

function timed(args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - start;
}
