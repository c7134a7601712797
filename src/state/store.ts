import { createStore } from 'zustand/vanilla';
import type { Change } from '../audit/change';
import { newestKubernetes } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import type { SampleRequest } from '../catalog/types';
import { applyEdits } from '../document/applyEdits';
import { changeText } from '../document/changeText';
import { ruleSpans } from '../document/locate';
import { ruleAt } from '../document/ruleAt';
import type { EditResult } from '../document/textEdit';
import { check, checkInSteps, type Analysis } from '../engine/check';
import { fixText, type Extraction } from '../engine/problemFix';
import {
  beginsStep,
  emptyHistory,
  record,
  redo,
  undo,
  withSource,
  type History,
  type Source,
} from './history';
import { ruleAfter } from '../document/ruleAfter';
import type { Opening } from '../workspace/opening';
import { usualName } from '../workspace/workspaceName';
import { stateOf } from './openWorkspace';
import type { Reveal, Notice, State, Then, Store } from './state';

/** Texts up to this length are analysed with the keystroke, longer ones in steps when typing pauses. */
const analysedAtOnce = 60_000;
const pauseMs = 150;

let serial = 0;

export type StoreApi = ReturnType<typeof createAppStore>;

/** What a store begins with: a text, and what is not as usual. */
export type First = Pick<Opening, 'text'> &
  Partial<Opening> & { requests?: readonly SampleRequest[] };

/** Creates a store around a first text. */
export function createAppStore(first: First) {
  const door = throughTheDoor(first.text);
  const { requests = sampleRequests, ...given } = first;
  const opened = stateOf({
    id: '',
    name: usualName,
    standing: 'kept',
    kubernetes: newestKubernetes,
    lineEnding: door.lineEnding,
    ...given,
    text: door.text,
  });
  const analysis = check(opened.text, opened.kubernetes);
  let pending: ReturnType<typeof setTimeout> | undefined;

  return createStore<Store>()((set, get) => {
    const show = (text: string, history: History, extra: Partial<State> = {}) => {
      if (text === get().text) return;
      clearTimeout(pending);
      set({
        text,
        history,
        changedIn: 'text',
        ...editBegun(get(), history),
        ...analysed(get(), check(text, get().kubernetes)),
        ...extra,
      });
    };
    const showLater = (text: string, history: History) => {
      clearTimeout(pending);
      set({ text, history, changedIn: 'text', ...editBegun(get(), history) });
      const steps = checkInSteps(text, get().kubernetes);
      const takeStep = () => {
        const step = steps.next();
        if (step.done) set(analysed(get(), step.value));
        else pending = setTimeout(takeStep);
      };
      pending = setTimeout(takeStep, pauseMs);
    };
    const edit = (result: EditResult, { selectRule: after, say }: Then) => {
      const { text: before, history, selectedRule, notice } = get();
      if (result.refused !== undefined) {
        const at = result.at && { at: result.at };
        set({ notice: { text: result.refused, kind: 'refused', serial: ++serial, ...at } });
        return false;
      }
      const text = applyEdits(before, result.edits);
      const selected = { before: selectedRule, after };
      show(text, record(history, before, text, 'edit', Date.now(), selected), {
        selectedRule: after,
        changedIn: 'form',
        notice: say === undefined ? outlasting(notice) : plainNotice(say),
      });
      return true;
    };
    /** What was selected stays selected: the rule, not its place. */
    const sameRule = (changes: readonly Change[]) => {
      const { selectedRule } = get();
      return selectedRule === undefined ? undefined : ruleAfter(selectedRule, changes);
    };
    const step = (move: typeof undo) => {
      const done = move(get().history, get().text);
      if (!done) return;
      show(done.text, done.history, {
        reveal: revealAt(done.caret),
        selectedRule: done.selectedRule,
        ...done.source,
      });
    };
    const replace = (text: string, source: Source, name: string | undefined) => {
      const { text: before, history, file, lineEnding, selectedRule } = get();
      if (text === before) set(source);
      else {
        const selected = { before: selectedRule, after: undefined };
        const step = record(history, before, text, 'edit', Date.now(), selected);
        const from = { file, lineEnding };
        show(text, withSource(step, from, source), { ...source, selectedRule: undefined });
      }
      if (name === undefined) return;
      set({ base: { policy: get().analysis.reading.policy ?? undefined, name } });
    };
    const extract = ({ title, extract: policy }: Extraction) => {
      const { lineEnding } = get();
      replace(policy, { file: undefined, lineEnding }, 'the policy as it was extracted');
      get().say(`Done: ${title}. Undo brings the whole text back.`);
      return true;
    };

    return {
      storeKey: {},
      requests,
      ...opened,
      changedIn: 'text',
      history: emptyHistory,
      analysis,
      lastGood: analysis.reading.policy ? analysis : undefined,
      beforeEdit: undefined,
      base: { policy: analysis.reading.policy ?? undefined, name: 'the policy as it was opened' },
      comparedWith: undefined,
      selectedRequest: undefined,
      selectedRule: undefined,
      requestKind: 'All',
      requestFilter: '',
      only: undefined,
      detailTab: 'why',
      pane: 'Preview',
      reveal: undefined,
      notice: undefined,

      type: (text, keyed) => {
        const { text: before, history, selectedRule } = get();
        if (text === before) return;
        const selected = { before: selectedRule, after: selectedRule };
        const typed = record(history, before, text, 'typing', Date.now(), selected, keyed);
        if (text.length > analysedAtOnce) showLater(text, typed);
        else show(text, typed);
      },
      replaceText: (raw, name, file) => {
        const { text, lineEnding } = throughTheDoor(raw);
        // The same text from nowhere in particular is still that of its file.
        const source = file || text !== get().text ? { file, lineEnding } : sourceOf(get());
        replace(text, source, name);
      },
      takeText: (raw, name) => replace(throughTheDoor(raw).text, sourceOf(get()), name),
      change: (changes, then) =>
        edit(changeText(get().text, changes), { selectRule: sameRule(changes), ...then }),
      mend: (fix) =>
        'extract' in fix
          ? extract(fix)
          : edit(fixText(get().text, fix), {
              selectRule: sameRule('changes' in fix ? fix.changes : []),
              say: `Done: ${fix.title}.`,
            }),
      openWorkspace: (opening) => {
        clearTimeout(pending);
        const { text } = throughTheDoor(opening.text);
        const analysis = check(text, opening.kubernetes);
        const policy = analysis.reading.policy ?? undefined;
        set({
          ...stateOf({ ...opening, text }),
          changedIn: 'text',
          history: emptyHistory,
          analysis,
          lastGood: policy && analysis,
          beforeEdit: undefined,
          base: { policy, name: 'the policy as it was opened' },
          comparedWith: undefined,
          selectedRequest: undefined,
          selectedRule: undefined,
          only: undefined,
          reveal: undefined,
          notice: undefined,
        });
      },
      nameWorkspace: (change) => set({ workspace: { ...get().workspace, ...change } }),
      undo: () => step(undo),
      redo: () => step(redo),
      setKubernetes: (kubernetes) => {
        clearTimeout(pending);
        const analysis = check(get().text, kubernetes);
        const lastGood = get().lastGood;
        set({
          kubernetes,
          analysis,
          lastGood: analysis.reading.policy
            ? analysis
            : lastGood && check(lastGood.text, kubernetes),
        });
      },
      selectRequest: (selectedRequest) => set({ selectedRequest }),
      selectRule: (selectedRule) => set({ selectedRule }),
      selectAt: (offset) => {
        const { analysis, text } = get();
        if (analysis.text !== text) return;
        set({ selectedRule: ruleAt(text, analysis.reading.root, offset) });
      },
      setRequestKind: (requestKind) => set({ requestKind }),
      setRequestFilter: (requestFilter) => set({ requestFilter }),
      showOnly: (only) => set({ only }),
      compareWith: (comparedWith) => {
        const only = get().only;
        const isOver = comparedWith === undefined && only === 'changed';
        set({ comparedWith, only: isOver ? undefined : only });
      },
      markBase: () =>
        set({ base: { policy: policyOf(get()), name: 'the policy as you marked it' } }),
      setDetailTab: (detailTab) => set({ detailTab }),
      showPane: (pane) => set({ pane }),
      showPlace: (place, focus = true) =>
        set({
          reveal: { start: place.start, end: place.end, focus, serial: ++serial },
          ...(focus && { pane: 'YAML' }),
        }),
      showRule: (selectedRule) => {
        const { analysis, text } = get();
        const span = analysis.text === text && ruleSpans(analysis.reading.root)[selectedRule];
        const reveal = span && revealAt(span.start);
        set({ selectedRule, pane: 'Rules', ...(reveal && { reveal }) });
      },
      say: (text, kind = 'plain', offer) =>
        set({
          notice: { text, kind, serial: ++serial, ...(offer !== undefined && { offer }) },
        }),
      ask: (text, actions) => set({ notice: { text, kind: 'plain', actions, serial: ++serial } }),
      dismissNotice: () => set({ notice: undefined }),
    };
  });
}

