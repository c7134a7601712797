import { createStore } from 'zustand/vanilla';
import type { Change } from '../audit/change';
import { newestKubernetes, type KubernetesVersion, type Policy } from '../audit/types';
import { applyEdits } from '../document/applyEdits';
import { changeText } from '../document/changeText';
import { ruleSpans } from '../document/locate';
import { ruleAt } from '../document/ruleAt';
import type { EditResult, TextEdit } from '../document/textEdit';
import type { Span } from '../document/tree';
import type { RequestKind } from '../catalog/types';
import { analyse, analyseInSteps, type Analysis } from './analysis';
import { fixText, type Extraction, type Fix } from './fix';
import {
  beginsStep,
  emptyHistory,
  record,
  redo,
  undo,
  withSource,
  type History,
  type OpenedFile,
  type Source,
} from './history';
import { ruleAfter } from './ruleAfter';

/** What the text is kept as. */
export interface Workspace {
  id: string;
  name: string;
  /**
   * kept: in this browser. shared: it came with a link, and nothing of it is kept until the user
   * says so. new: nothing to keep yet; the first change makes it kept.
   */
  standing: 'kept' | 'shared' | 'new';
  /** The revision of the library that this tab has seen, and the text it has there. */
  revision?: number | undefined;
  keptText?: string | undefined;
}

/** A workspace to open, from a link, the library or another tab. */
export interface Opening {
  workspace: Workspace;
  text: string;
  kubernetes: KubernetesVersion;
  lineEnding: '\n' | '\r\n';
}

export const panes = ['YAML', 'Rules', 'Preview', 'Problems'] as const;
export type Pane = (typeof panes)[number];

export const detailTabs = ['why', 'events', 'request'] as const;
export type DetailTab = (typeof detailTabs)[number];

/** A wish that the editor shows a place; `serial` makes the same place twice two wishes. */
export interface Reveal extends Span {
  serial: number;
  focus: boolean;
}

/** What the user is told once, quietly. */
export interface Notice {
  text: string;
  /** 'refused': an edit could not be made; gone with the next one that can. */
  kind: 'plain' | 'bad' | 'refused';
  /** The place in the text it is about. */
  at?: Span;
  /** A text that can be taken instead of the one shown: from another tab. */
  offer?: string;
  /** What can be done about it. */
  actions?: readonly NoticeAction[];
  serial: number;
}

export interface NoticeAction {
  title: string;
  run: () => void;
}

/** A policy to compare with, and what it is: "template Low noise". */
export interface Base {
  policy: Policy | undefined;
  name: string;
}

/** What the preview is compared with: the policy before the last edit, or the base. */
export type Comparison = 'edit' | 'base';

/**
 * The text, the version and what is selected are the truth. `analysis` and `lastGood` are
 * computed from them and only remembered here; rows and counts are computed outside.
 */
export interface State extends Source {
  text: string;
  /** Where the text was changed last: in the form, or anywhere else (typed, undone, a template). */
  changedIn: 'form' | 'text';
  kubernetes: KubernetesVersion;
  history: History;
  /** The text that was last analysed: `text` itself, or a moment behind it while a long text is typed. */
  analysis: Analysis;
  /** The last text that had a policy in it, analysed: what the preview shows while the text is broken. */
  lastGood: Analysis | undefined;
  /** The last good policy when the last step of undo began. */
  beforeEdit: Policy | undefined;
  /** What was opened, taken as a template, or marked by the user. */
  base: Base;
  /** undefined: the preview compares with nothing. */
  comparedWith: Comparison | undefined;
  workspace: Workspace;
  selectedRequest: string | undefined;
  selectedRule: number | undefined;
  requestKind: RequestKind | 'All';
  requestFilter: string;
  /** Shows only requests that changed, or those that the selected rule decides. */
  only: 'changed' | 'rule' | undefined;
  detailTab: DetailTab;
  /** The pane that a narrow window shows. */
  pane: Pane;
  reveal: Reveal | undefined;
  notice: Notice | undefined;
}

/** What changes with an edit: the rule to select, if not the same as before; a word to say. */
export interface Then {
  selectRule?: number | undefined;
  say?: string;
}

