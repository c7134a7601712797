import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../../audit/types';
import { check } from '../../engine/check';
import { decide } from '../../engine/decide';
import { judgeAll } from '../../expectations/judge';
import { termOf } from '../glossary/glossary';
import { triedSteps } from '../../testing/lessons/list';
import { manifestExercises } from '../manifests/list';
import { isDone, notYet, withWay } from '../isDone';
import { answerTo, rowOf } from '../prediction';
import { samplesWith } from '../requestsOf';
import { lessonIds, type Claim, type Screen } from '../types';
import { loadLesson, lessonTitles } from './list';

/** What a screen shows, with everything that it takes over from the screens before. */
interface Shown extends Screen {
  title: string;
  prose: string;
  text: string;
  requestIds: readonly string[];
  version: KubernetesVersion;
}

describe.each(lessonTitles.map(({ id }) => [id] as const))('%s', async (id) => {
  const { screens } = await loadLesson(id);
  const source = readFileSync(join(import.meta.dirname, id, 'lesson.en.mdx'), 'utf8');
  const sections = source.split(/^## /m).slice(1);
  const shown = shownScreens(screens, sections);

  test('has one section of prose for each screen, and three to eight requests', () => {
    expect(sections.length).toBe(screens.length);
    for (const { requestIds } of shown) {
      expect(samplesWith(requestIds).map((request) => request.id)).toEqual(requestIds);
    }
    expect(shown.filter(({ requestIds: { length } }) => length < 3 || length > 8)).toEqual([]);
  });

  test('says what the evaluator decides, on every version it speaks of', () => {
    for (const screen of shown) {
      for (const claim of screen.claims ?? []) {
        expect(screen.prose).toContain(plain(claim.says));
        const versions = claim.kubernetes ?? kubernetesVersions;
        expect(versions.flatMap((each) => wrongAbout(claim, screen.text, each))).toEqual([]);
      }
    }
  });

  test('has steps that are not done before, and are done in the way it names', () => {
    for (const { title, steps = [], text, version } of shown) {
      let now = text;
      for (const { say, done, way } of steps) {
        const next = withWay(now, way);
        const found = {
          step: `${title}: ${say}`,
          before: isDone(done, check(now, version)),
          canBeDone: next !== undefined,
          after: isDone(done, check(next ?? now, version)),
        };
        expect(found).toEqual({ ...found, before: false, canBeDone: true, after: true });
        now = next ?? now;
      }
    }
  });

  test('has steps that are done in other ways too, and not by what only looks like it', () => {
    const tried = triedSteps[id];
    let number = 0;
    for (const { steps = [], text, version } of shown) {
      let now = text;
      for (const { say, done, way } of steps) {
        const { right = [], wrong = [] } = tried[number++] ?? {};
        expect({ say, others: right.length > 0 }).toEqual({ say, others: true });
        const isDoneBy = (edits: typeof way) => {
          const after = withWay(now, edits);
          if (after === undefined) return 'cannot be made';
          const analysis = check(after, version);
          return { isDone: isDone(done, analysis), says: notYet(done, analysis) };
        };
        for (const edits of right) {
          expect({ say, edits, is: isDoneBy(edits) }).toEqual({
            say,
            edits,
            is: { isDone: true, says: undefined },
          });
        }
        for (const edits of wrong) {
          expect({ say, edits, is: isDoneBy(edits) }).toMatchObject({ is: { isDone: false } });
        }
        now = withWay(now, way) ?? now;
      }
    }
    expect(tried.length).toBe(number);
  });

  test('leaves a policy that is accepted to a screen with the same policy', () => {
    const broken = shown.filter(({ text, version, steps = [] }, index) => {
      if (shown[index + 1]?.text !== text) return false;
      const after = steps.reduce((now, { way }) => withWay(now, way) ?? now, text);
      return !check(after, version).reading.policy;
    });
    expect(broken.map(({ title }) => title)).toEqual([]);
  });

  test('asks for predictions that have an answer', () => {
    for (const { predict = [], text, version, requestIds } of shown) {
      const { policy } = check(text, version).reading;
      for (const prediction of predict) {
        expect(requestIds).toContain(prediction.request);
        const row = policy && rowOf(prediction, policy, version);
        expect(row && answerTo(prediction, row)).toBeDefined();
      }
    }
  });

  test('shows manifests that are exercises of this lesson', () => {
    const own = manifestExercises.filter(({ lesson }) => lesson === id);
    const ids = screens.flatMap(({ manifest }) => manifest ?? []);
    expect(own.filter((each) => ids.includes(each.id)).map((each) => each.id)).toEqual(ids);
  });

  test('links to terms and lessons that exist', () => {
    const links = [...source.matchAll(/\]\(#learn\/(glossary|lesson)\/([^)]*)\)/g)];
    const broken = links.filter(([, kind, to = '']) =>
      kind === 'glossary' ? !termOf(to) : !lessonIds.some((each) => each === to),
    );
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  test('has a policy and requests from the first screen on', () => {
    expect(shown[0]?.text).toBeTruthy();
    expect(shown[0]?.requestIds.length).toBeGreaterThan(0);
  });
});

/** A screen without a policy shows that of the screen before, as it was when that one began. */
function shownScreens(screens: readonly Screen[], sections: readonly string[]): Shown[] {
  let text = '';
  let requestIds: readonly string[] = [];
  let version: KubernetesVersion = newestKubernetes;
  return screens.map((screen, index) => {
    text = screen.policy ?? text;
    requestIds = screen.requests ?? requestIds;
    version = screen.kubernetes ?? version;
    const [title = '', ...rest] = (sections[index] ?? '').split('\n');
    return { ...screen, title, prose: plain(rest.join('\n')), text, requestIds, version };
  });
}

/** Returns prose without marks of Markdown, on one line. */
const plain = (markdown: string) =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]|^> ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

function wrongAbout(
  { says, policy, kubernetes: _, ...expectation }: Claim,
  text: string,
  kubernetes: KubernetesVersion,
) {
  const { reading } = check(policy ?? text, kubernetes);
  if (!reading.policy) throw new Error(`${says}: ${reading.error}`);
  const rows = decide(reading.policy, samplesWith([expectation.request]), kubernetes);
  return judgeAll([expectation], rows, kubernetes).flatMap(({ verdict, failures }) =>
    verdict === 'pass'
      ? []
      : [{ says, kubernetes, request: expectation.request, verdict, failures }],
  );
}