function plainNotice(text: string): Notice {
  return { text, kind: 'plain', serial: ++serial };
}

/** A refusal is over when an edit works; what concerns storage, another tab or a file stays until dismissed. */
function outlasting(notice: Notice | undefined): Notice | undefined {
  const lasts = notice?.kind === 'bad' || notice?.offer !== undefined || notice?.actions;
  return lasts ? notice : undefined;
}

function revealAt(offset: number): Reveal {
  return { start: offset, end: offset, focus: false, serial: ++serial };
}

const policyOf = ({ lastGood }: State) => lastGood?.reading.policy ?? undefined;

/** Typing goes on with its step; all else begins one, and is compared with what was before it. */
function editBegun(state: State, history: History): Partial<State> {
  return beginsStep(state.history, history) ? { beforeEdit: policyOf(state) } : {};
}

function analysed(state: State, analysis: Analysis): Partial<State> {
  const lastGood = analysis.reading.policy ? analysis : state.lastGood;
  return { analysis, lastGood };
}

/** A byte order mark and Windows line endings stop at the door; the ending is remembered for download. */
const sourceOf = ({ file, lineEnding }: Source): Source => ({ file, lineEnding });

function throughTheDoor(raw: string): Pick<State, 'text' | 'lineEnding'> {
  return {
    text: raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'),
    lineEnding: raw.includes('\r\n') ? '\r\n' : '\n',
  };
}
