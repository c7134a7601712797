import {
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import { selectionEdit } from '../document/selectionEdit';
import type { Span } from '../document/tree';
import { moveRuleAt } from '../state/moveRule';
import { useApp, useAppStore } from '../state/useApp';
import { Boundary } from '../ui/Boundary';
import { lazy, soon } from '../ui/lazy';
import { scrollToOffset } from './plain/scrollToOffset';
import styles from './PlainEditor.module.css';

const LineNumbers = lazy(() => import('./plain/LineNumbers'), 'early');
const loadFollowing = soon(() => import('./plain/followRules'));

/** Selection and scroll position of the text area: UTF-16 offsets, and pixels. */
export interface Caret {
  start: number;
  end: number;
  scrollTop: number;
}

interface Props {
  left: RefObject<Caret | undefined>;
  /** There are templates to start from. */
  hasTemplates?: boolean;
}

/**
 * A plain text area for the same text, with the same undo history. If it has the focus when it is
 * unmounted, it leaves its caret in `left` for the editor that replaces it.
 */
export function PlainEditor({ left, hasTemplates = false }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const store = useAppStore();
  const text = useApp((state) => state.text);
  const reveal = useApp((state) => state.reveal);
  const old = useRef(reveal);
  /** What was selected before the input that is about to arrive. */
  const selected = useRef<Span>(undefined);

  useLayoutEffect(() => {
    const element = area.current;
    return () => {
      if (!element || document.activeElement !== element) return;
      const { selectionStart: start, selectionEnd: end, scrollTop } = element;
      left.current = { start, end, scrollTop };
    };
  }, [left]);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    // The browser's undo does not cover edits in the form; the store's history does.
    const onBeforeInput = (event: InputEvent) => {
      selected.current = { start: element.selectionStart, end: element.selectionEnd };
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
      event.preventDefault();
      store.getState()[event.inputType === 'historyUndo' ? 'undo' : 'redo']();
    };
    element.addEventListener('beforeinput', onBeforeInput);
    return () => element.removeEventListener('beforeinput', onBeforeInput);
  }, [store]);

  useEffect(() => {
    const element = area.current;
    // The previous editor already showed what was set before mounting.
    if (!reveal || !element || reveal === old.current) return;
    element.setSelectionRange(reveal.start, reveal.end);
    scrollToOffset(element, reveal.start);
    if (reveal.focus) element.focus();
  }, [reveal]);

  useEffect(() => {
    const element = area.current;
    const following = loadFollowing().then(
      ({ followRules }) => (element?.isConnected ? followRules(element, store) : undefined),
      () => undefined,
    );
    return () => void following.then((stop) => stop?.());
  }, [store]);

  /** Alt+↑ and Alt+↓ move the rule at the caret, as in Monaco. */
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    const { selectionStart: start, selectionEnd: end } = event.currentTarget;
    if (!event.altKey || by === undefined || start !== end) return;
    const caret = flushSync(() => moveRuleAt(store, start, by));
    if (caret === undefined) return;
    event.preventDefault();
    event.currentTarget.setSelectionRange(caret, caret);
  };

  return (
    <div className={styles.plain}>
      <Boundary fallback={<div className={styles.numbers} />}>
        <Suspense fallback={<div className={styles.numbers} />}>
          <LineNumbers area={area} text={text} />
        </Suspense>
      </Boundary>
      <textarea
        ref={area}
        className={styles.area}
        aria-label="Policy YAML"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        value={text}
        placeholder={`Paste an audit policy, or ${hasTemplates ? 'start from a template' : 'write one'}.`}
        onKeyDown={onKeyDown}
        onChange={({ target: { value } }) => {
          const edit = selected.current && selectionEdit(text, value, selected.current);
          selected.current = undefined;
          store.getState().type(value, edit && [edit]);
        }}
      />
    </div>
  );
}
