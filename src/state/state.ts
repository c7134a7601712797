import type { Change } from '../audit/change';
import type { KubernetesVersion, Policy } from '../audit/types';
import type { TextEdit } from '../document/textEdit';
import type { Span } from '../document/tree';
import type { RequestKind, SampleRequest } from '../catalog/types';
import type { Analysis } from '../engine/check';
import type { ProblemFix } from '../engine/problemFix';
import type { Opening } from '../workspace/opening';
import type { History, OpenedFile } from './history';
import type { OpenState, OpenWorkspace } from './openWorkspace';

export const panes = ['YAML', 'Rules', 'Preview', 'Problems'] as const;
export type Pane = (typeof panes)[number];

export const detailTabs = ['why', 'events', 'request'] as const;
export type DetailTab = (typeof detailTabs)[number];

/** A place that the editor is to show; another object for each time, even of the same place. */
export interface Reveal extends Span {
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
}

export interface NoticeAction {
  title: string;
  run: () => void;
}

/** A policy to compare with, and what it is: "template Low noise". */
export interface Baseline {
  policy: Policy | undefined;
  name: string;
}

/** What the preview is compared with: the policy before the last edit, or the baseline. */
export type ComparedWith = 'edit' | 'baseline';

/**
 * The text, the version and what is selected are the truth. `analysis` and `lastGood` are
 * computed from them and only remembered here; rows and counts are computed outside.
 */
export interface State extends OpenState {
  /** The same object as long as the store lives: selectors keep what they remember by it. */
  readonly storeKey: object;
  /** Where the text was changed last: in the form, or anywhere else (typed, undone, a template). */
  changedIn: 'form' | 'text';
  /** What the policy is tried on: the catalogue's at first. Their ids differ. */
  requests: readonly SampleRequest[];
  history: History;
  /** The text that was last analysed: `text` itself, or a moment behind it while a long text is typed. */
  analysis: Analysis;
  /** The last text that had a policy in it, analysed: what the preview shows while the text is broken. */
  lastGood: Analysis | undefined;
  /** The last good policy when the last step of undo began. */
  beforeEdit: Policy | undefined;
  /** What was opened, taken as a template, or marked by the user. */
  baseline: Baseline;
  /** undefined: the preview compares with nothing. */
  comparedWith: ComparedWith | undefined;
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
   * A whole new text (template, file, example): one step of undo, and with a name the new baseline. It
   * belongs to `file` from now on, or to none.
   */
  replaceText: (text: string, name?: string, file?: OpenedFile) => void;
  /** The same with another version of the text it is: the file and the line ending stay. */
  takeText: (text: string, name?: string) => void;
  /**
   * A form edit: text edits, or a notice with the reason why not. Answers whether
   * it was done.
   */
  change: (changes: readonly Change[], then?: Then) => boolean;
  /** A quick fix: the same as `change`, and says so. */
  applyFix: (fix: ProblemFix) => boolean;
  /** Another workspace in this tab: its undo begins anew, and nothing is selected. */
  openWorkspace: (opening: Opening) => void;
  /** The open workspace under another name, or kept from now on, or under another id. */
  nameWorkspace: (workspace: Partial<OpenWorkspace>) => void;
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
  compareWith: (comparedWith: ComparedWith | undefined) => void;
  /** From now on the baseline is the policy as it is. */
  setBaseline: () => void;
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
