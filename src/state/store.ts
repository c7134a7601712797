import { createStore } from 'zustand/vanilla';
import { whenProverLoads } from '../analysis/prover';
import { checkInSteps, type Analysis } from '../engine/check';
import { loadManifests } from '../engine/manifests';
import { actedAt } from './actedAt';
import { afterChange, afterFix, type Edited } from './actions/edits';
import { afterOpening, initialState, type First } from './actions/opening';
import { editsCheckedAtOnce } from './actions/checkSoon';
import { afterExtracting, afterReplacing, afterTaking } from './actions/replacing';
import { afterBeside, afterCaller, afterOwnChange, afterSamples } from './actions/beside';
import { afterRedo, afterUndo } from './actions/stepping';
import { withTypedAnalysis } from './actions/textChange';
import { afterTyping, isCheckedLater } from './actions/typing';
import { afterVersion, checkedAgain } from './actions/version';
import {
  afterCaret,
  afterComparing,
  afterSelectingRequest,
  afterSettingBaseline,
  afterShowingPane,
  afterShowingPlace,
  afterShowingRule,
} from './actions/viewing';
import { inSlices } from './inSlices';
import { pointersWith } from './pointers';
import { freshness, rowsInSteps } from './rows';
import type { State, Store } from './state';

/** How long typing pauses before a long text is checked. */
const pauseMs = 150;
/** How long typing pauses before a rejected text is shown as its last valid version. */
const outdatedMs = 700;

/** After so many ms the page says that a check takes long, and offers to stop it. */
const patienceMs = 1000;

export type StoreApi = ReturnType<typeof createAppStore>;

/** Creates a store around a first text. What its actions do is in actions/; this file adds only time and set. */
export function createAppStore(first: First, load = loadManifests) {
  let stopSteps = () => {};
  let patience: ReturnType<typeof setTimeout> | undefined;
  let pausing: ReturnType<typeof setTimeout> | undefined;

  return createStore<Store>()((set, get) => {
    const pointers = pointersWith(load, () => {
      const { text, analysis } = get();
      if (text.length <= editsCheckedAtOnce) {
        set({ analysis: pointers.atOnce(analysis) });
        repairLater();
      }
      // A check that is still due finds them itself.
      else if (analysis.text === text && !analysis.isWaiting) {
        checkLater(0, pointers.inSteps(analysis));
      }
    });
    const put = (next: Partial<State>) => {
      if (Object.keys(next).length === 0) return;
      // A new text or a new analysis replaces the check that is due.
      const isNew = next.text !== undefined || next.analysis !== undefined;
      if (isNew) stop();
      set({
        ...next,
        ...(next.analysis && { analysis: pointers.atOnce(next.analysis) }),
        ...(isNew && { checking: undefined }),
      });
      if (next.analysis?.isWaiting) checkLater(0);
      else if (next.analysis) repairLater();
      clearTimeout(pausing);
      if (freshness(get()) === 'typing') {
        pausing = setTimeout(() => set({ isOutdated: true }), outdatedMs);
      }
    };
    const stop = () => {
      stopSteps();
      clearTimeout(patience);
    };
    const putEdited = ({ next, done }: Edited) => {
      put(next);
      return done;
    };
    const checkLater = (
      afterMs: number,
      steps: Generator<undefined, Analysis> = checkedAndDecided(),
    ) => {
      const after = (step: IteratorResult<undefined, Analysis>) => {
        if (step.done) put(withTypedAnalysis(get(), step.value));
      };
      stopSteps = inSlices(steps, after, { afterMs });
      patience = setTimeout(() => set({ checking: 'slow' }), afterMs + patienceMs);
    };
    const repairLater = () => {
      const { text, analysis } = get();
      const repairs = analysis.text === text ? pointers.repairs(analysis) : undefined;
      if (repairs) checkLater(pauseMs, repairs);
    };
    /** Checks the text of the moment, and decides the requests before the preview needs the decisions. */
    function* checkedAndDecided() {
      const state = get();
      const { text, kubernetes, workspace } = state;
      const checked = yield* checkInSteps(text, kubernetes, workspace.clusterApi);
      const analysis = yield* pointers.inSteps(checked);
      yield* rowsInSteps(state, analysis);
      return analysis;
    }

    const begun = initialState(first);
    if (begun.analysis.isWaiting) checkLater(0);
    whenProverLoads(() => put(checkedAgain(get())));

    return {
      ...begun,
      analysis: pointers.atOnce(begun.analysis),

      type: (text, keyed) => {
        if (text === get().text) return;
        put(afterTyping(get(), text, actedAt(), keyed));
        if (isCheckedLater(text)) checkLater(pauseMs);
      },
      replaceText: (text, name, file) => put(afterReplacing(get(), text, actedAt(), name, file)),
      takeText: (text, name) => put(afterTaking(get(), text, actedAt(), name)),
      change: (changes, then) => putEdited(afterChange(get(), changes, actedAt(), then)),
      applyFix: (fix) => {
        if (!('extract' in fix)) return putEdited(afterFix(get(), fix, actedAt()));
        put(afterExtracting(get(), fix, actedAt()));
        return true;
      },
      openWorkspace: (opening) => put(afterOpening(get(), opening)),
      nameWorkspace: (change) => set({ workspace: { ...get().workspace, ...change } }),
      stopChecking: () => {
        stop();
        set({ checking: 'stopped' });
      },
      resumeChecking: () => {
        set({ checking: undefined });
        checkLater(0);
      },
      undo: () => put(afterUndo(get())),
      redo: () => put(afterRedo(get())),
      setKubernetes: (kubernetes) => put(afterVersion(get(), kubernetes)),
      selectRequest: (selectedRequest) => set(afterSelectingRequest(selectedRequest)),
      changeOwn: (requests, select) => set(afterOwnChange(get(), requests, actedAt(), select)),
      changeBeside: (change) => put(afterBeside(get(), change, actedAt())),
      setCaller: (caller) => set(afterCaller(get(), caller)),
      showSamples: (samples) => set(afterSamples(get(), samples)),
      showOwnDialog: (ownDialog) => set({ ownDialog }),
      selectRule: (selectedRule) => set({ selectedRule }),
      selectAt: (offset) => put(afterCaret(get(), offset)),
      setRequestKind: (requestKind) => set({ requestKind }),
      setRequestFilter: (requestFilter) => set({ requestFilter }),
      showOnly: (only) => set({ only }),
      compareWith: (comparedWith) => set(afterComparing(get(), comparedWith)),
      setBaseline: () => set(afterSettingBaseline(get())),
      setDetailTab: (detailTab) => set({ detailTab }),
      hideAnswer: (isHidden) => get().nameWorkspace({ answer: isHidden ? 'hidden' : undefined }),
      showHelp: () =>
        set(({ withheld }) => ({ withheld: withheld && { ...withheld, help: false } })),
      showDetailWhole: (isDetailWhole) => set({ isDetailWhole }),
      showPane: (pane) => set(afterShowingPane(pane)),
      showPlace: (place, focus = true) => set(afterShowingPlace(place, focus)),
      showRule: (rule) => set(afterShowingRule(get(), rule)),
      // The same text again is only said if it differs.
      speak: (text) => set(({ spoken }) => ({ spoken: spoken === text ? `${text}\u00A0` : text })),
      say: (text, kind = 'plain', offer) =>
        set({ notice: { text, kind, ...(offer !== undefined && { offer }) } }),
      ask: (text, actions) => set({ notice: { text, kind: 'plain', actions } }),
      dismissNotice: () => set({ notice: undefined }),
    };
  });
}
