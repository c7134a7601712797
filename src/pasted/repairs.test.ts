import { expect, it } from 'vitest';
import { seeded, type Random } from '../../conformance/random.ts';
import { resultOf } from '../audit/steps';
import { applyEdits } from '../document/applyEdits';
import { readPolicy } from '../document/readPolicy';
import { drawnPolicy } from '../testing/claims/drawnPolicy';
import { written } from '../testing/claims/writing';
import { repairOf } from './repair';
import { compareScores, scoreOf } from './score';

const policies = 400;

const strayMarks = '" \' , . : ; [ ] { } ( ) - # = |'.split(' ').concat(' ', '\n');

/** What goes wrong while somebody types or copies; each changes one place. */
const slips: readonly ((text: string, at: number, random: Random) => string)[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at, random) => text.slice(0, at) + random.pick(strayMarks) + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at).replace(/\n */, ' '),
  (text, at, random) =>
    text.slice(0, at) +
    text
      .slice(at)
      .replace(random.pick([/^.*?: /m, /- /, /, /, /"/, /\]/]), (all) =>
        all.trimEnd().slice(0, -1),
      ),
];
const copied: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `\`\`\`yaml\n${text}\`\`\`\n`,
  (text) => `$ cat policy.yaml\n${text}$ `,
  (text) => text.replaceAll(/^(?=.)/gm, '> '),
  (text) => text.replaceAll('"', '”'),
  (text) => `cat <<EOF > policy.yaml\n${text}EOF\n`,
];

const errorsOf = (reading: ReturnType<typeof readPolicy>) =>
  reading.problems.filter(({ severity }) => severity === 'error').length;
const remarks = (text: string) => text.match(/# (?:remark|about rule) \d+/g)?.toSorted() ?? [];

it('no repair of a random slip makes the text worse, and comments stay', () => {
  let repairs = 0;
  const wrong: string[] = [];
  for (let seed = 1; seed <= policies; seed++) {
    const random = seeded(seed);
    const { document, writing, kubernetes } = drawnPolicy(random);
    let text = written(document, writing);
    for (let left = random.whole(1, 2); left > 0; left--) {
      text = random.pick(slips)(text, random.whole(0, text.length - 1), random);
    }
    text = random.pick(copied)(text);
    const before = readPolicy(text, kubernetes);
    if (before.policy) continue;
    const repair = resultOf(repairOf(text, before, kubernetes));
    if (!repair) continue;
    repairs += 1;
    const repaired = applyEdits(text, repair.edits);
    const after = readPolicy(repaired, kubernetes);
    const isWorse =
      compareScores(scoreOf(after), scoreOf(before)) <= 0 ||
      (scoreOf(after)[0] === scoreOf(before)[0] && errorsOf(after) > errorsOf(before));
    if (isWorse) wrong.push(`seed ${seed}: worse after ${repair.title}`);
    if (String(remarks(repaired)) !== String(remarks(text))) {
      wrong.push(`seed ${seed}: a comment is lost by ${repair.title}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(repairs).toBeGreaterThan(policies / 10);
});
