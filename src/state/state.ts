import type { Change } from '../audit/change';
import type { KubernetesVersion, Policy } from '../audit/types';
import type { TextEdit } from '../document/textEdit';
import type { Span } from '../document/tree';
import type { SampleRequest, ShownKind } from '../catalog/types';
import type { Analysis } from '../engine/check';
import type { ProblemCode } from '../engine/problemCode';
import type { ProblemFix } from '../engine/problemFix';
import type { Caller } from '../requests/ownCallers';
import type { OwnRequest } from '../requests/ownRequest';
import type { Opening } from '../workspace/opening';
import type { Beside, History, OpenedFile } from './history';
import type { OpenState, OpenWorkspace } from './openWorkspace';

export const panes = ['YAML', 'Rules', 'Preview', 'Problems'] as const;
export type Pane = (typeof panes)[number];

export const detailTabs = ['why', 'events', 'request', 'expect'] as const;
export type DetailTab = (typeof detailTabs)[number];

/** A place for the editor to show; a new object each time, even for the same place. */
export interface Reveal extends Span {
  focus: boolean;
}

/** A message in the notice bar. */
export interface Notice {
  text: string;
  /** 'plain' goes away by itself; 'refused', an edit that was not made, with the next edit; 'bad' when dismissed. */
  kind: 'plain' | 'bad' | 'refused';
  /** The place in the text that it is about. */
  at?: Span;
  /** A text from another tab that can replace the one shown. */
  offer?: string;
  /** Its buttons. A notice with buttons stays until dismissed. */
  actions?: readonly NoticeAction[];
}

export interface NoticeAction {
  title: string;
  run: () => void;
}

/** A policy to compare with, and its name: "template Low noise". */
export interface Baseline {
  policy: Policy | undefined;
  text: string;
  name: string;
  /** It is the policy of the text that is being checked. */
  isDue?: true;
}

/** What a studio with a task does not say about the policy. */
export interface Withheld {
  /** Findings, advice and fixes: they would do the task. What kube-apiserver itself says stays. */
  help: boolean;
  /** The checks whose findings contradict the task. */
  codes: readonly ProblemCode[];
}

/** What the preview is compared with: the policy before the last edit, or the baseline. */
export type ComparedWith = 'edit' | 'baseline';

/**
 * The text, the Kubernetes version and the selection are the source of truth. `analysis` and
 * `lastGood` are computed from them and cached here; selectors compute rows and counts.
 */
export interface State extends OpenState {
  /** The same object for the life of the store: the key of what its selectors cache. */
  readonly storeKey: object;
  /** Where the last change of the text came from: the form, or anything else (typing, undo, a template). */
  changedIn: 'form' | 'text';
  /** The requests of the preview, each with its own id: the user's own as `sentBy` sends them, then the samples. */
  requests: readonly SampleRequest[];
  samples: readonly SampleRequest[];
  /** What is open beside the panes: reading requests, the form of a new one or the selected one, the cluster's API, callers, groups. */
  ownDialog: 'add' | 'new' | 'edit' | 'cluster' | 'callers' | 'groups' | undefined;
  history: History;
  /** The analysis of `text`, or of a slightly older text while a long one is typed. */
  analysis: Analysis;
  /** 'slow': a check takes longer than a second; 'stopped': the user stopped it. */
  checking: 'slow' | 'stopped' | undefined;
  /**
   * The analysis of the last valid version of this text: what the preview shows while kube-apiserver would reject it.
   * undefined when the text was replaced or cleared and has not been valid since.
   */
  lastGood: Analysis | undefined;
  /** Another number for a text that replaces the last one, or that is cleared: nothing of the last one is shown for it. */
  textNumber: number;
  /** The text is rejected, and typing has paused: what is shown of `lastGood` is shown as an earlier version. */
  isOutdated: boolean;
  /** The last valid policy before the latest undo step began. */
  beforeEdit: Policy | undefined;
  /** The policy that was opened, loaded as a template, or set by the user. */
  baseline: Baseline;
  /** undefined: the preview does not compare. */
  comparedWith: ComparedWith | undefined;
  selectedRequest: string | undefined;
  selectedRule: number | undefined;
  requestKind: ShownKind;
  requestFilter: string;
  /** Limits the preview to requests that changed, that the selected rule matches first, that are recorded, or that have an expectation. */
  only: 'changed' | 'rule' | 'recorded' | 'expected' | undefined;
  detailTab: DetailTab;
  /** What a task keeps from the problems that are shown; undefined outside of tasks. */
  withheld: Withheld | undefined;
  /** The detail of the selected request lies over all panes. */
  isDetailWhole: boolean;
  /** The pane shown in a narrow window. */
  pane: Pane;
  reveal: Reveal | undefined;
  notice: Notice | undefined;
  /** What screen readers say next; it is not shown. */
  spoken: string;
}

