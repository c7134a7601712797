import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { equalise } from '../equalise.ts';
import { policies } from '../policies.ts';
import { components, linesOfComponents } from './controlPlane.ts';
import { exchangeIn, kindOf, levelIn, levelUnder, oursUnder, requestIn } from './judged.ts';
import { writeComponentVectors } from './vectorFile.ts';

/*
 * Runs kube-scheduler and kube-controller-manager with a real kube-apiserver of the newest minor version under every
 * policy, reads each of their requests from the audit log as the studio does, and compares all lines with ours. Requests
 * differ from run to run; so a kind of request that our code would record under a policy must be in the log of that run,
 * and one that it would not must not.
 */
const { values } = parseArgs({
  options: {
    server: { type: 'string', default: '' },
    record: { type: 'boolean' },
    keep: { type: 'string' },
  },
});
const shown = 5;
const longest = { beforeMs: 30_000, afterMs: 35_000 };
const others = { beforeMs: 10_000, afterMs: 10_000 };

let everything: string[][] = [];
const levelsOf = new Map<string, Record<string, Set<string>>>();
let [count, events, different] = [0, 0, 0];
for (const [name, policy] of Object.entries(policies)) {
  const isFirst = name === 'everything';
  const requests = await linesOfComponents(values.server, policy, isFirst ? longest : others);
  if (isFirst) everything = requests;
  if (values.keep !== undefined)
    appendFileSync(values.keep, `${JSON.stringify({ name, requests })}\n`);
  const before = different;
  const found = new Set<string>();
  for (const lines of requests) {
    const request = requestIn(lines);
    const kind = kindOf(request);
    found.add(kind);
    noteLevel(kind, name, levelIn(lines[0]!));
    const theirs = lines.map(equalise);
    const ours = oursUnder(name, exchangeIn(request));
    events += theirs.length;
    if (theirs.join('\n') === ours.join('\n')) continue;
    different += 1;
    if (different - before <= shown) tell(`${name}: ${kind}`, theirs, ours);
  }
  count += requests.length;
  const { absent, silent } = kindsUnder(name, found);
  console.log(
    `${name}: ${requests.length} requests, ${different - before} differ; of ${found.size} kinds; ${silent} kinds not recorded; not in this run: ${absent.length}`,
  );
  for (const kind of absent) console.log(`  not seen: ${kind}`);
}
console.log(`${count} requests, ${events} log lines, ${different} differences.`);
for (const component of components) {
  const own = everything.filter((lines) => lines[0]!.includes(`"userAgent":"${component}/`));
  console.log(`Under everything, ${component}: ${own.length} requests.`);
}
if (different > 0) process.exitCode = 1;
if (values.record && different === 0)
  writeComponentVectors(everything, (kind) =>
    Object.fromEntries(
      Object.entries(levelsOf.get(kind) ?? {}).flatMap(([name, levels]) =>
        levels.size === 1 ? [[name, [...levels][0]!]] : [],
      ),
    ),
  );

function noteLevel(kind: string, policy: string, level: string): void {
  const known = levelsOf.get(kind) ?? {};
  levelsOf.set(kind, known);
  (known[policy] ??= new Set()).add(level);
}

/** Compares the kinds of requests under a policy with those that the first run had. */
function kindsUnder(name: string, found: ReadonlySet<string>) {
  const levels = new Map<string, Set<string>>();
  for (const lines of everything) {
    const request = requestIn(lines);
    const kind = kindOf(request);
    levels.set(kind, (levels.get(kind) ?? new Set()).add(levelUnder(name, exchangeIn(request))));
  }
  const absent: string[] = [];
  let silent = 0;
  for (const [kind, ours] of levels) {
    if (found.has(kind)) continue;
    if (!ours.has('None')) absent.push(kind);
    else if (ours.size === 1) {
      silent += 1;
      noteLevel(kind, name, 'None');
    }
  }
  return { absent, silent };
}

function tell(title: string, theirs: readonly string[], ours: readonly string[]): void {
  console.log(`\n${title}`);
  for (let at = 0; at < Math.max(theirs.length, ours.length); at++) {
    if (theirs[at] === ours[at]) continue;
    console.log(`  kube-apiserver: ${theirs[at]}\n  ours:           ${ours[at]}`);
  }
}
