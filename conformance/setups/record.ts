// npm run conformance:setups: gives everything that the generator writes to the Go types of kubeadm, kind, Cluster API, Talos
// and Kubernetes, which must accept it strictly and find the same flags and texts. The sums of what they accepted go to
// conformance/vectors/setups.json; npm test generates again and looks them up.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { casesOf, sumOf, type Case, type Kind } from './cases.ts';
import { vectorFile } from './vectorFile.ts';

interface Answer {
  args?: string[];
  texts?: string[];
  policy?: unknown;
  error?: string;
}

const judges = JSON.parse(process.argv[process.argv.indexOf('--judges') + 1] ?? '{}') as Record<
  'main' | 'talos',
  string
>;
const judgeOf = ({ kind }: Case) => (kind === 'talos' ? judges.talos : judges.main);
const cases = casesOf();
const answers = new Map<Case, Answer>();
for (const judge of Object.values(judges)) {
  const own = cases.filter((each) => judgeOf(each) === judge);
  const input = own.map(({ kind, text }) => `${JSON.stringify({ kind, text })}\n`).join('');
  const { stdout, stderr, status } = spawnSync(judge, {
    input,
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  for (const [number, line] of stdout.trimEnd().split('\n').entries()) {
    const asked = own[number];
    if (asked) answers.set(asked, JSON.parse(line) as Answer);
  }
}

const accepted: Partial<Record<Kind, string[]>> = {};
let differences = 0;
for (const each of cases) {
  const answer = answers.get(each) ?? { error: 'no answer' };
  const fault = faultOf(each, answer);
  if (fault === undefined) (accepted[each.kind] ??= []).push(sumOf(each.text));
  else {
    differences += 1;
    console.error(`${each.kind}: ${fault}\n${each.text}`);
  }
}
for (const [kind, sums] of Object.entries(accepted))
  console.log(`${kind}: ${sums.length} accepted`);
console.log(`${cases.length} files, ${differences} differences`);
if (differences > 0) process.exit(1);
const sorted = Object.fromEntries(
  Object.entries(accepted).map(([kind, sums]) => [kind, sums.toSorted().join(' ')]),
);
writeFileSync(vectorFile, `${JSON.stringify(sorted, undefined, 1)}\n`);

function faultOf(each: Case, answer: Answer): string | undefined {
  if (answer.error !== undefined) return answer.error;
  const found = (answer.args ?? []).filter((arg) => arg.startsWith('--audit-')).toSorted();
  const wanted = each.args.toSorted();
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    return `found ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`;
  if (!isDeepStrictEqual(answer.policy, each.policy))
    return `found the policy ${JSON.stringify(answer.policy)}`;
  const missing = each.texts.find((text) => !(answer.texts ?? []).includes(text));
  return missing === undefined ? undefined : `lost the text ${JSON.stringify(missing)}`;
}
