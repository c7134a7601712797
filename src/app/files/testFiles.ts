import { shownValue } from '../../audit/shownValue';
import type { Analysis } from '../../engine/check';
import { isTestFile } from '../../expectations/file/isTestFile';
import { readTestFile } from '../../expectations/file/readTestFile';
import type { TestFile } from '../../expectations/file/testFile';
import { withTestProblems } from '../../expectations/file/withTestProblems';
import { withTests } from '../../expectations/file/withTests';
import { readExpectations } from '../../state/expected';
import { undo } from '../../state/history';
import type { StoreApi } from '../../state/store';
import { counted } from '../../ui/counted';

/** Adds the tests of a text, and says so; returns whether they could be read. `name` is that of its file. */
export function addTests(store: StoreApi, text: string, name: string): boolean {
  const { kubernetes, workspace } = store.getState();
  const reading = readTestFile(text, kubernetes, workspace.clusterApi);
  if (reading.outcome !== 'read') return false;
  take(store, reading.file, name);
  return true;
}

/** Adds the tests of the text in the editor to the policy that was there before it, which comes back. */
function addTestsOfText(store: StoreApi): void {
  const { text, workspace, kubernetes } = store.getState();
  const reading = readTestFile(text, kubernetes, workspace.clusterApi);
  if (reading.outcome !== 'read') return showProblems(store);
  bringPolicyBack(store);
  take(store, reading.file, 'the text');
}

/** As another step, so that the text of the tests can come back, too. */
function bringPolicyBack(store: StoreApi): void {
  const { text, history, takeText, replaceText } = store.getState();
  for (let step = undo(history, text); step; step = undo(step.history, step.text)) {
    if (isTestFile(step.text)) continue;
    if (step.source?.file) replaceText(step.text, undefined, step.source.file);
    else takeText(step.text);
    return;
  }
}

function take(store: StoreApi, file: TestFile, name: string): void {
  const { workspace, samples, changeBeside, say } = store.getState();
  const { own, expectations, added, leftOut } = withTests(
    {
      own: workspace.ownRequests ?? [],
      expectations: readExpectations(workspace.expectations),
    },
    file.tests,
    samples,
  );
  changeBeside({
    ownRequests: own.length > 0 ? own : undefined,
    expectations: expectations.length > 0 ? expectations : undefined,
  });
  showExpected(store);
  const requests = added === 0 ? '' : `, and ${counted(added, 'request')}`;
  const said = [
    `Added ${counted(file.tests.length - leftOut, 'test')} from ${name}${requests}.`,
    ...(leftOut > 0
      ? [
          `${counted(leftOut, 'test')} left out: a workspace holds at most 1,000 requests, and 1 MB of them.`,
        ]
      : []),
    ...aboutPolicy(store, file),
    'Undo takes this back.',
  ].join(' ');
  say(said, leftOut > 0 ? 'bad' : 'plain');
}

/** Whether the tests were written for another policy, or for another version of Kubernetes. */
function aboutPolicy(store: StoreApi, { policy, kubernetes }: TestFile): string[] {
  const { file, kubernetes: now } = store.getState();
  const [name] = policy?.split(/[\\/]/).slice(-1) ?? [];
  return [
    ...(name !== undefined && file && file.name !== name
      ? [`They were written for ${shownValue(name)}, and this is ${shownValue(file.name)}.`]
      : []),
    ...(kubernetes !== undefined && kubernetes !== now
      ? [`They were written for Kubernetes ${kubernetes}.`]
      : []),
  ];
}

function showExpected(store: StoreApi): void {
  const { setRequestKind, setRequestFilter, showOnly, showPane, workspace } = store.getState();
  setRequestKind('All');
  setRequestFilter('');
  showOnly(workspace.expectations ? 'expected' : undefined);
  showPane('Preview');
}

const showProblems = (store: StoreApi) => store.getState().showPane('Problems');

/** Says what the text in the editor is, and offers to add its tests, or shows why they cannot be read. */
export function offerTests(store: StoreApi): void {
  const { text, kubernetes, workspace, history, ask } = store.getState();
  const reading = readTestFile(text, kubernetes, workspace.clusterApi);
  if (reading.outcome === 'other') return;
  followText(store);
  const back = history.past.length > 0 ? ' Undo to restore your policy.' : '';
  const is = 'This is a test file for a policy, not a policy';
  if (reading.outcome === 'read')
    ask(`${is}: ${counted(reading.file.tests.length, 'test')}.`, [
      { title: 'Add its tests to the policy', run: () => addTestsOfText(store) },
    ]);
  else
    ask(`${is}, and it has ${counted(reading.problems.length, 'problem')}.${back}`, [
      { title: 'Show Problems', run: () => showProblems(store) },
    ]);
}

/** Longer texts, in UTF-16 units, are read when typing pauses. */
const readAtOnce = 5000;
const pauseMs = 400;

const followed = new WeakSet<StoreApi>();

/** Lists the problems of a file of tests in the editor, and offers to add its tests once there are none. */
function followText(store: StoreApi): void {
  if (followed.has(store)) return;
  followed.add(store);
  /** With its problems listed; a check that ends late can put an analysis back that is known without them. */
  const known = new WeakMap<Analysis, Analysis>();
  let wasBroken = false;
  const follow = () => {
    const { analysis, workspace } = store.getState();
    if (analysis.isWaiting || analysis.tooLarge) return;
    const before = known.get(analysis);
    if (before) {
      if (before !== analysis) store.setState({ analysis: before });
      return;
    }
    const isTests = isTestFile(analysis.text);
    const listed = isTests ? withTestProblems(analysis, workspace.clusterApi) : analysis;
    known.set(analysis, listed).set(listed, listed);
    if (!isTests) {
      wasBroken = false;
      return;
    }
    const isMended = wasBroken && listed === analysis;
    wasBroken = listed !== analysis;
    if (wasBroken) store.setState({ analysis: listed });
    else if (isMended) offerTests(store);
  };
  let due: ReturnType<typeof setTimeout> | undefined;
  store.subscribe(({ text }) => {
    clearTimeout(due);
    if (text.length <= readAtOnce) follow();
    else due = setTimeout(follow, pauseMs);
  });
  follow();
}
