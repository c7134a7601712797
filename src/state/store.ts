import { createStore } from 'zustand/vanilla';
import type { Change } from '../audit/change';
import { newestKubernetes, type KubernetesVersion } from '../audit/types';
import { applyEdits } from '../document/applyEdits';
import { changeText } from '../document/changeText';
import { ruleSpans } from '../document/locate';
import type { Span } from '../document/tree';
import type { RequestKind } from '../catalog/types';
import { analyse, type Analysis } from './analysis';
import { emptyHistory, record, redo, undo, type History } from './history';

export const panes = ['YAML', 'Rules', 'Preview', 'Problems'] as const;
export type Pane = (typeof panes)[number];

export type DetailTab = 'why' | 'events' | 'request';

/** A wish that the editor shows a place; `serial` makes the same place twice two wishes. */
export interface Reveal extends Span {
  serial: number;
  focus: boolean;
}

/** What the user is told once, quietly: an edit that was refused, a fix that was applied. */
export interface Notice {
  text: string;
  tone: 'plain' | 'bad';
  at?: Span;
  serial: number;
}

/** All that is stored. Policy, problems and decisions are computed from it (analysis.ts, decisions.ts). */
export interface State {
  text: string;
  kubernetes: KubernetesVersion;
  history: History;
  /** The text that was last analysed: `text` itself, or a moment behind it while a long text is typed. */
  analysis: Analysis;
  /** The last analysis with a policy in it: what the preview shows while the text is broken. */
  lastGood: Analysis | undefined;
  lineEnding: '\n' | '\r\n';
  selectedRequest: string | undefined;
  selectedRule: number | undefined;
  requestKind: RequestKind | 'All';
  requestFilter: string;
  detailTab: DetailTab;
  /** The pane that a narrow window shows. */
  pane: Pane;
  reveal: Reveal | undefined;
  notice: Notice | undefined;
}

export interface Actions {
  /** The text as the user typed it. */
  type: (text: string) => void;
  /** A whole new text (template, file, example): one step of undo. */
  replaceText: (text: string) => void;
  /** A form edit or quick fix: text edits, or a notice with the reason why not. Answers whether it was done. */
  change: (changes: readonly Change[]) => boolean;
  undo: () => void;
  redo: () => void;
  setKubernetes: (kubernetes: KubernetesVersion) => void;
  selectRequest: (id: string | undefined) => void;
  selectRule: (index: number | undefined) => void;
  /** The caret stands at this offset: selects the rule around it, if any. */
  selectAt: (offset: number) => void;
  setRequestKind: (kind: RequestKind | 'All') => void;
  setRequestFilter: (filter: string) => void;
  setDetailTab: (tab: DetailTab) => void;
  showPane: (pane: Pane) => void;
  showPlace: (place: Span, focus?: boolean) => void;
  /** Tells the user one thing, quietly. */
  say: (text: string) => void;
  dismissNotice: () => void;
}

export type Store = State & Actions;
export type StoreApi = ReturnType<typeof createAppStore>;

/** Texts up to this length are analysed with the keystroke, longer ones when typing pauses. */
const analysedAtOnce = 60_000;
const pauseMs = 150;

let serial = 0;

/** Builds the store around a first text. */
export function createAppStore(first: { text: string; kubernetes?: KubernetesVersion }) {
  const door = throughTheDoor(first.text);
  const analysis = analyse(door.text, first.kubernetes ?? newestKubernetes);
  let pending: ReturnType<typeof setTimeout> | undefined;

  return createStore<Store>()((set, get) => {
    const show = (text: string, history: History, extra: Partial<State> = {}) => {
      if (text === get().text) return;
      clearTimeout(pending);
      set({ text, history, ...analysed(get(), analyse(text, get().kubernetes)), ...extra });
    };
    const showLater = (text: string, history: History) => {
      clearTimeout(pending);
      set({ text, history });
      pending = setTimeout(() => {
        set(analysed(get(), analyse(get().text, get().kubernetes)));
      }, pauseMs);
    };
    const step = (move: typeof undo) => {
      const done = move(get().history, get().text);
      if (!done) return;
      show(done.text, done.history, { reveal: revealAt(done.caret) });
    };

    return {
      text: door.text,
      lineEnding: door.lineEnding,
      kubernetes: analysis.kubernetes,
      history: emptyHistory,
      analysis,
      lastGood: analysis.reading.policy ? analysis : undefined,
      selectedRequest: undefined,
      selectedRule: undefined,
      requestKind: 'All',
      requestFilter: '',
      detailTab: 'why',
      pane: 'Preview',
      reveal: undefined,
      notice: undefined,

      type: (text) => {
        const { text: before, history } = get();
        if (text === before) return;
        const typed = record(history, before, text, 'typing', Date.now());
        if (text.length > analysedAtOnce) showLater(text, typed);
        else show(text, typed);
      },
      replaceText: (raw) => {
        const { text: before, history } = get();
        const { text, lineEnding } = throughTheDoor(raw);
        if (text === before) return;
        show(text, record(history, before, text, 'edit', Date.now()), {
          lineEnding,
          selectedRule: undefined,
        });
      },
      change: (changes) => {
        const { text: before, history } = get();
        const result = changeText(before, changes);
        if (result.refused !== undefined) {
          set({
            notice: {
              text: result.refused,
              tone: 'bad',
              serial: ++serial,
              ...(result.at && { at: result.at }),
            },
          });
          return false;
        }
        const text = applyEdits(before, result.edits);
        show(text, record(history, before, text, 'edit', Date.now()), { notice: undefined });
        return true;
      },
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
        const spans = ruleSpans(analysis.reading.root);
        const index = spans.findIndex(({ start, end }) => start <= offset && offset <= end);
        set({ selectedRule: index < 0 ? undefined : index });
      },
      setRequestKind: (requestKind) => set({ requestKind }),
      setRequestFilter: (requestFilter) => set({ requestFilter }),
      setDetailTab: (detailTab) => set({ detailTab }),
      showPane: (pane) => set({ pane }),
      showPlace: (place, focus = true) =>
        set({
          reveal: { start: place.start, end: place.end, focus, serial: ++serial },
          ...(focus && { pane: 'YAML' }),
        }),
      say: (text) => set({ notice: { text, tone: 'bad', serial: ++serial } }),
      dismissNotice: () => set({ notice: undefined }),
    };
  });
}

function revealAt(offset: number): Reveal {
  return { start: offset, end: offset, focus: false, serial: ++serial };
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
