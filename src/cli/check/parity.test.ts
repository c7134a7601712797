import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resultOf } from '../../audit/steps';
import { newestKubernetes } from '../../audit/types';
import { check } from '../../engine/check';
import * as elsewhere from '../../engine/elsewhere';
import { pointersWith } from '../../state/pointers';
import { inFolder } from '../../testing/cli/terminal';

const found = new URL('../../testing/found/', import.meta.url);
const files = Object.fromEntries(
  ['events', 'files', 'shapes', 'siblings', 'threads'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, found)).map((name): [string, string] => [
      `${folder}/${name}`,
      readFileSync(new URL(`${folder}/${name}`, found), 'utf8'),
    ]),
  ),
);

interface Reported {
  file: string;
  outcome: string;
  error: string | null;
  problems: { code: string; message: string; advice?: string; fix?: string }[];
}

it('the command and the page say the same of everything that people paste', async () => {
  const { auditorium } = inFolder(files);
  const names = Object.keys(files);
  const pointers = pointersWith(
    () => Promise.resolve(elsewhere),
    () => {},
  );
  pointers.atOnce(check('kind: ConfigMap\n', '1.37'));
  await new Promise((resolve) => setTimeout(resolve));
  const ran = await auditorium(['check', '--format', 'json', ...names]);
  const reported = (JSON.parse(ran.out) as { files: Reported[] }).files;
  expect(reported.map(({ file }) => file)).toEqual(names);
  for (const { file, outcome, error, problems } of reported) {
    const text = files[file]?.replace(/^\uFEFF/, '') ?? '';
    const pointed = pointers.atOnce(check(text, newestKubernetes));
    const repairs = pointers.repairs(pointed);
    const shown = repairs ? resultOf(repairs) : pointed;
    expect([file, outcome, error]).toEqual([file, shown.reading.outcome, shown.reading.error]);
    expect(
      problems.map(({ code, message, advice = '', fix }) => [code, message, advice, fix]),
    ).toEqual(
      shown.problems.map(({ code, message, advice, fix }) => [code, message, advice, fix?.title]),
    );
  }
});