/** What follows an edit: the rule to select, if another than before, and a message to show. */
export interface Then {
  selectRule?: number | undefined;
  say?: string;
}

export interface Actions {
  /** Takes the text as the user typed it; `keyed` are the edits that led to it, one per caret, if known. */
  type: (text: string, keyed?: readonly TextEdit[]) => void;
  /**
   * Replaces the whole text (template, file, example) as one undo step; with a name it becomes the
   * baseline. From then on the text belongs to `file`, or to no file.
   */
  replaceText: (text: string, name?: string, file?: OpenedFile) => void;
  /** Does the same with another version of the same text: its file and line ending stay. */
  takeText: (text: string, name?: string) => void;
  /** Makes an edit of the form, or shows why it was not made. Returns whether it was made. */
  change: (changes: readonly Change[], then?: Then) => boolean;
  /** Applies a quick fix like `change`, and shows a notice. */
  applyFix: (fix: ProblemFix) => boolean;
  /** Opens another workspace in this tab, with an empty undo history and no selection. */
  openWorkspace: (opening: Opening) => void;
  /** Changes the name, the id or another field of the open workspace. */
  nameWorkspace: (workspace: Partial<OpenWorkspace>) => void;
  /** Stops the check that is running; the text stays unchecked. */
  stopChecking: () => void;
  /** Checks the text again after it was stopped. */
  resumeChecking: () => void;
  undo: () => void;
  redo: () => void;
  setKubernetes: (kubernetes: KubernetesVersion) => void;
  selectRequest: (id: string | undefined) => void;
  /** Replaces the own requests as one undo step, and selects one of them, or none. */
  changeOwn: (requests: readonly OwnRequest[], select?: string) => void;
  /** Changes what the user added beside the text as one undo step. */
  changeBeside: (change: Partial<Beside>) => void;
  setCaller: (caller: Caller | undefined) => void;
  /** Shows these requests instead of the samples; the own ones stay. */
  showSamples: (samples: readonly SampleRequest[]) => void;
  showOwnDialog: (dialog: State['ownDialog']) => void;
  selectRule: (index: number | undefined) => void;
  /** Selects the rule around the caret, or none. */
  selectAt: (offset: number) => void;
  setRequestKind: (kind: ShownKind) => void;
  setRequestFilter: (filter: string) => void;
  showOnly: (only: State['only']) => void;
  /** Starts comparing the preview; undefined stops it. */
  compareWith: (comparedWith: ComparedWith | undefined) => void;
  /** Makes the current policy the baseline. */
  setBaseline: () => void;
  setDetailTab: (tab: DetailTab) => void;
  hideAnswer: (isHidden: boolean) => void;
  /** Shows findings, advice and fixes that a task has withheld so far. */
  showHelp: () => void;
  /** Shows the detail over all panes, or in its place again. */
  showDetailWhole: (isWhole: boolean) => void;
  showPane: (pane: Pane) => void;
  showPlace: (place: Span, focus?: boolean) => void;
  /** Selects a rule and scrolls it into view, in the form and in the text. */
  showRule: (index: number) => void;
  /** Lets screen readers say what can only be seen otherwise. */
  speak: (text: string) => void;
  /** Shows a notice, which may offer another text. */
  say: (text: string, kind?: Notice['kind'], offer?: string) => void;
  /** Shows a notice with buttons, which stays until one is clicked or it is dismissed. */
  ask: (text: string, actions: readonly NoticeAction[]) => void;
  dismissNotice: () => void;
}

export type Store = State & Actions;