export interface Actions {
  /** The text as the user typed it; `keyed` are the edits that led to it, one for each caret, if known. */
  type: (text: string, keyed?: readonly TextEdit[]) => void;
  /**
   * A whole new text (template, file, example): one step of undo, and with a name the new base. It
   * belongs to `file` from now on, or to none.
   */
  replaceText: (text: string, name?: string, file?: OpenedFile) => void;
  /**
   * A form edit: text edits, or a notice with the reason why not. Answers whether
   * it was done.
   */
  change: (changes: readonly Change[], then?: Then) => boolean;
  /** A quick fix: the same as `change`, and says so. */
  mend: (fix: Fix) => boolean;
  /** Another workspace in this tab: its undo begins anew, and nothing is selected. */
  openWorkspace: (opening: Opening) => void;
  /** The open workspace under another name, or kept from now on, or under another id. */
  nameWorkspace: (workspace: Partial<Workspace>) => void;
  undo: () => void;
  redo: () => void;
  setKubernetes: (kubernetes: KubernetesVersion) => void;
  selectRequest: (id: string | undefined) => void;
  selectRule: (index: number | undefined) => void;
  /** The caret stands at this offset: selects the rule around it, if any. */
  selectAt: (offset: number) => void;
  setRequestKind: (kind: RequestKind | 'All') => void;
  setRequestFilter: (filter: string) => void;
  showOnly: (only: State['only']) => void;
  /** Compares the preview, or stops with undefined. */
  compareWith: (comparison: Comparison | undefined) => void;
  /** From now on the base is the policy as it is. */
  markBase: () => void;
  setDetailTab: (tab: DetailTab) => void;
  showPane: (pane: Pane) => void;
  showPlace: (place: Span, focus?: boolean) => void;
  /** Selects a rule and brings it into sight, in the form and in the text. */
  showRule: (index: number) => void;
  /** Tells the user one thing, quietly; may offer another text to take. */
  say: (text: string, kind?: Notice['kind'], offer?: string) => void;
  /** The same with something to do about it; stays until that is done, or it is dismissed. */
  ask: (text: string, actions: readonly NoticeAction[]) => void;
  dismissNotice: () => void;
}

export type Store = State & Actions;
export type StoreApi = ReturnType<typeof createAppStore>;

/** Texts up to this length are analysed with the keystroke, longer ones in steps when typing pauses. */
const analysedAtOnce = 60_000;
const pauseMs = 150;

let serial = 0;

/** Builds the store around a first text. */
export function createAppStore(first: Pick<Opening, 'text'> & Partial<Opening>) {
  const door = throughTheDoor(first.text);
  const analysis = analyse(door.text, first.kubernetes ?? newestKubernetes);
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
        ...analysed(get(), analyse(text, get().kubernetes)),
        ...extra,
      });
    };
    const showLater = (text: string, history: History) => {
      clearTimeout(pending);
      set({ text, history, changedIn: 'text', ...editBegun(get(), history) });
      const steps = analyseInSteps(text, get().kubernetes);
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
    const extract = ({ title, extract: policy }: Extraction) => {
      get().replaceText(policy, 'the policy as it was extracted');
      get().say(`Done: ${title}. Undo brings the whole text back.`);
      return true;
    };

    return {
      text: door.text,
      changedIn: 'text',
      lineEnding: first.lineEnding ?? door.lineEnding,
      workspace: first.workspace ?? { id: '', name: 'My policy', standing: 'kept' },
      file: undefined,
      kubernetes: analysis.kubernetes,
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
        const { text: before, history, file: oldFile, lineEnding: oldEnding } = get();
        const { text, lineEnding } = throughTheDoor(raw);
        const source = { file, lineEnding };
        if (text === before) {
          if (file) set(source);
        } else {
          const selected = { before: get().selectedRule, after: undefined };
          const step = record(history, before, text, 'edit', Date.now(), selected);
          const from = { file: oldFile, lineEnding: oldEnding };
          show(text, withSource(step, from, source), { ...source, selectedRule: undefined });
        }
        if (name === undefined) return;
        set({ base: { policy: get().analysis.reading.policy ?? undefined, name } });
      },
      change: (changes, then) =>
        edit(changeText(get().text, changes), { selectRule: sameRule(changes), ...then }),
      mend: (fix) =>
        'extract' in fix
          ? extract(fix)
          : edit(fixText(get().text, fix), {
              selectRule: sameRule('changes' in fix ? fix.changes : []),
              say: `Done: ${fix.title}.`,
            }),
      openWorkspace: ({ workspace, text: raw, kubernetes, lineEnding }) => {
        clearTimeout(pending);
        const { text } = throughTheDoor(raw);
        const opened = analyse(text, kubernetes);
        const policy = opened.reading.policy ?? undefined;
        set({
          workspace,
          text,
          kubernetes,
          lineEnding,
          file: undefined,
          changedIn: 'text',
          history: emptyHistory,
          analysis: opened,
          lastGood: policy && opened,
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
        const analysis = analyse(get().text, kubernetes);
        const lastGood = get().lastGood;
        set({
          kubernetes,
          analysis,
          lastGood: analysis.reading.policy
            ? analysis
            : lastGood && analyse(lastGood.text, kubernetes),
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
function throughTheDoor(raw: string): Pick<State, 'text' | 'lineEnding'> {
  return {
    text: raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'),
    lineEnding: raw.includes('\r\n') ? '\r\n' : '\n',
  };
}
